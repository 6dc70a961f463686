// SPDX-License-Identifier: Apache-2.0
// Lines that are kept in their order and read again: in memory up to a bound, beyond it in a temporary file that
// vanishes with the process. Where no file can be had, memory holds them all.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"

namespace ducha {

class SpillBuffer {
 public:
  explicit SpillBuffer(std::size_t in_memory = kSpillInMemory) : bound_(in_memory) {}

  void add(std::string_view line);  // without its line feed
  [[nodiscard]] std::size_t size() const { return size_; }
  // Every line in its order, until `take` gives false. False where the file could not be read back.
  [[nodiscard]] bool each(const std::function<bool(std::string_view line)>& take) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void spill();

  std::size_t bound_;
  std::size_t size_ = 0;
  bool no_file_ = false;  // none could be made, or it is full
  std::unique_ptr<std::FILE, Close> file_;
  std::size_t in_file_ = 0;  // bytes
  std::string memory_;       // what follows the file's lines, each with its line feed
};

}  // namespace ducha
