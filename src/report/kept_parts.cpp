// SPDX-License-Identifier: Apache-2.0
#include "report/kept_parts.h"

#include <cerrno>
#include <utility>

namespace ducha {

void append_parts(std::string& out, Output& output, const SpillBuffer& parts, std::string_view before,
                  std::string_view behind) {
  constexpr std::size_t kPiece = 1U << 16U;
  bool first = true;
  const bool read = parts.each([&](std::string_view part) {
    if (!std::exchange(first, false)) out += ',';
    out.append(before).append(part).append(behind);
    if (out.size() > kPiece) {
      output.write(out);
      out.clear();
    }
    return true;
  });
  if (!read) output.reject(EIO);
}

}  // namespace ducha
