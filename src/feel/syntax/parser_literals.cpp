// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "feel/codes.h"
#include "feel/syntax/lexer.h"
#include "feel/syntax/parsing.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t offset, std::size_t digits) {
  if (offset + digits > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (const char each : text.substr(offset, digits)) {
    const bool digit = each >= '0' && each <= '9';
    const char letter = static_cast<char>(each | 0x20);
    if (!digit && (letter < 'a' || letter > 'f')) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit ? each - '0' : letter - 'a' + 10);
  }
  return value;
}

bool is_surrogate(std::uint32_t value) { return value >= 0xD800 && value < 0xE000; }

struct Escape {
  std::uint32_t character;
  std::size_t bytes;
};

// \uXXXX, two of them for a surrogate pair, \UXXXXXX.
std::optional<Escape> code_point_escape(std::string_view text, std::size_t offset) {
  const std::size_t digits = text[offset + 1] == 'u' ? 4 : 6;
  const std::optional<std::uint32_t> value = hexadecimal(text, offset + 2, digits);
  if (!value || *value > 0x10FFFF) return std::nullopt;
  if (!is_surrogate(*value)) return Escape{*value, 2 + digits};
  if (digits != 4 || *value >= 0xDC00 || text.substr(offset + 6, 2) != "\\u") return std::nullopt;
  const std::optional<std::uint32_t> low = hexadecimal(text, offset + 8, 4);
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
  return Escape{0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00), 12};
}

bool holds_look_alike(std::string_view name) {
  for (std::size_t offset = 0; offset < name.size();) {
    const CodePoint next = code_point_at(name, offset);
    if (!look_alike(name.substr(offset, next.length)).empty()) return true;
    offset += next.length;
  }
  return false;
}

constexpr std::string_view kEscapes = "n\nr\rt\t\"\"''\\\\";

}  // namespace

NodeId Parser::primary() {
  switch (token_.mark) {
    case Mark::word: return word();
    case Mark::number: {
      const Span at = token_.at;
      advance();
      return add(Syntax::number, at, {}, std::string(slice(at)));
    }
    case Mark::string: return string();
    case Mark::at: return temporal();
    case Mark::question: {
      const Span at = token_.at;
      advance();
      return add(Syntax::name, at, {}, "?");
    }
    case Mark::left_paren: return parentheses();
    case Mark::left_bracket: return brackets();
    case Mark::right_bracket:
      if (begins_range()) return outward_range();
      break;
    case Mark::left_brace: return context();
    case Mark::end:
    case Mark::plus:
    case Mark::minus:
    case Mark::star:
    case Mark::power:
    case Mark::slash:
    case Mark::equal:
    case Mark::not_equal:
    case Mark::less:
    case Mark::less_equal:
    case Mark::greater:
    case Mark::greater_equal:
    case Mark::right_paren:
    case Mark::right_brace:
    case Mark::comma:
    case Mark::colon:
    case Mark::dot:
    case Mark::dots:
    case Mark::arrow:
    case Mark::unclosed_string:
    case Mark::unclosed_comment:
    case Mark::unknown: break;
  }
  expected(words_of(Word::expression));
  return add(Syntax::null, token_.at);
}

NodeId Parser::negative_number(Span sign) {
  std::string text = "-" + std::string(slice(token_.at));
  advance();
  return add(Syntax::number, since(sign), {}, std::move(text));
}

NodeId Parser::word() {
  const Span at = token_.at;
  const Keyword keyword = token_.keyword;
  if (keyword == Keyword::none) return name();
  const auto known = scope_.names_at(text_, at.offset);
  if (!known.empty() && !known.back().one_word) return name();
  switch (keyword) {
    case Keyword::if_: return condition();
    case Keyword::for_:
    case Keyword::some:
    case Keyword::every: return iteration(keyword);
    case Keyword::function: return function();
    case Keyword::null: advance(); return add(Syntax::null, at);
    case Keyword::true_:
    case Keyword::false_: {
      advance();
      const NodeId made = add(Syntax::boolean, at);
      node(made).flag = keyword == Keyword::true_;
      return made;
    }
    case Keyword::none:
    case Keyword::and_:
    case Keyword::between:
    case Keyword::else_:
    case Keyword::external:
    case Keyword::in:
    case Keyword::instance:
    case Keyword::of:
    case Keyword::or_:
    case Keyword::return_:
    case Keyword::satisfies:
    case Keyword::then: break;
  }
  if (!known.empty()) return name();
  expected(words_of(Word::expression));
  return add(Syntax::null, at);
}

// The longest name in scope. Of equals what is declared hides what an item may have, and that the built-in functions.
// `date and time` without its bracket is no function where `date` is a name: it is the beginning of `date and ...`.
NodeId Parser::name() {
  const std::uint32_t begin = token_.at.offset;
  std::uint32_t end = token_.at.end();
  std::string text(slice(token_.at));
  Type type;
  bool declared = false;
  if (const auto found = scope_.names_at(text_, begin); !found.empty()) {
    declared = true;
    end = found.back().end;
    text = found.back().known->name;
    type = found.back().known->type;
  }
  const auto consider = [&](const std::vector<NameTable::Match>& found, bool called) {
    for (const NameTable::Match& match : found) {
      if (match.end <= end || (called && token_at(text_, match.end).mark != Mark::left_paren)) continue;
      end = match.end;
      text = match.known->name;
      type = {};
    }
  };
  if (filters_ > 0) consider(scope_.fields_at(text_, begin), false);
  consider(scope_.functions_at(text_, begin), declared);
  const Span at{begin, end - begin};
  if (!declared && end == token_.at.end()) {
    if (holds_look_alike(slice(at)) && advised()) return add(Syntax::null, at);
    unknown_ = at;
  }
  seek(end);
  const NodeId made = add(Syntax::name, at, {}, std::move(text));
  if (!type.is_any()) name_types_.emplace(made, std::move(type));
  return made;
}

std::optional<std::string> Parser::string_value(Span at) {
  const std::string_view text = text_.substr(0, at.end() - 1);
  std::string value;
  for (std::size_t offset = at.offset + 1; offset < text.size();) {
    if (text[offset] != '\\' || offset + 1 == text.size()) {
      value += text[offset++];
      continue;
    }
    const char next = text[offset + 1];
    if (next == 'u' || next == 'U') {
      const std::optional<Escape> escape = code_point_escape(text, offset);
      if (!escape) {
        const auto shown = static_cast<std::uint32_t>(std::min<std::size_t>(next == 'u' ? 6 : 8, text.size() - offset));
        const Span place{static_cast<std::uint32_t>(offset), shown};
        fail(code::feel_escape, place, {Text(slice(place))});
        return std::nullopt;
      }
      append_utf8(value, static_cast<std::int32_t>(escape->character));
      offset += escape->bytes;
      continue;
    }
    // Other backslashes stand for themselves, so that regular expressions need not double them.
    bool known = false;
    for (std::size_t i = 0; i < kEscapes.size() && !known; i += 2) {
      if (kEscapes[i] != next) continue;
      value += kEscapes[i + 1];
      known = true;
    }
    if (!known) value += '\\';
    offset += known ? 2 : 1;
  }
  return value;
}

NodeId Parser::string() {
  const Span at = token_.at;
  std::optional<std::string> value = string_value(at);
  if (value) advance();
  return add(Syntax::string, at, {}, value ? std::move(*value) : std::string());
}

NodeId Parser::temporal() {
  const Span begin = token_.at;
  advance();
  if (!at(Mark::string)) {
    expected(words_of(Word::text_after_at));
    return add(Syntax::null, begin);
  }
  std::optional<std::string> value = string_value(token_.at);
  if (value) advance();
  return add(Syntax::temporal, since(begin), {}, value ? std::move(*value) : std::string());
}

// (e), (a..b], (< e), and after `in` also (test, test, ...).
NodeId Parser::parentheses() {
  const Span begin = token_.at;
  const bool several = std::exchange(tests_allowed_, false);
  const bool may_close = std::exchange(bracket_may_close_, false);
  advance();
  NodeId first = expression();
  if (at(Mark::dots)) {
    first = range(begin, first, false);
  } else if (several && at(Mark::comma)) {
    std::vector<NodeId> parts{first};
    while (accept(Mark::comma)) parts.push_back(expression());
    expect(Mark::right_paren);
    first = add(Syntax::tests, since(begin), parts);
    tests_ = first;
  } else {
    expect(Mark::right_paren);
  }
  bracket_may_close_ = may_close;
  return first;
}

NodeId Parser::brackets() {
  const Span begin = token_.at;
  const bool may_close = std::exchange(bracket_may_close_, false);
  advance();
  std::vector<NodeId> elements;
  NodeId made = 0;
  if (!at(Mark::right_bracket) || begins_range()) elements.push_back(expression());
  if (elements.size() == 1 && at(Mark::dots)) {
    made = range(begin, elements[0], true);
  } else {
    while (!elements.empty() && accept(Mark::comma)) elements.push_back(expression());
    expect(Mark::right_bracket);
    made = add(Syntax::list, since(begin), elements);
  }
  bracket_may_close_ = may_close;
  return made;
}

// ]a..b[. What may follow an empty list begins no range.
bool Parser::begins_range() const {
  const Token next = following();
  return next.mark != Mark::left_bracket && next.mark != Mark::left_paren && begins_expression(next);
}

NodeId Parser::outward_range() {
  const Span begin = token_.at;
  const bool may_close = std::exchange(bracket_may_close_, false);
  advance();
  const NodeId low = expression();
  if (!at(Mark::dots)) expected(quoted(spelling(Mark::dots)));
  const NodeId made = range(begin, low, false);
  bracket_may_close_ = may_close;
  return made;
}

NodeId Parser::range(Span begin, NodeId low, bool low_included) {
  advance();
  bracket_may_close_ = true;
  const NodeId high = expression();
  bracket_may_close_ = false;
  const bool high_included = at(Mark::right_bracket);
  if (!high_included && !at(Mark::right_paren) && !at(Mark::left_bracket)) expected(words_of(Word::range_end));
  advance();
  const NodeId made = add(Syntax::range, since(begin), std::array{low, high});
  node(made).flag = low_included;
  node(made).flag2 = high_included;
  return made;
}

// Rule 57. An entry sees those before it.
NodeId Parser::context() {
  const Span begin = token_.at;
  const bool may_close = std::exchange(bracket_may_close_, false);
  const std::size_t outer = locals_.size();
  std::vector<NodeId> entries;
  advance();
  if (!at(Mark::right_brace)) {
    do {
      Span place = token_.at;
      std::optional<std::string> key;
      if (at(Mark::string)) {
        key = string_value(place);
      } else if (at(Mark::word)) {
        place = name_run(Keyword::none);
        key = spelt_name(slice(place));
      }
      if (!key) {
        expected(words_of(Word::entry));
        break;
      }
      seek(place.end());
      expect(Mark::colon);
      const NodeId value = expression();
      declare(*key, shape_of(value));
      if (past_word(*key, 0) != key->size()) scope_.fields.add(*key);
      entries.push_back(add(Syntax::entry, place, std::array{value}, std::move(*key)));
    } while (accept(Mark::comma));
  }
  expect(Mark::right_brace);
  forget(outer);
  bracket_may_close_ = may_close;
  return add(Syntax::context, since(begin), entries);
}

}  // namespace ducha::feel
