// SPDX-License-Identifier: Apache-2.0
#include "plan/column_unit.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "facts/numerals.h"
#include "facts/read_money.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

bool is_measure(std::string_view word) {
  static constexpr std::array kMeasures = {
#define DUCHA_MEASURE(word, kind, worth) std::string_view(word),
#include "facts/spelling.def"
  };
  static constexpr std::array kSigns = {
#define DUCHA_PART_SIGN(characters, power) std::string_view(characters),
#include "facts/spelling.def"
  };
  return std::find(kMeasures.begin(), kMeasures.end(), word) != kMeasures.end() ||
         std::find(kSigns.begin(), kSigns.end(), word) != kSigns.end();
}

// Ten thousand persons are persons.
bool is_unit(std::string_view word) {
  if (word.empty()) return false;
  if (is_measure(word) || (yuan_power(word) && word.find(Spelt::kYuan) != std::string_view::npos)) return true;
  for (std::size_t at = 0; at < word.size(); at += code_point_at(word, at).length) {
    const std::string_view multiple = word.substr(0, at);
    if (!multiple.empty() && read_numeral("1" + std::string(multiple)) && is_measure(word.substr(at))) return true;
  }
  return false;
}

}  // namespace

std::optional<NamedColumn> unit_in_name(std::string_view column) {
  const std::string narrow = to_simplified(narrowed(column));
  const std::size_t open = narrow.rfind('(');
  if (open == std::string::npos || open == 0 || !narrow.ends_with(')')) return std::nullopt;
  std::string unit = narrow.substr(open + 1, narrow.size() - open - 2);
  // "Unit: ten thousand yuan".
  if (const std::size_t colon = unit.find(':'); colon != std::string::npos) unit.erase(0, colon + 1);
  unit = narrowed(unit);
  if (!is_unit(unit)) return std::nullopt;
  return NamedColumn{narrowed(narrow.substr(0, open)), unit};
}

std::string in_column_unit(std::string_view text, std::string_view unit) {
  std::string whole(text);
  if (unit.empty()) return whole;
  const std::optional<std::string> figure = figure_of(text);
  return figure && read_numeral(*figure) ? whole.append(unit) : whole;
}

}  // namespace ducha
