// SPDX-License-Identifier: Apache-2.0
#include "authoring/text_changes.h"

#include <array>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/syntax/tokens.h"

namespace ducha {

namespace {

using feel::Keyword;
using feel::Mark;
using feel::Token;

// The next number up or down in the last digit that is written: 0.90 is 0.91 and 0.89.
std::optional<std::string> neighbour(std::string_view number, int step) {
  const std::size_t point = number.find('.');
  const std::size_t digits = point == std::string_view::npos ? 0 : number.size() - point - 1;
  const auto value = Decimal::read(number);
  const auto unit = Decimal::read("1e-" + std::to_string(digits));
  if (!value || !unit) return std::nullopt;
  const auto next = step > 0 ? add(*value, *unit) : subtract(*value, *unit);
  if (!next || next->is_negative()) return std::nullopt;
  return next->to_string();
}

struct Pair {
  std::string_view from, to;
};
constexpr std::array<Pair, 6> kComparisons = {
    {{"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}, {"=", "!="}, {"!=", "="}}};
constexpr std::array<Pair, 4> kConnectives = {{{"and", "or"}, {"or", "and"}, {"some", "every"}, {"every", "some"}}};
// Of a duration of one unit: P7D and P7M, P2Y and P2M.
constexpr std::array<Pair, 3> kUnits = {{{"D", "M"}, {"M", "Y"}, {"Y", "M"}}};

template <std::size_t N>
std::optional<std::string_view> opposite(const std::array<Pair, N>& pairs, std::string_view text) {
  for (const Pair& pair : pairs) {
    if (pair.from == text) return pair.to;
  }
  return std::nullopt;
}

class Changes {
 public:
  explicit Changes(std::string_view text) : text_(text) {}

  std::vector<TextChange> all() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) of_token(i);
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, Span at, std::string_view to) { changes_.push_back({kind, at, std::string(to)}); }

  void of_token(std::size_t index) {
    const Token& token = tokens_[index];
    const std::string_view text = feel::text_of(token, text_);
    if (token.mark == Mark::number) {
      of_number(text, token.at);
    } else if (token.mark == Mark::string) {
      of_string(text, token.at);
    } else if (token.mark == Mark::dots) {
      of_range(index);
    } else if (const auto sign = opposite(kComparisons, text)) {
      add(ChangeKind::comparison, token.at, *sign);
    } else if (const auto word = opposite(kConnectives, text)) {
      add(ChangeKind::connective, token.at, *word);
    }
  }

  void of_number(std::string_view text, Span at) {
    for (const int step : {1, -1}) {
      if (const auto next = neighbour(text, step)) add(ChangeKind::number, at, *next);
    }
  }

  // What stands between the quotes, if it is a day or a duration.
  void of_string(std::string_view quoted, Span at) {
    if (quoted.size() < 4) return;
    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    const Span inner = {at.offset + 1, at.length - 2};
    if (const auto day = read_iso_date(text)) {
      for (const int step : {1, -1}) {
        if (const auto next = plus_days(*day, step)) add(ChangeKind::number, inner, to_string(*next));
      }
      return;
    }
    if (text.front() != 'P') return;
    const std::string_view number = text.substr(1, text.size() - 2);
    if (number.find_first_not_of("0123456789") != std::string_view::npos) return;
    of_number(number, {inner.offset + 1, inner.length - 2});
    if (const auto unit = opposite(kUnits, text.substr(text.size() - 1)))
      add(ChangeKind::unit_of_time, {inner.end() - 1, 1}, *unit);
  }

  // The brackets around the two dots; a range without brackets has none.
  void of_range(std::size_t dots) {
    if (const auto open = bracket(dots, false)) add(ChangeKind::bound, tokens_[*open].at, "(");
    if (const auto close = bracket(dots, true)) add(ChangeKind::bound, tokens_[*close].at, ")");
  }

  [[nodiscard]] std::optional<std::size_t> bracket(std::size_t dots, bool forward) const {
    int depth = 0;
    for (std::size_t i = dots; forward ? i + 1 < tokens_.size() : i > 0;) {
      i = forward ? i + 1 : i - 1;
      const Mark mark = tokens_[i].mark;
      const bool opens = mark == Mark::left_bracket || mark == Mark::left_paren;
      const bool closes = mark == Mark::right_bracket || mark == Mark::right_paren;
      if (!opens && !closes) continue;
      const bool inward = forward ? opens : closes;
      if (inward) {
        ++depth;
      } else if (depth-- == 0) {
        const bool square = mark == (forward ? Mark::right_bracket : Mark::left_bracket);
        return square ? std::optional(i) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Token> tokens_ = feel::tokens_of(text_);
  std::vector<TextChange> changes_;
};

}  // namespace

std::string_view to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::number: return "number";
    case ChangeKind::comparison: return "comparison";
    case ChangeKind::connective: return "connective";
    case ChangeKind::bound: return "bound";
    case ChangeKind::unit_of_time: return "unit_of_time";
    case ChangeKind::grounds: return "grounds";
    case ChangeKind::setting: return "setting";
  }
  return {};
}

std::vector<TextChange> text_changes(std::string_view expression) { return Changes(expression).all(); }

std::string changed(std::string_view text, const TextChange& change) {
  std::string result(text);
  return result.replace(change.at.offset, change.at.length, change.to);
}

}  // namespace ducha
