// SPDX-License-Identifier: Apache-2.0
#include "base/rest_of.h"

#include <istream>

namespace ducha {

std::string rest_of(std::istream& stream, std::size_t likely) {
  constexpr std::size_t kBlock = 1U << 16U;
  std::string bytes;
  // One byte more shows that it ends there.
  for (std::size_t wanted = likely == 0 ? kBlock : likely + 1; stream; wanted = kBlock) {
    const std::size_t held = bytes.size();
    bytes.resize(held + wanted);
    stream.read(bytes.data() + held, static_cast<std::streamsize>(wanted));
    bytes.resize(held + static_cast<std::size_t>(stream.gcount()));
  }
  return bytes;
}

}  // namespace ducha
