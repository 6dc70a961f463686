// SPDX-License-Identifier: Apache-2.0
// Which keys came before, by their hashes of 64 bits: a key that never came is taken for one that did once in 10^13 of
// a million keys.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace ducha {

// Hashes and, where they are asked for, a number for each: ten to thirteen bytes a key, or fifteen to nineteen; of
// a large table ten to twenty, or fifteen to thirty.
class KeyTable {
 public:
  enum class Holds : std::uint8_t { keys, numbers };
  explicit KeyTable(Holds holds) : holds_(holds) {}

  // The number with which the key came first, and whether that is now.
  std::pair<std::uint32_t, bool> emplace(std::uint64_t key, std::uint32_t number) {
    if (5 * (count_ + 1) > 4 * keys_.size()) grow();
    const auto put = this->put(key | 1U, number);  // 0 is an empty slot
    if (put.second) ++count_;
    return put;
  }

 private:
  // Slots go by the upper half of a hash, in its order, so that there may be any number of them.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const { return ((key >> 32U) * keys_.size()) >> 32U; }
  std::pair<std::uint32_t, bool> put(std::uint64_t key, std::uint32_t number) {
    for (std::size_t at = slot_of(key);; at = at + 1 == keys_.size() ? 0 : at + 1) {
      if (keys_[at] == key) return {numbers_.empty() ? 0 : numbers_[at], false};
      if (keys_[at] != 0) continue;
      keys_[at] = key;
      if (!numbers_.empty()) numbers_[at] = number;
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
    if (holds_ == Holds::numbers) numbers_.resize(keys_.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] != 0) put(keys[i], numbers.empty() ? 0 : numbers[i]);
    }
  }

  Holds holds_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> numbers_;
  std::size_t count_ = 0;
};

// In many small tables: while one of them grows, the others do not stand there twice.
class SeenKeys {
 public:
  // False where the key was there.
  [[nodiscard]] bool add(std::string_view key) {
    const std::uint64_t hash = std::hash<std::string_view>()(key);
    return parts_[(hash >> 1U) % kParts].emplace(hash, 0).second;
  }
  void clear() { parts_ = std::vector<KeyTable>(kParts, KeyTable(KeyTable::Holds::keys)); }

 private:
  static constexpr std::size_t kParts = 64;
  std::vector<KeyTable> parts_ = std::vector<KeyTable>(kParts, KeyTable(KeyTable::Holds::keys));
};

}  // namespace ducha
