// SPDX-License-Identifier: Apache-2.0
// Room for a number of things known only when it is made; few of them need no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace ducha::feel {

template <typename T, std::size_t Few>
class Buffer {
 public:
  explicit Buffer(std::size_t size) : size_(size) {
    if (size > Few) many_ = std::vector<T>(size);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  [[nodiscard]] T* data() { return size_ > Few ? many_.data() : few_.data(); }
  [[nodiscard]] T& operator[](std::size_t index) { return data()[index]; }
  [[nodiscard]] std::span<T> all() { return {data(), size_}; }

 private:
  std::size_t size_;
  std::array<T, Few> few_{};
  std::vector<T> many_;
};

}  // namespace ducha::feel
