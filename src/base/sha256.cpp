// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.h"

#include <new>

#include <nettle/sha2.h>

namespace ducha {

namespace {

sha256_ctx* context(std::byte* state) { return std::launder(reinterpret_cast<sha256_ctx*>(state)); }

}  // namespace

Sha256::Sha256() {
  static_assert(sizeof(sha256_ctx) <= sizeof(state_) && alignof(sha256_ctx) <= kAlignment);
  sha256_init(new (state_.data()) sha256_ctx);
}

void Sha256::add(std::string_view bytes) {
  sha256_update(context(state_.data()), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(context(state_.data()), digest.size(), digest.data());
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result(2 * digest.size(), '\0');
  auto digit = result.begin();
  for (const std::uint8_t byte : digest) {
    *digit++ = kDigits[byte >> 4U];
    *digit++ = kDigits[byte & 0xFU];
  }
  return result;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace ducha
