// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/lexer.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

constexpr std::array<std::string_view, 20> kKeywords{
    "",   "and",      "between", "else", "every", "external", "false",     "for",  "function", "if",
    "in", "instance", "null",    "of",   "or",    "return",   "satisfies", "some", "then",     "true"};

struct Spelled {
  Mark mark;
  std::string_view text;
};

// Longer ones first where one begins with the other.
constexpr std::array<Spelled, 25> kSymbols{
    {{Mark::power, "**"},      {Mark::not_equal, "!="},   {Mark::less_equal, "<="},   {Mark::greater_equal, ">="},
     {Mark::dots, ".."},       {Mark::arrow, "->"},       {Mark::question, "?"},      {Mark::at, "@"},
     {Mark::plus, "+"},        {Mark::minus, "-"},        {Mark::star, "*"},          {Mark::slash, "/"},
     {Mark::equal, "="},       {Mark::less, "<"},         {Mark::greater, ">"},       {Mark::left_paren, "("},
     {Mark::right_paren, ")"}, {Mark::left_bracket, "["}, {Mark::right_bracket, "]"}, {Mark::left_brace, "{"},
     {Mark::right_brace, "}"}, {Mark::comma, ","},        {Mark::colon, ":"},         {Mark::dot, "."},
     {Mark::end, ""}}};

bool is_digit(std::string_view text, std::size_t offset) {
  return offset < text.size() && text[offset] >= '0' && text[offset] <= '9';
}

std::size_t past_digits(std::string_view text, std::size_t offset) {
  while (is_digit(text, offset)) ++offset;
  return offset;
}

// Rule 35, with an exponent as the kit writes it.
std::size_t past_number(std::string_view text, std::size_t offset) {
  offset = past_digits(text, offset);
  if (offset < text.size() && text[offset] == '.' && is_digit(text, offset + 1)) offset = past_digits(text, offset + 1);
  if (offset < text.size() && (text[offset] == 'e' || text[offset] == 'E')) {
    std::size_t digits = offset + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    if (is_digit(text, digits)) return past_digits(text, digits);
  }
  return offset;
}

// Spaces and comments; false where a comment has no end, and then the offset is its beginning.
bool skip(std::string_view text, std::size_t& offset) {
  while (true) {
    offset = past_spaces(text, offset);
    const std::string_view rest = text.substr(offset);
    if (rest.starts_with("//")) {
      while (offset < text.size()) {
        const CodePoint next = code_point_at(text, offset);
        if (starts_line(next.value)) break;
        offset += next.length;
      }
    } else if (rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", offset + 2);
      if (end == std::string_view::npos) return false;
      offset = end + 2;
    } else {
      return true;
    }
  }
}

Token made(Mark mark, std::size_t begin, std::size_t end) {
  return {mark, Keyword::none, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)}};
}

Token string_at(std::string_view text, std::size_t begin) {
  for (std::size_t offset = begin + 1; offset < text.size();) {
    const CodePoint next = code_point_at(text, offset);
    if (next.value == '"') return made(Mark::string, begin, offset + 1);
    if (starts_line(next.value)) return made(Mark::unclosed_string, begin, offset);
    offset += next.length;
    // What follows a backslash never ends the string.
    if (next.value == '\\' && offset < text.size() && (text[offset] == '"' || text[offset] == '\\')) ++offset;
  }
  return made(Mark::unclosed_string, begin, text.size());
}

struct Meant {
  std::string_view written;
  std::string_view meant;
};

#define DUCHA_FEEL_LOOK_ALIKE(written, meant) Meant{written, meant},
constexpr Meant kLookAlikes[] = {
#include "feel/syntax/look_alikes.def"
};
#undef DUCHA_FEEL_LOOK_ALIKE

}  // namespace

std::string_view look_alike(std::string_view character) {
  const auto* const found = std::find_if(std::begin(kLookAlikes), std::end(kLookAlikes),
                                         [&](const Meant& each) { return each.written == character; });
  return found == std::end(kLookAlikes) ? std::string_view() : found->meant;
}

Keyword keyword_of(std::string_view word) {
  const auto* const found = std::find(kKeywords.begin() + 1, kKeywords.end(), word);
  return found == kKeywords.end() ? Keyword::none : static_cast<Keyword>(found - kKeywords.begin());
}

std::string_view spelling(Keyword keyword) { return kKeywords[static_cast<std::size_t>(keyword)]; }

std::string_view spelling(Mark mark) {
  const auto* const found =
      std::find_if(kSymbols.begin(), kSymbols.end(), [&](const Spelled& each) { return each.mark == mark; });
  return found == kSymbols.end() ? std::string_view() : found->text;
}

Token token_at(std::string_view text, std::uint32_t from) {
  std::size_t offset = from;
  if (!skip(text, offset)) return made(Mark::unclosed_comment, offset, text.size());
  if (offset >= text.size()) return made(Mark::end, text.size(), text.size());
  const CodePoint first = code_point_at(text, offset);
  if (is_digit(text, offset) || (first.value == '.' && is_digit(text, offset + 1))) {
    return made(Mark::number, offset, past_number(text, offset));
  }
  if (first.value == '"') return string_at(text, offset);
  if (starts_name(first.value)) {
    Token token = made(Mark::word, offset, past_word(text, offset));
    // Alone it is the value that is tested; `ok?` and `?x` are names.
    if (first.value == '?' && token.at.length == 1) token.mark = Mark::question;
    token.keyword = keyword_of(text.substr(offset, token.at.length));
    return token;
  }
  for (const Spelled& symbol : kSymbols) {
    if (!symbol.text.empty() && text.substr(offset).starts_with(symbol.text)) {
      return made(symbol.mark, offset, offset + symbol.text.size());
    }
  }
  return made(Mark::unknown, offset, offset + first.length);
}

}  // namespace ducha::feel
