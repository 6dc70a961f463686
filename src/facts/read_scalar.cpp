// SPDX-License-Identifier: Apache-2.0
#include "facts/read_scalar.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/read_money.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// A longer text is no figure, no date and no word of a table; reading it would cost time alone.
constexpr std::size_t kLongestSpelling = 300;

std::optional<Decimal> read_number(std::string_view text) {
  const std::optional<std::string> figure = figure_of(text);
  const std::optional<Numeral> number = figure ? read_numeral(*figure) : std::nullopt;
  return number ? std::optional(number->value) : std::nullopt;
}

std::optional<Decimal> read_count(std::string_view text) {
  const std::optional<Decimal> number = read_number(text);
  return number && number->is_whole() && !number->is_negative() ? number : std::nullopt;
}

struct Part {
  std::string_view words;
  int power;
};

constexpr Part kParts[] = {
#define DUCHA_PART(characters, power) {characters, power},
#include "facts/spelling.def"
};

constexpr Part kPartSigns[] = {
#define DUCHA_PART_SIGN(characters, power) {characters, power},
#include "facts/spelling.def"
};

std::optional<Decimal> read_part(std::string_view figure, int power) {
  if (figure == Spelt::kHundred) return scaled(Decimal(100), -power);
  const std::optional<Numeral> number = read_numeral(figure);
  return number ? scaled(number->value, -power) : std::nullopt;
}

// 2%, 0.02, "of a hundred two".
std::optional<Decimal> read_share(std::string_view text) {
  const std::optional<std::string> spelt = figure_of(text);
  if (!spelt) return std::nullopt;
  std::string_view figure = *spelt;
  for (const Part& sign : kPartSigns) {
    if (!figure.ends_with(sign.words)) continue;
    figure.remove_suffix(sign.words.size());
    const std::optional<Numeral> number = read_numeral(figure);
    return number ? scaled(number->value, -sign.power) : std::nullopt;
  }
  const bool negative = figure.starts_with(Spelt::kMinus);
  const std::string_view bare = negative ? figure.substr(Spelt::kMinus.size()) : figure;
  for (const Part& part : kParts) {
    if (!bare.starts_with(part.words)) continue;
    const std::optional<Decimal> share = read_part(bare.substr(part.words.size()), part.power);
    return share && negative ? std::optional(-*share) : share;
  }
  const std::optional<Numeral> number = read_numeral(figure);
  return number ? std::optional(number->value) : std::nullopt;
}

std::optional<feel::Value> read_boolean(std::string_view text) {
  struct Truth {
    std::string_view folded;
    bool value;
  };
  static constexpr Truth kTruths[] = {
#define DUCHA_TRUTH(folded, value) {folded, value},
#include "facts/spelling.def"
  };
  const auto written = [](std::string_view word) -> std::optional<feel::Value> {
    for (const Truth& truth : kTruths) {
      if (truth.folded == word) return feel::Value(truth.value);
    }
    return std::nullopt;
  };
  if (std::optional<feel::Value> value = written(text)) return value;
  return written(fold(text));
}

std::optional<feel::Value> read_choice(std::string_view text, const FactSpec& fact) {
  const auto is_alias = [](const Choice& choice, auto same) {
    return std::any_of(choice.aliases.begin(), choice.aliases.end(), same);
  };
  for (const Choice& choice : fact.choices) {
    const bool exact = choice.key == text || choice.label.zh == text || choice.label.en == text;
    if (exact && !text.empty()) return feel::Value::string(choice.key);
  }
  const std::string folded = fold(text);
  if (folded.empty()) return std::nullopt;
  for (const Choice& choice : fact.choices) {
    if (fold(choice.key) == folded) return feel::Value::string(choice.key);
  }
  for (const Choice& choice : fact.choices) {
    if (fold(choice.label.zh) == folded || fold(choice.label.en) == folded) return feel::Value::string(choice.key);
    if (is_alias(choice, [&folded](const std::string& alias) { return fold(alias) == folded; })) {
      return feel::Value::string(choice.key);
    }
  }
  if (fact.other) return feel::Value::string_for(std::string(kOtherChoice), std::string(text));
  return std::nullopt;
}

std::optional<feel::Value> value_of(const std::optional<Decimal>& number) {
  return number ? std::optional<feel::Value>(*number) : std::nullopt;
}

}  // namespace

std::optional<feel::Value> read_scalar(std::string_view text, const FactSpec& fact,
                                       const std::optional<SeenUntil>& seen) {
  if (fact.type == FactType::text) return feel::Value::string(std::string(text));
  if (text.size() > kLongestSpelling && fact.type != FactType::choice) return std::nullopt;
  switch (fact.type) {
    case FactType::count: return value_of(read_count(text));
    case FactType::number: return value_of(read_number(text));
    case FactType::share: return value_of(read_share(text));
    case FactType::money: return value_of(read_money(text, fact.unit));
    case FactType::date: {
      const std::optional<Date> date = read_date(text, fact.month_precision);
      return date ? std::optional<feel::Value>(*date) : std::nullopt;
    }
    case FactType::event: return seen ? read_event(text, fact, *seen) : std::nullopt;
    case FactType::boolean: return read_boolean(text);
    case FactType::choice: return read_choice(text, fact);
    case FactType::name: return feel::Value::name(std::string(text));
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return std::nullopt;
}

bool is_doubtful_share(std::string_view text, const FactSpec& fact, const feel::Value& value) {
  if (fact.type != FactType::share || value.kind() != feel::Kind::number) return false;
  if (value.as_number() <= Decimal(1)) return false;
  const std::optional<std::string> figure = figure_of(text);
  return figure && read_numeral(*figure).has_value();  // no sign, no word for a part
}

}  // namespace ducha
