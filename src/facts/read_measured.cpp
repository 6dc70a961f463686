// SPDX-License-Identifier: Apache-2.0
#include "facts/read_measured.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "facts/numerals.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

enum class Kind : std::uint8_t {
  any,
  person,
  visit,
  time,
  thing,
  household,
  place,
  age,
  months,
  minutes,
  lesson,
  metre,
  square,
  gram
};

struct Measure {
  std::string_view word;
  Kind kind;
  std::int64_t worth;
};

constexpr Measure kMeasures[] = {
#define DUCHA_MEASURE(word, kind, worth) {word, Kind::kind, worth},
#include "facts/spelling.def"
};

const Measure* measure_named(std::string_view word) {
  for (const Measure& measure : kMeasures) {
    if (measure.word == word) return &measure;
  }
  return nullptr;
}

// Whether a word of the kind counts what another word of it counts: three "names" are three persons.
bool is_counting(Kind kind) {
  switch (kind) {
    case Kind::any:
    case Kind::person:
    case Kind::time:
    case Kind::thing:
    case Kind::place: return true;
    case Kind::visit:
    case Kind::household:
    case Kind::age:
    case Kind::months:
    case Kind::minutes:
    case Kind::lesson:
    case Kind::metre:
    case Kind::square:
    case Kind::gram: break;
  }
  return false;
}

// A declared unit: ten to some power of a word, by some rate.
struct Declared {
  std::string whole;
  std::string_view base;  // without the power and the rate
  std::string_view rate;  // with its mark; may be empty
  int power = 0;
};

Declared declared_of(std::string_view unit) {
  Declared declared;
  declared.whole = figure_of(unit).value_or(std::string(unit));
  const std::string_view whole = declared.whole;
  const std::size_t rate = std::min({whole.find('/'), whole.find(Spelt::kEach), whole.size()});
  declared.rate = whole.substr(rate);
  declared.base = whole.substr(0, rate);
  std::string_view rest = declared.base;
  struct Row {
    std::string_view character;
    int power;
  };
  static constexpr Row kRows[] = {
#define DUCHA_DIGIT(character, value)
#define DUCHA_UNIT(character, power) {character, power},
#define DUCHA_TENS(character, value)
#include "facts/numerals.def"
  };
  for (bool again = true; again;) {
    again = false;
    for (const Row& row : kRows) {
      if (row.power < 3 || !rest.starts_with(row.character) || rest.size() == row.character.size()) continue;
      rest.remove_prefix(row.character.size());
      declared.power += row.power;
      again = true;
      break;
    }
  }
  declared.base = rest;
  return declared;
}

// A number, and what stands behind it; the longest word that leaves a number before it.
struct Parted {
  Numeral number;
  std::string_view word;
};

std::optional<Parted> part(std::string_view figure, const Declared& declared) {
  std::optional<Parted> found;
  const auto take = [&](std::string_view word) {
    if (word.empty() || !figure.ends_with(word) || (found && found->word.size() >= word.size())) return;
    const auto number = read_numeral(figure.substr(0, figure.size() - word.size()));
    if (number) found = Parted{*number, word};
  };
  take(declared.whole);
  take(declared.base);
  for (const Measure& measure : kMeasures) take(measure.word);
  return found;
}

std::optional<Decimal> converted(const Decimal& value, std::int64_t from, std::int64_t to) {
  const std::optional<Decimal> all = multiply(value, Decimal(from));
  const std::optional<Decimal> result = all ? divide(*all, Decimal(to)) : std::nullopt;
  // A part that no such decimal says exactly is refused: rounded, it would be another figure.
  constexpr int kDecimals = 20;
  const std::optional<Decimal> shifted = result ? scaled(*result, kDecimals) : std::nullopt;
  return shifted && shifted->is_whole() ? result : std::nullopt;
}

std::optional<Decimal> in_declared(const Parted& parted, const Declared& declared) {
  // The whole of "ten thousand persons" leaves their number; "persons" alone leaves persons.
  if (parted.word == declared.whole) return parted.number.value;
  const auto from_base = [&](const std::optional<Decimal>& value) {
    return value ? scaled(*value, -declared.power) : std::nullopt;
  };
  if (parted.word == declared.base || declared.base.empty()) return from_base(parted.number.value);
  const Measure* measure = measure_named(parted.word);
  const Measure* wanted = measure_named(declared.base);
  if (measure == nullptr) return std::nullopt;
  if (wanted == nullptr) return measure->kind == Kind::any ? from_base(parted.number.value) : std::nullopt;
  if (measure->kind == wanted->kind) return from_base(converted(parted.number.value, measure->worth, wanted->worth));
  const bool general = measure->kind == Kind::any || wanted->kind == Kind::any;
  const bool counts = is_counting(measure->kind) && is_counting(wanted->kind);
  return general && counts ? from_base(parted.number.value) : std::nullopt;
}

// Without "in all" before it; the shorter word alone would cut a numeral.
std::string_view without_total(std::string_view figure) {
  for (const std::string_view word : {Spelt::kTogether, Spelt::kTotalAlone}) {
    if (figure.starts_with(word)) figure.remove_prefix(word.size());
  }
  return figure;
}

// Without the rate behind it: that of the declared unit, or a year's of a plan for a year.
std::string_view without_rate(std::string_view figure, const Declared& declared, const WrittenIn& where) {
  if (!declared.rate.empty() && figure.ends_with(declared.rate)) figure.remove_suffix(declared.rate.size());
  const std::string yearly = "/" + std::string(Spelt::kYear);
  if (where.whole_year && declared.rate.empty() && figure.ends_with(yearly)) figure.remove_suffix(yearly.size());
  const std::string each_year = std::string(Spelt::kEach) + std::string(Spelt::kYear);
  const bool of_year =
      declared.rate == yearly || declared.rate == each_year || (where.whole_year && declared.rate.empty());
  if (of_year && figure.starts_with(each_year)) figure.remove_prefix(each_year.size());
  return figure;
}

// A year as the books of a year are named, without the word behind it that is no unit.
std::string_view without_year_alone(std::string_view figure, std::string_view unit) {
  static const std::string named = std::string(Spelt::kYear) + std::string(Spelt::kYearAlone);
  const bool may_be_year = unit.empty() || unit == Spelt::kYear;
  if (may_be_year && figure.ends_with(named)) figure.remove_suffix(Spelt::kYearAlone.size());
  return figure;
}

}  // namespace

bool is_short_year(std::string_view figure, std::string_view unit) {
  constexpr std::size_t kTwoDigits = 2;
  if (unit != Spelt::kYear) return false;
  figure = without_year_alone(figure, unit);
  if (figure.ends_with(Spelt::kYear)) figure.remove_suffix(Spelt::kYear.size());
  return figure.size() == kTwoDigits && figure.front() == '0';
}

std::optional<Decimal> read_measured(std::string_view text, std::string_view unit, const WrittenIn& where) {
  const std::optional<std::string> figure = figure_of(text);
  if (!figure) return std::nullopt;
  if (is_short_year(*figure, unit)) return std::nullopt;
  if (const auto number = read_numeral(*figure); number && (unit.empty() || !number->has_large_unit))
    return number->value;
  const Declared declared = declared_of(unit);
  const std::string_view rest = without_total(without_rate(without_year_alone(*figure, unit), declared, where));
  if (const auto number = read_numeral(rest)) {
    return number->has_large_unit ? scaled(number->value, -declared.power) : number->value;
  }
  const std::optional<Parted> parted = part(rest, declared);
  return parted ? in_declared(*parted, declared) : std::nullopt;
}

std::string_view other_unit(std::string_view figure, std::string_view unit) {
  const Declared declared = declared_of(unit);
  const std::optional<Parted> parted = part(figure, declared);
  return parted && !in_declared(*parted, declared) ? parted->word : std::string_view();
}

}  // namespace ducha
