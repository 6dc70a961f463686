// SPDX-License-Identifier: Apache-2.0
// Lines that are kept in their order and read again: in memory up to a bound, beyond it in a temporary file that
// vanishes with the process. Where no file can be had, memory holds them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace ducha {

class SpillBuffer {
 public:
  explicit SpillBuffer(std::size_t in_memory = kSpillInMemory) : bound_(in_memory) {}

  void add(std::string_view line);  // without its line feed
  [[nodiscard]] std::size_t size() const { return size_; }
  // The errno by which no file could be had, or no more written: memory holds what came after. 0: all is well.
  [[nodiscard]] int failure() const { return failure_; }
  // Every line in its order, until `take` gives false. False where the file could not be read back.
  [[nodiscard]] bool each(const std::function<bool(std::string_view line)>& take) const;
  // The lines of these numbers, from 0 and ascending, without reading what lies between them: some lines around each.
  // False where the file could not be read back. Memory: half a byte a line.
  [[nodiscard]] bool at(std::span<const std::uint32_t> numbers,
                        const std::function<void(std::uint32_t number, std::string_view line)>& take) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  static constexpr std::size_t kLinesInBlock = 16;

  void spill();
  [[nodiscard]] bool read_block(std::size_t block, std::string& bytes) const;

  std::size_t bound_;
  std::size_t size_ = 0;
  int failure_ = 0;
  std::unique_ptr<std::FILE, Close> file_;
  std::size_t in_file_ = 0;          // bytes
  std::string memory_;               // what follows the file's lines, each with its line feed
  std::vector<std::size_t> blocks_;  // where every so many lines begin, in bytes from the first
};

}  // namespace ducha
