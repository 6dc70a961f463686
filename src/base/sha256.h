// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4): names a rulebook and a finding by what they hold. Not for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ducha {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits; nothing may be added afterwards.
  [[nodiscard]] std::string hex();

 private:
  void block(const unsigned char* bytes);

  std::array<std::uint32_t, 8> state_;
  std::array<unsigned char, 64> pending_{};
  std::size_t held_ = 0;
  std::uint64_t total_ = 0;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace ducha
