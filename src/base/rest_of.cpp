// SPDX-License-Identifier: Apache-2.0
#include "base/rest_of.h"

#include <istream>

namespace ducha {

std::string rest_of(std::istream& stream) {
  constexpr std::size_t kBlock = 1U << 16U;
  std::string bytes;
  while (stream) {
    const std::size_t held = bytes.size();
    bytes.resize(held + kBlock);
    stream.read(bytes.data() + held, static_cast<std::streamsize>(kBlock));
    bytes.resize(held + static_cast<std::size_t>(stream.gcount()));
  }
  return bytes;
}

}  // namespace ducha
