// SPDX-License-Identifier: Apache-2.0
#include "facts/read_money.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/replace_all.h"
#include "base/utf8.h"
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

// The parts of a rate, such as a person and a year, in order: "/person.year", "/person/year", "each person each year".
std::vector<std::string> rates_of(std::string_view rate) {
  std::vector<std::string> parts;
  std::string text(rate);
  for (const std::string_view mark : {std::string_view("."), Spelt::kMiddleDot, Spelt::kEach})
    replace_all(text, mark, "/");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

// Whether a rate that is written says nothing but what the declared one says, or a year of a plan for a year; of a sum
// that is asked for each month a year's is another one.
bool fits(std::string_view written, std::string_view declared, const WrittenIn& where) {
  if (written.empty()) return true;
  const std::vector<std::string> known = rates_of(declared);
  const std::vector<std::string> rates = rates_of(written);
  const bool of_year = where.whole_year && std::find(known.begin(), known.end(), Spelt::kMonth) == known.end();
  return !rates.empty() && std::all_of(rates.begin(), rates.end(), [&](const std::string& part) {
    return (of_year && part == Spelt::kYear) || std::find(known.begin(), known.end(), part) != known.end();
  });
}

// RMB and CNY, in capitals or small letters, as the word for it.
void put_renminbi_in_words(std::string& figure) {
  static constexpr std::string_view kCodes[] = {
#define DUCHA_RENMINBI(code) code,
#include "facts/spelling.def"
  };
  std::string capitals = figure;
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const std::string_view code : kCodes) {
    for (std::size_t at = capitals.find(code); at != std::string::npos; at = capitals.find(code, at)) {
      figure.replace(at, code.size(), Spelt::kRenminbi);
      capitals.replace(at, code.size(), Spelt::kRenminbi);
    }
  }
}

// Where digits, Chinese or not, begin.
std::size_t first_figure(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) {
    const std::string_view character = text.substr(at, code_point_at(text, at).length);
    if (read_numeral(character)) return at;
  }
  return text.size();
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
  if (text.empty() || text == Spelt::kWhole || text == Spelt::kWholeOther) return yuan;
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

bool has_bare_thousands(std::string_view figure) {
  for (const std::string_view word : {Spelt::kThousand, Spelt::kHundred}) {
    if (!figure.ends_with(word) || figure.size() == word.size()) continue;
    const char before = figure[figure.size() - word.size() - 1];
    return before >= '0' && before <= '9';
  }
  return false;
}

std::optional<Decimal> read_money(std::string_view text, std::string_view unit, const WrittenIn& where) {
  std::optional<std::string> figure = figure_of(text);
  const std::optional<int> power = yuan_power(unit);
  if (!figure || !power) return std::nullopt;
  for (const std::string_view spoken : {Spelt::kYuanFull, Spelt::kYuanSpoken})
    replace_all(*figure, spoken, Spelt::kYuan);
  put_renminbi_in_words(*figure);
  const std::string declared = figure_of(unit).value_or("");
  std::string_view sum = *figure;
  // Of a price; nobody budgets in ten thousands and says that it is free.
  if (*power == 0 && (sum == Spelt::kFree || sum == Spelt::kFreeTicket)) return Decimal(0);
  // "Each person 80 yuan": a rate before the sum, as far as the number.
  if (sum.starts_with(Spelt::kEach)) {
    const std::size_t number = first_figure(sum);
    if (!fits(sum.substr(0, number), rate_of(declared), where)) return std::nullopt;
    sum.remove_prefix(number);
  }
  const std::string_view before = sum;
  for (const std::string_view sign : {Spelt::kRenminbi, Spelt::kYuanSign, Spelt::kWideYuanSign}) {
    if (sum.starts_with(sign)) sum.remove_prefix(sign.size());
  }
  if (sum.ends_with(Spelt::kRenminbi)) sum.remove_suffix(Spelt::kRenminbi.size());
  const std::string_view rate = rate_of(sum);
  if (!fits(rate, rate_of(declared), where)) return std::nullopt;
  sum.remove_suffix(rate.size());
  if (sum.ends_with(Spelt::kRenminbi)) sum.remove_suffix(Spelt::kRenminbi.size());
  bool in_yuan = sum.size() + rate.size() != before.size();
  const std::size_t yuan_at = sum.find(Spelt::kYuan);
  if (yuan_at != std::string_view::npos) {
    const std::optional<Numeral> yuan = read_numeral(sum.substr(0, yuan_at));
    return yuan ? read_behind_yuan(sum.substr(yuan_at + Spelt::kYuan.size()), yuan->value) : std::nullopt;
  }
  const std::optional<Numeral> number = read_numeral(sum);
  if (!number) return std::nullopt;
  in_yuan = in_yuan || number->has_large_unit;
  if (!in_yuan && *power > 0 && has_bare_thousands(sum)) return std::nullopt;
  // Thousands parted by commas are how sums in yuan are printed: of a column of ten thousands nobody can tell.
  if (!in_yuan && *power > 0 && sum.find(',') != std::string_view::npos) return std::nullopt;
  return in_yuan ? number->value : scaled(number->value, *power);
}

}  // namespace ducha
