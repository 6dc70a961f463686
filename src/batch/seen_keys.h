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

// Hashes and, where they are asked for, a number for each: twelve to twenty-four bytes a key, or eighteen to
// thirty-six.
class KeyTable {
 public:
  enum class Holds : std::uint8_t { keys, numbers };
  explicit KeyTable(Holds holds) : holds_(holds) {}

  // The number with which the key came first, and whether that is now.
  std::pair<std::uint32_t, bool> emplace(std::uint64_t key, std::uint32_t number) {
    if (3 * (count_ + 1) > 2 * keys_.size()) grow();
    const auto put = this->put(key | 1U, number);  // 0 is an empty slot
    if (put.second) ++count_;
    return put;
  }
  void clear() {
    std::vector<std::uint64_t>().swap(keys_);
    std::vector<std::uint32_t>().swap(numbers_);
    count_ = 0;
  }

 private:
  std::pair<std::uint32_t, bool> put(std::uint64_t key, std::uint32_t number) {
    const std::uint64_t mask = keys_.size() - 1;
    for (std::uint64_t at = (key >> 1U) & mask;; at = (at + 1) & mask) {
      if (keys_[at] == key) return {numbers_.empty() ? 0 : numbers_[at], false};
      if (keys_[at] != 0) continue;
      keys_[at] = key;
      if (!numbers_.empty()) numbers_[at] = number;
      return {number, true};
    }
  }
  void grow() {
    constexpr std::size_t kFirst = 256;
    const std::vector<std::uint64_t> keys = std::exchange(keys_, std::vector<std::uint64_t>());
    const std::vector<std::uint32_t> numbers = std::exchange(numbers_, std::vector<std::uint32_t>());
    keys_.resize(keys.empty() ? kFirst : 2 * keys.size());
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

class SeenKeys {
 public:
  // False where the key was there.
  [[nodiscard]] bool add(std::string_view key) { return keys_.emplace(std::hash<std::string_view>()(key), 0).second; }
  void clear() { keys_.clear(); }

 private:
  KeyTable keys_{KeyTable::Holds::keys};
};

}  // namespace ducha
