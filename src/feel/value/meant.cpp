// SPDX-License-Identifier: Apache-2.0
#include "feel/value/meant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/date.h"
#include "base/trimmed.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

struct Unit {
  std::string_view word;
  std::string_view before;
  std::int64_t factor;
  std::string_view behind;
};

struct DateSigns {
  std::string_view year, month, day;
};

#define DUCHA_FEEL_DATE_SIGN(year, month, day)
#define DUCHA_FEEL_UNIT(word, before, factor, behind) Unit{word, before, factor, behind},
constexpr Unit kUnits[] = {
#include "feel/value/units.def"
};
#undef DUCHA_FEEL_UNIT
#undef DUCHA_FEEL_DATE_SIGN

#define DUCHA_FEEL_UNIT(word, before, factor, behind)
#define DUCHA_FEEL_DATE_SIGN(year, month, day) DateSigns{year, month, day},
constexpr DateSigns kSigns[] = {
#include "feel/value/units.def"
};
#undef DUCHA_FEEL_DATE_SIGN
#undef DUCHA_FEEL_UNIT

// Takes so many digits; nullopt: there are fewer or more.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits < least || digits > most) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(sign.size());
  return true;
}

// A date at the beginning; what is behind it is left in the text.
std::optional<Date> take_date(std::string_view& text) {
  for (const DateSigns& signs : kSigns) {
    std::string_view rest = text;
    const auto year = take_number(rest, 4, 4);
    if (!year || !take(rest, signs.year)) continue;
    const auto month = take_number(rest, 1, 2);
    if (!month || !take(rest, signs.month)) continue;
    const auto day = take_number(rest, 1, 2);
    if (!day || !take(rest, signs.day)) continue;
    const std::optional<Date> date = date_of(*year, *month, *day);
    if (!date) return std::nullopt;
    text = rest;
    return date;
  }
  return std::nullopt;
}

std::optional<std::string> date_meant(std::string_view text) {
  const std::optional<Date> date = take_date(text);
  if (!date) return std::nullopt;
  if (text.empty()) return to_string(*date);
  if (text.front() != ' ') return std::nullopt;
  std::string clock(trimmed(text));
  constexpr std::size_t kHoursAndMinutes = 5;
  if (clock.size() == kHoursAndMinutes) clock += ":00";
  std::string made = to_string(*date) + "T" + clock;
  return read_date_time(made) ? std::optional(std::move(made)) : std::nullopt;
}

std::optional<std::string> duration_meant(std::string_view text) {
  constexpr std::size_t kDigits = 6;
  std::string_view rest = text;
  if (const auto number = take_number(rest, 1, kDigits)) {
    const std::string_view word = trimmed(rest);
    const auto* const unit =
        std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& each) { return each.word == word; });
    if (unit == std::end(kUnits)) return std::nullopt;
    return std::string(unit->before) + std::to_string(*number * unit->factor) + std::string(unit->behind);
  }
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (upper != text && read_duration(upper)) return upper;
  rest = upper;
  if (!take(rest, "P")) return std::nullopt;
  const auto weeks = take_number(rest, 1, kDigits);
  if (!weeks || rest != "W") return std::nullopt;
  return "P" + std::to_string(*weeks * 7) + "D";
}

}  // namespace

std::optional<std::string> temporal_meant(std::string_view text) {
  text = trimmed(text);
  if (std::optional<std::string> date = date_meant(text)) return date;
  return duration_meant(text);
}

}  // namespace ducha::feel
