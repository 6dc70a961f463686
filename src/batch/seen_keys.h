// SPDX-License-Identifier: Apache-2.0
// Which keys came before, in eight bytes each: a key that never came is taken for one that did once in 10^13 of a
// million keys.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace ducha {

class SeenKeys {
 public:
  // False where the key was there.
  [[nodiscard]] bool add(std::string_view key) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    const std::uint64_t hash = std::hash<std::string_view>()(key) | 1U;  // 0 is an empty slot
    if (!put(hash)) return false;
    ++count_;
    return true;
  }
  void clear() {
    std::vector<std::uint64_t>().swap(slots_);
    count_ = 0;
  }

 private:
  bool put(std::uint64_t hash) {
    const std::uint64_t mask = slots_.size() - 1;
    for (std::uint64_t at = (hash >> 1U) & mask;; at = (at + 1) & mask) {
      if (slots_[at] == hash) return false;
      if (slots_[at] != 0) continue;
      slots_[at] = hash;
      return true;
    }
  }
  void grow() {
    constexpr std::size_t kFirst = 1024;
    std::vector<std::uint64_t> old = std::exchange(slots_, std::vector<std::uint64_t>());
    slots_.resize(old.empty() ? kFirst : 2 * old.size());
    for (const std::uint64_t hash : old) {
      if (hash != 0) static_cast<void>(put(hash));
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t count_ = 0;
};

}  // namespace ducha
