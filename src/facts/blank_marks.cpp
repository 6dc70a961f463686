// SPDX-License-Identifier: Apache-2.0
#include "facts/blank_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "feel/value/in_place.h"

namespace ducha {

namespace {

constexpr std::size_t kLongest = 30;  // of any word of the tables

template <std::size_t count>
bool holds(const std::array<std::string_view, count>& table, std::string_view text) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

// Without folding, which drops hyphens, and so dashes.
std::string compared(std::string_view text) {
  std::string narrow = to_simplified(narrowed(text));
  for (char& c : narrow) {
    c = lower(c);
  }
  return narrow;
}

constexpr std::array kBlanks = {
#define DUCHA_BLANK(folded) std::string_view(folded),
#include "facts/spelling.def"
};
constexpr std::array kNones = {
#define DUCHA_NONE(folded) std::string_view(folded),
#include "facts/spelling.def"
};
constexpr std::array kDittos = {
#define DUCHA_DITTO(folded) std::string_view(folded),
#include "facts/spelling.def"
};

// A row of dashes, however long.
bool is_line(std::string_view text) {
  static constexpr std::array kDashes = {
      std::string_view("-"),
#define DUCHA_DASH(character) std::string_view(character),
#include "facts/spelling.def"
  };
  while (!text.empty()) {
    const auto dash =
        std::find_if(kDashes.begin(), kDashes.end(), [&text](auto each) { return text.starts_with(each); });
    if (dash == kDashes.end()) return false;
    text.remove_prefix(dash->size());
  }
  return true;
}

}  // namespace

bool is_missing_mark(std::string_view text) {
  if (text.size() > kLongest) return false;
  if (text.empty()) return true;
  // Most figures begin with a digit, and no mark does.
  if (text.front() >= '0' && text.front() <= '9') return false;
  const std::string narrow = compared(text);
  return narrow.empty() || holds(kBlanks, narrow) || is_line(narrow);
}

bool is_ditto(std::string_view text) {
  // Asked of every value: few begin as one of these does.
  constexpr std::size_t kLongestDitto = 16;
  if (text.empty() || text.size() > kLongestDitto || (text.front() >= '0' && text.front() <= '9')) return false;
  const auto byte = static_cast<unsigned char>(text.front());
  const std::string_view same = kDittos.front().substr(0, 3);
  const bool ideograph = byte >= 0xE4 && byte <= 0xE9;
  return (!ideograph || text.starts_with(same)) && holds(kDittos, compared(text));
}

bool says_none(std::string_view text) { return text.size() <= kLongest && holds(kNones, compared(text)); }

std::string_view one_none() { return kNones.front(); }

std::string_view with_one_none(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !ascii && says_none(text) ? one_none() : text;
}

bool is_under_way(std::string_view text) { return text.size() <= kLongest && feel::tells_progress(compared(text)); }

}  // namespace ducha
