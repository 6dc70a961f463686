// SPDX-License-Identifier: Apache-2.0
#include "wording/search.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "wording/characters.h"

namespace ducha {

namespace {

// A letter of the phrase that is not there weighs more than any number of wrong ones in its place.
constexpr std::size_t kLacking = 100;
constexpr std::int32_t kEllipsis = 0x2026;

// One of two spellings that are both in use: to put on, to write.
std::int32_t one_spelling(std::int32_t c) {
  constexpr std::int32_t kTraditional = 0x8457;
  constexpr std::int32_t kSimplified = 0x7740;
  constexpr std::int32_t kCircle = 0x25CB;
  constexpr std::int32_t kIdeographicZero = 0x3007;
  if (c == kCircle) return kIdeographicZero;
  return c == kTraditional ? kSimplified : c;
}

std::int32_t compared(std::int32_t c) {
  constexpr std::int32_t kWideFirst = 0xFF01;
  constexpr std::int32_t kWideLast = 0xFF5E;
  constexpr std::int32_t kShift = kWideFirst - '!';
  if (c >= kWideFirst && c <= kWideLast) c -= kShift;
  if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return one_spelling(c);
}

// The phrase's letters, in the pieces between its ellipses.
std::vector<std::vector<std::int32_t>> pieces_of(const std::string& phrase) {
  std::vector<std::vector<std::int32_t>> pieces(1);
  for (std::size_t at = 0; at < phrase.size();) {
    const CodePoint point = code_point_at(phrase, at);
    const std::int32_t value = compared(point.value);
    if (point.value == kEllipsis && !pieces.back().empty()) pieces.emplace_back();
    if (is_letter_or_digit(value)) pieces.back().push_back(value);
    at += point.length;
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

}  // namespace

TextSearch::TextSearch(const RepairedText& text) {
  std::size_t reach = 0;
  for (std::size_t at = 0; at < text.letters.size(); ++at) {
    const Letter& letter = text.letters[at];
    if (letter.damaged) reach = kLossReach;
    if (letter.value == '\n') reach = 0;
    const std::int32_t value = compared(letter.value);
    if (letter.damaged || is_letter_or_digit(value)) counted_.push_back({value, at, reach > 0});
    if (reach > 0) --reach;
  }
}

// Without damage each letter is the phrase's.
std::optional<TextSearch::Fit> TextSearch::fit(const std::vector<std::int32_t>& piece, std::size_t at,
                                               std::size_t to) const {
  for (std::size_t index = 0; index < piece.size(); ++index) {
    if (at + index >= to) return std::nullopt;
    if (counted_[at + index].loose) return loose_fit(piece, at, to);
    if (counted_[at + index].value != piece[index]) return std::nullopt;
  }
  return Fit{at + piece.size(), 0};
}

// The cheapest alignment in which letters at damage, and letters of the phrase there, may be passed over.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): one table filled in
std::optional<TextSearch::Fit> TextSearch::loose_fit(const std::vector<std::int32_t>& piece, std::size_t at,
                                                     std::size_t to) const {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  const std::size_t columns = piece.size() + 1;
  const std::size_t rows = std::min(to - at, piece.size() + kLossReach) + 1;
  std::vector<std::size_t> cost(rows * columns, kNone);
  const auto offer = [&](std::size_t row, std::size_t column, std::size_t value) {
    std::size_t& known = cost[row * columns + column];
    known = std::min(known, value);
  };
  cost[0] = 0;
  std::optional<Fit> best;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t here = cost[row * columns + column];
      if (here == kNone) continue;
      const bool inside = row + 1 < rows;
      const bool loose = (inside && counted_[at + row].loose) || (row > 0 && counted_[at + row - 1].loose);
      if (column == piece.size()) {
        if (!best || here < best->cost) best = Fit{at + row, here};
        continue;
      }
      if (inside && counted_[at + row].value == piece[column]) offer(row + 1, column + 1, here);
      if (loose) offer(row, column + 1, here + kLacking);
      if (inside && counted_[at + row].loose) offer(row + 1, column, here + 1);
    }
  }
  // Half of the phrase at least must be there, or anything would fit any damage.
  if (best && best->cost / kLacking * 2 > piece.size()) best.reset();
  return best;
}

std::optional<Match> TextSearch::find_piece(const std::vector<std::int32_t>& piece, std::size_t from,
                                            std::size_t to) const {
  for (std::size_t at = from; at < to; ++at) {
    std::optional<Fit> found = fit(piece, at, to);
    if (!found) continue;
    // At damage the next beginnings may fit better; where letters were lost the words begin with the damage.
    for (std::size_t later = at + 1; found->cost > 0 && later < std::min(at + kLossReach, to); ++later) {
      const std::optional<Fit> other = fit(piece, later, to);
      const bool better = other && (other->cost / kLacking < found->cost / kLacking ||
                                    (found->cost < kLacking && other->cost < found->cost));
      if (!better) continue;
      found = other;
      at = later;
    }
    return Match{counted_[at].letter, counted_[found->end - 1].letter + 1};
  }
  return std::nullopt;
}

std::optional<Match> TextSearch::find(std::string_view phrase, std::size_t begin, std::size_t end) const {
  const auto position = [&](std::size_t letter) {
    return static_cast<std::size_t>(
        std::lower_bound(counted_.begin(), counted_.end(), letter,
                         [](const Counted& each, std::size_t wanted) { return each.letter < wanted; }) -
        counted_.begin());
  };
  const auto pieces = pieces_of(simplified_words(phrase));
  std::size_t from = position(begin);
  const std::size_t to = position(end);
  std::optional<Match> whole;
  for (const std::vector<std::int32_t>& piece : pieces) {
    const std::optional<Match> found = find_piece(piece, from, to);
    if (!found) return std::nullopt;
    whole = Match{whole ? whole->begin : found->begin, found->end};
    from = position(found->end);
  }
  return whole;
}

}  // namespace ducha
