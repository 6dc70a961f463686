// SPDX-License-Identifier: Apache-2.0
// The text of a policy document as copies of it travel, made readable again: simplified, without the glosses of a
// converter (a reading in brackets behind a character), page marks and lines broken in the middle. What a wrong
// encoding ate cannot be brought back; it is marked, so that a search may pass over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/source.h"

namespace ducha {

struct Letter {
  std::int32_t value = 0;    // a code point, simplified; '\n' ends a paragraph
  std::uint32_t offset = 0;  // of it in the source
  bool damaged = false;      // it, or something at it, was lost
};

// How many letters from a loss on may be wrong, within a line.
inline constexpr std::size_t kLossReach = 9;

struct RepairedText {
  SourcePtr source;
  std::vector<Letter> letters;

  // Of a range of letters; paragraphs end in '\n'.
  [[nodiscard]] std::string text(std::size_t begin, std::size_t end) const;
  // The same for people: a white square in place of each letter that is lost.
  [[nodiscard]] std::string readable(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;
};

// Bytes that are not UTF-8 are damage.
[[nodiscard]] RepairedText repair(const SourcePtr& source);

}  // namespace ducha
