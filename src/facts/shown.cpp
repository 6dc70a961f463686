// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/period.h"
#include "base/text.h"
#include "facts/numerals.h"
#include "facts/read_event.h"
#include "facts/read_money.h"
#include "facts/read_quarter.h"
#include "facts/vocabulary.h"
#include "facts/words.h"
#include "feel/value/context.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace ducha {

namespace {

// Elements of a list that a reader sees before the rest is left out: what lacks among nine kinds of service is seen
// only where all are.
constexpr std::size_t kElementsShown = 20;

std::string word(Shown shown, Language language) { return words_of(shown).in(language); }

std::string number_text(const Decimal& number, const FactSpec* fact, Language language) {
  if (fact == nullptr) return number.to_string();
  if (fact->type == FactType::share) {
    const std::optional<Decimal> percent = scaled(number, 2);
    return percent ? percent->to_string() + word(Shown::percent, language) : number.to_string();
  }
  if (fact->type == FactType::money) {
    const int power = yuan_power(fact->unit).value_or(0);
    const std::optional<Decimal> in_unit = scaled(number, -power);
    const bool in_yuan = language == Language::en || fact->unit.empty() || !in_unit;
    if (in_yuan) return number.to_string() + word(Shown::yuan, language);
    return in_unit->to_string() + Text(fact->unit).in(language);
  }
  return number.to_string();
}

std::string string_text(const feel::Value& value, const FactSpec* fact, Language language) {
  const std::string_view text = value.as_string();
  if (value.written() != text) return std::string(value.written());
  if (fact != nullptr && fact->type == FactType::choice) {
    for (const Choice& choice : fact->choices) {
      if (choice.key == text && !choice.label.empty()) return choice.label.in(language);
    }
  }
  return std::string(text);
}

std::string list_text(const feel::Value& value, const FactSpec* fact, Language language) {
  const auto elements = value.elements();
  if (elements.empty()) return word(Shown::none, language);
  // Of a field that a list of records has, or of a list of such.
  const bool of_records =
      fact == nullptr || fact->type == FactType::record || (fact->type == FactType::list && fact->element.empty());
  if (of_records) {
    const Shown counted = elements.size() == 1 ? Shown::item : Shown::items;
    return std::to_string(elements.size()) + word(counted, language);
  }
  const FactSpec* const one = fact->element.empty() ? fact : &fact->element.front();
  std::string result;
  for (std::size_t index = 0; index < elements.size() && index < kElementsShown; ++index) {
    if (index > 0) result += word(Shown::comma, language);
    result += shown(elements[index], one, language);
  }
  return elements.size() > kElementsShown ? result + word(Shown::more, language) : result;
}

std::string event_text(const Event& event, Language language) {
  if (event.on) return written_days(*event.on, event.last);
  if (event.planned) return filled(Shown::planned, language, {written_days(*event.planned, event.last)});
  if (!event.happened) return word(Shown::missing, language);
  return word(*event.happened ? Shown::happened : Shown::not_happened, language);
}

std::string record_text(const feel::Context& record, const FactSpec* fact, Language language) {
  std::string result;
  for (std::size_t index = 0; index < record.size(); ++index) {
    const FactSpec* field = fact == nullptr ? nullptr : fact->field(record.name(index));
    const bool event = field != nullptr && field->type == FactType::event;
    if (record.value(index).is_null() || (event && !event_of(record.value(index)).happened)) continue;
    if (!result.empty()) result += word(Shown::semicolon, language);
    result += field == nullptr ? record.name(index) : called(*field).in(language);
    result += word(Shown::colon, language) + shown(record.value(index), field, language);
  }
  return result.empty() ? word(Shown::missing, language) : result;
}

std::string counted(std::int64_t count, Shown one, Shown more, Language language) {
  return count == 1 ? word(one, language) : filled(word(more, language), {std::to_string(count)});
}

// "1 year 6 months"
std::string months_text(feel::YearsMonths duration, Language language) {
  if (duration.months < 0) return feel::to_text(duration);
  const std::int64_t years = duration.months / 12, months = duration.months % 12;
  std::string text = years > 0 ? counted(years, Shown::year, Shown::years, language) : std::string();
  if (months == 0 && years > 0) return text;
  if (!text.empty() && language == Language::en) text += ' ';
  return text + counted(months, Shown::month, Shown::months, language);
}

// Of whole days; with hours as FEEL has it.
std::string days_text(feel::DaysTime duration, Language language) {
  const bool whole = duration.seconds >= 0 && duration.nanos == 0 && duration.seconds % feel::kSecondsPerDay == 0;
  if (!whole) return feel::to_text(duration);
  return counted(duration.seconds / feel::kSecondsPerDay, Shown::day, Shown::days, language);
}

// Both of its ends, as a period or a window is named.
std::optional<DateRange> days_of_range(const feel::Range& range) {
  const bool of_days = range.low.kind() == feel::Kind::date && range.high.kind() == feel::Kind::date;
  if (!of_days || !range.low_included || !range.high_included) return std::nullopt;
  return DateRange{range.low.as_date(), range.high.as_date()};
}

}  // namespace

std::string shown(const feel::Value& value, const FactSpec* fact, Language language) {
  switch (value.kind()) {
    case feel::Kind::null: return word(Shown::missing, language);
    case feel::Kind::boolean: return word(value.as_boolean() ? Shown::yes : Shown::no, language);
    case feel::Kind::number: return number_text(value.as_number(), fact, language);
    case feel::Kind::string: return string_text(value, fact, language);
    case feel::Kind::date: {
      if (fact != nullptr && fact->precision == Precision::quarter) return written_quarter(value.as_date());
      const std::string day = to_string(value.as_date());
      const bool month = fact != nullptr && fact->takes_months() && day.ends_with("-01");
      return month ? day.substr(0, day.size() - 3) : day;
    }
    case feel::Kind::list: return list_text(value, fact, language);
    case feel::Kind::context:
      if (fact != nullptr && fact->type == FactType::event) return event_text(event_of(value), language);
      return record_text(value.as_context(), fact, language);
    case feel::Kind::years_months: return months_text(value.as_years_months(), language);
    case feel::Kind::days_time: return days_text(value.as_days_time(), language);
    case feel::Kind::range:
      if (const auto days = days_of_range(value.as_range())) return to_string(*days);
      break;
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::function: break;
  }
  return feel::to_text(value);
}

}  // namespace ducha
