// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4) by nettle: names a rulebook and a finding by what they hold. Not for secrets.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace ducha {

class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits; nothing may be added afterwards.
  [[nodiscard]] std::string hex();

 private:
  static constexpr std::size_t kAlignment = 16;
  alignas(
      kAlignment) std::array<std::byte, 128> state_;  // nettle's, whose header is no affair of whoever includes this
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace ducha
