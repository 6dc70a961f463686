// SPDX-License-Identifier: Apache-2.0
#include "facts/spelling.h"

#include "base/ascii.h"
#include "base/replace_all.h"
#include "base/text.h"

namespace ducha {

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
  simplified = to_simplified(simplified);
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
