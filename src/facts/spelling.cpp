// SPDX-License-Identifier: Apache-2.0
#include "facts/spelling.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace ducha {

namespace {

// Every character of the tables, in order.
const std::vector<std::int32_t>& known_characters() {
  static const std::vector<std::int32_t> kKnown = [] {
    std::vector<std::int32_t> known;
    const auto add = [&known](std::string_view characters) {
      for (std::size_t at = 0; at < characters.size();) {
        const CodePoint point = code_point_at(characters, at);
        known.push_back(point.value);
        at += point.length;
      }
    };
#define DUCHA_WORD(name, characters) add(characters);
#define DUCHA_PART(characters, power) add(characters);
#define DUCHA_PART_SIGN(characters, power) add(characters);
#define DUCHA_MEASURE(word, kind, worth) add(word);
#define DUCHA_BOUND(words) add(words);
#define DUCHA_ABOUT(words) add(words);
#include "facts/spelling.def"
#define DUCHA_DIGIT(character, value) add(character);
#define DUCHA_UNIT(character, power) add(character);
#define DUCHA_TENS(character, value) add(character);
#include "facts/numerals.def"
    std::sort(known.begin(), known.end());
    return known;
  }();
  return kKnown;
}

// Whether ICU, which is slow and takes its readers one by one, would change nothing: the tables hold simplified
// characters.
bool is_known(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    constexpr std::int32_t kAscii = 0x80;
    const auto& known = known_characters();
    if (point.value >= kAscii && !std::binary_search(known.begin(), known.end(), point.value)) return false;
    at += point.length;
  }
  return true;
}

}  // namespace

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string with_hyphens(std::string_view text) {
  std::string result(text);
  for (const std::string_view dash : {
#define DUCHA_DASH(character) std::string_view(character),
#include "facts/spelling.def"
       }) {
    replace_all(result, dash, "-");
  }
  for (const std::string_view wave : {Spelt::kWaveDash, Spelt::kOldWaveDash}) replace_all(result, wave, "~");
  return result;
}

std::string_view without_guard(std::string_view text) {
  for (const std::string_view guard : {std::string_view("'"), Spelt::kRightQuote}) {
    if (text.starts_with(guard)) return text.substr(guard.size());
  }
  return text;
}

std::optional<std::string> figure_of(std::string_view text) {
  std::string simplified = narrowed(without_guard(text));
  replace_all(simplified, Spelt::kSmallPercent, "%");
  replace_all(simplified, Spelt::kRatioSign, ":");
  if (!is_known(simplified)) simplified = to_simplified(simplified);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string result;
  bool spaced = false;
  for (const char c : simplified) {
    if (c == ' ' || c == '\t') {
      spaced = true;
      continue;
    }
    if (spaced && !result.empty() && is_digit(result.back()) && is_digit(c)) return std::nullopt;
    spaced = false;
    result += c;
  }
  return result;
}

}  // namespace ducha
