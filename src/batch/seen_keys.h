// SPDX-License-Identifier: Apache-2.0
// Which keys came before, and the greatest number that each came with, by their hashes of 64 bits: a key that never
// came is taken for one that did once in 10^13 of a million keys.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ducha {

// Hashes and a number for each: fifteen to nineteen bytes a key; of a large table fifteen to thirty.
class KeyTable {
 public:
  // The number with which the key came first, and whether that is now.
  std::pair<std::uint32_t, bool> emplace(std::uint64_t key, std::uint32_t number) {
    if (5 * (count_ + 1) > 4 * keys_.size()) grow();
    const auto put = this->put(key | 1U, number);  // 0 is an empty slot
    if (put.second) ++count_;
    return put;
  }
  // Of a key that is there.
  void set(std::uint64_t key, std::uint32_t number) {
    std::size_t at = slot_of(key | 1U);
    while (keys_[at] != (key | 1U)) at = at + 1 == keys_.size() ? 0 : at + 1;
    numbers_[at] = number;
  }

 private:
  // Slots go by the upper half of a hash, in its order, so that there may be any number of them.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const { return ((key >> 32U) * keys_.size()) >> 32U; }
  std::pair<std::uint32_t, bool> put(std::uint64_t key, std::uint32_t number) {
    for (std::size_t at = slot_of(key);; at = at + 1 == keys_.size() ? 0 : at + 1) {
      if (keys_[at] == key) return {numbers_[at], false};
      if (keys_[at] != 0) continue;
      keys_[at] = key;
      numbers_[at] = number;
      return {number, true};
    }
  }
  void grow() {
    constexpr std::size_t kFirst = 16;
    constexpr std::size_t kLarge = 65'536;
    const std::vector<std::uint64_t> keys = std::exchange(keys_, std::vector<std::uint64_t>());
    const std::vector<std::uint32_t> numbers = std::exchange(numbers_, std::vector<std::uint32_t>());
    // By a quarter: a table that doubles is half empty when it has grown. A large one does, for it leaves a hole that
    // little else fills.
    keys_.resize(keys.empty() ? kFirst : keys.size() + (keys.size() < kLarge ? keys.size() / 4 : keys.size()));
    numbers_.resize(keys_.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] != 0) put(keys[i], numbers[i]);
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> numbers_;
  std::size_t count_ = 0;
};

// In many small tables: while one of them grows, the others do not stand there twice.
class SeenKeys {
 public:
  // Of a key that was there: the greatest number that it came with.
  [[nodiscard]] std::optional<std::uint32_t> add(std::string_view key, std::uint32_t number) {
    const std::uint64_t hash = std::hash<std::string_view>()(key);
    KeyTable& part = parts_[(hash >> 1U) % kParts];
    const auto [greatest, fresh] = part.emplace(hash, number);
    if (fresh) return std::nullopt;
    if (number > greatest) part.set(hash, number);
    return greatest;
  }
  void clear() { parts_ = std::vector<KeyTable>(kParts); }

 private:
  static constexpr std::size_t kParts = 64;
  std::vector<KeyTable> parts_ = std::vector<KeyTable>(kParts);
};

}  // namespace ducha
