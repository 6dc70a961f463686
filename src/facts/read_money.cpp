// SPDX-License-Identifier: Apache-2.0
#include "facts/read_money.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "facts/numerals.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// What stands behind the money in a unit, such as "a head" or "a year", with its mark.
std::string_view rate_of(std::string_view unit) {
  const std::size_t slash = unit.find('/');
  const std::size_t each = unit.find(Spelt::kEach);
  return unit.substr(std::min({slash, each, unit.size()}));
}

// The digit before a tenth or a hundredth of a yuan; the text behind it is left.
std::optional<Decimal> take_small_change(std::string_view& text, std::string_view name, int power) {
  const std::size_t end = text.find(name);
  if (end == std::string_view::npos) return Decimal(0);
  const std::string_view digit = text.substr(0, end);
  if (code_points(digit) != 1) return std::nullopt;
  const std::optional<Numeral> count = read_numeral(digit);
  text.remove_prefix(end + name.size());
  return count ? scaled(count->value, power) : std::nullopt;
}

// Behind "yuan": nothing, "exactly", or tenths and hundredths.
std::optional<Decimal> read_behind_yuan(std::string_view text, const Decimal& yuan) {
  if (text.empty() || text == Spelt::kWhole) return yuan;
  if (!yuan.is_whole() || yuan.is_negative()) return std::nullopt;
  const std::optional<Decimal> tenths = take_small_change(text, Spelt::kJiao, -1);
  const std::optional<Decimal> hundredths = take_small_change(text, Spelt::kFen, -2);
  if (!tenths || !hundredths || !text.empty()) return std::nullopt;
  const std::optional<Decimal> most = add(yuan, *tenths);
  return most ? add(*most, *hundredths) : std::nullopt;
}

}  // namespace

std::optional<int> yuan_power(std::string_view unit) {
  const std::optional<std::string> figure = figure_of(unit);
  if (!figure) return std::nullopt;
  std::string_view name = *figure;
  name.remove_suffix(rate_of(name).size());
  if (name.empty()) return 0;
  if (!name.ends_with(Spelt::kYuan)) return std::nullopt;
  name.remove_suffix(Spelt::kYuan.size());
  std::string one = "1";
  one += name;
  const std::optional<Numeral> factor = read_numeral(one);
  if (!factor || name.find_first_of("0123456789.") != std::string_view::npos) return std::nullopt;
  for (int power = 0; power <= 16; ++power) {
    if (scaled(Decimal(1), power) == factor->value) return power;
  }
  return std::nullopt;
}

std::optional<Decimal> read_money(std::string_view text, std::string_view unit) {
  const std::optional<std::string> figure = figure_of(text);
  const std::optional<int> power = yuan_power(unit);
  if (!figure || !power) return std::nullopt;
  std::string_view sum = *figure;
  for (const std::string_view sign : {Spelt::kRenminbi, Spelt::kYuanSign, Spelt::kWideYuanSign}) {
    if (sum.starts_with(sign)) sum.remove_prefix(sign.size());
  }
  const bool signed_first = sum.size() != figure->size();
  const std::size_t yuan_at = sum.find(Spelt::kYuan);
  if (yuan_at != std::string_view::npos) {
    const std::optional<Numeral> yuan = read_numeral(sum.substr(0, yuan_at));
    std::string_view behind = sum.substr(yuan_at + Spelt::kYuan.size());
    const std::optional<std::string> declared = figure_of(unit);
    if (declared && !rate_of(*declared).empty() && behind == rate_of(*declared)) behind = {};
    return yuan ? read_behind_yuan(behind, yuan->value) : std::nullopt;
  }
  const std::optional<Numeral> number = read_numeral(sum);
  if (!number) return std::nullopt;
  return signed_first || number->has_large_unit ? number->value : scaled(number->value, *power);
}

}  // namespace ducha
