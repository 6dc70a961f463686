// SPDX-License-Identifier: Apache-2.0
#include "authoring/english_patterns.h"

#include <cstddef>

namespace ducha {

namespace {

// Within a class: ASCII and full-width forms.
constexpr std::string_view kDigits = "0-9\\uFF10-\\uFF19";
constexpr std::string_view kMarks = ".,\\uFF0E\\uFF0C\\s:/~\\uFF0F\\uFF5E\\uFF0D\\u2010-\\u2015\\-";

// A small letter, also as a capital and full-width.
std::string letter_class(char c) {
  const auto hex = [](int value) {
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    return std::string{kHex[static_cast<std::size_t>(value / 16)], kHex[static_cast<std::size_t>(value % 16)]};
  };
  const int letter = c - 'a';
  return std::string{'[', c, static_cast<char>('A' + letter)} + "\\uFF" + hex(0x21 + letter) + "\\uFF" +
         hex(0x41 + letter) + ']';
}

// A text in English with the year in four figures and one of these words; which words go together only the reader
// knows.
std::string english(const std::string& words) {
  const std::string digits(kDigits);
  return "(?=.*[" + digits + "]{4})(?=.*(?:" + words + "))[A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A" + digits +
         std::string(kMarks) + "]+";
}

std::string english_months() {
  std::string words;
#define DUCHA_MONTH(word, number) \
  if (std::string_view(word).size() == 3) words += (words.empty() ? "" : "|") + in_any_case(word);
#include "facts/english.def"
  return words;
}

// "To" and the like between other signs.
std::string english_to() {
  std::string words;
#define DUCHA_DATE_WORD(word, kind) \
  if (std::string_view(#kind) == "through") words += (words.empty() ? "" : "|") + in_any_case(word);
#include "facts/english.def"
  return "\\s(?:" + words + ")\\s";
}

std::string english_parts() {
  std::string words =
      in_any_case("q") + "[1-4]|[1-4]" + in_any_case("q") + '|' + in_any_case("h") + "[12]|[12]" + in_any_case("h");
#define DUCHA_DATE_WORD(word, kind) \
  if (std::string_view(word).size() > 3) words += '|' + in_any_case(word);
#include "facts/english.def"
  return words + '|' + in_any_case("year");
}

}  // namespace

std::string in_any_case(std::string_view word) {
  std::string pattern;
  for (const char c : word) pattern += c >= 'a' && c <= 'z' ? letter_class(c) : std::string(1, c);
  return pattern;
}

std::string english_day_pattern() { return english(english_months() + '|' + english_to()); }

std::string english_period_pattern() { return english(english_months() + '|' + english_to() + '|' + english_parts()); }

}  // namespace ducha
