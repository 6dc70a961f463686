// SPDX-License-Identifier: Apache-2.0
#include "cli/options/param_value.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/assignment.h"
#include "cli/options/option.h"
#include "cli/words.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/read_measured.h"
#include "facts/read_share.h"
#include "facts/read_truth.h"
#include "facts/spelling.h"
#include "facts/vocabulary.h"
#include "feel/value/type.h"

namespace ducha {

namespace {

// What a parameter has been, by which its values are read and asked for.
struct Sample {
  feel::Value value;
  bool share;  // written as one of a hundred
};
std::optional<Sample> sample_of(const std::string& name, const RulebookStore& store) {
  for (const std::string& id : store.ids()) {
    Diagnostics discarded;  // a broken policy is told when it is judged by
    const auto rules = load_policy(store.folder_of(id), id, discarded);
    if (!rules) continue;
    for (const Param& param : rules->policy.params) {
      if (param.name == name && !param.values.empty()) return Sample{param.values.begin()->second, param.percent};
    }
  }
  return std::nullopt;
}

// Sixty days, two months, as ISO 8601 has them.
std::string duration_of(const std::string& text) {
  const std::string figure = figure_of(text).value_or(text);
  if (figure.starts_with('P')) return figure;
  struct Row {
    std::string_view word;
    char letter;
    std::int64_t times;
  };
  static constexpr Row kRows[] = {{Spelt::kMonths, 'M', 1},       {Spelt::kSunday, 'D', 1}, {Spelt::kDay, 'D', 1},
                                  {Spelt::kWeekdayShort, 'D', 7}, {Spelt::kMonth, 'M', 1},  {Spelt::kYear, 'Y', 1}};
  for (const Row& row : kRows) {
    if (!figure.ends_with(row.word)) continue;
    const auto number = read_numeral(std::string_view(figure).substr(0, figure.size() - row.word.size()));
    const auto count = number ? number->value.to_int64() : std::nullopt;
    std::int64_t whole = 0;
    if (!count || *count < 0 || __builtin_mul_overflow(*count, row.times, &whole)) return {};
    return 'P' + std::to_string(whole) + row.letter;
  }
  return {};
}

std::optional<feel::Value> spelt(const std::string& text, const Sample& sample) {
  switch (sample.value.kind()) {
    case feel::Kind::number: {
      // Nobody can say whether 90 is 90 % or ninety times the whole.
      std::optional<Decimal> number = sample.share ? std::nullopt : read_measured(text, {});
      if (!number) number = read_share(text);
      return number ? std::optional<feel::Value>(*number) : std::nullopt;
    }
    case feel::Kind::date: {
      const std::optional<Date> day = read_date(text);
      return day ? std::optional<feel::Value>(*day) : std::nullopt;
    }
    case feel::Kind::boolean: {
      const std::optional<bool> truth = read_truth(text);
      return truth ? std::optional<feel::Value>(*truth) : std::nullopt;
    }
    case feel::Kind::string: return feel::Value::string(text);
    case feel::Kind::years_months:
    case feel::Kind::days_time: {
      const std::string duration = duration_of(text);
      Diagnostics discarded;
      return duration.empty() ? std::nullopt : read_feel("--param", "@\"" + duration + '"', discarded);
    }
    case feel::Kind::null:
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::list:
    case feel::Kind::context:
    case feel::Kind::range:
    case feel::Kind::function: break;
  }
  return std::nullopt;
}

Text expected_of(const Sample& sample) {
  FactSpec spec;
  switch (sample.value.kind()) {
    case feel::Kind::number: spec.type = sample.share ? FactType::share : FactType::number; break;
    case feel::Kind::date: spec.type = FactType::date; break;
    case feel::Kind::boolean: spec.type = FactType::boolean; break;
    case feel::Kind::string: spec.type = FactType::text; break;
    case feel::Kind::years_months:
    case feel::Kind::days_time: return words_of(CliWord::a_duration);
    case feel::Kind::null:
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::list:
    case feel::Kind::context:
    case feel::Kind::range:
    case feel::Kind::function: return Text(feel::to_string(feel::type_of(sample.value)));
  }
  return expected_of(spec);
}

}  // namespace

std::vector<std::string> params_called(const std::string& text, const RulebookStore& store) {
  std::vector<std::string> by_label;
  const std::string folded = fold(text);
  for (const std::string& id : store.ids()) {
    Diagnostics discarded;
    const auto rules = load_policy(store.folder_of(id), id, discarded);
    if (!rules) continue;
    for (const Param& param : rules->policy.params) {
      if (param.name == text) return {text};
      const bool labelled = fold(param.label.zh) == folded || fold(param.label.en) == folded;
      if (labelled && std::find(by_label.begin(), by_label.end(), param.name) == by_label.end())
        by_label.push_back(param.name);
    }
  }
  return by_label.empty() ? std::vector<std::string>{text} : by_label;
}

std::optional<feel::Value> read_param(const std::string& name, const std::string& text, const RulebookStore& store,
                                      Diagnostics& faults) {
  const std::optional<Sample> sample = sample_of(name, store);
  Diagnostics found;
  const std::optional<feel::Value> value = read_feel("--param " + name, text, found);
  if (!sample) {
    faults.append(std::move(found));
    return value;
  }
  // A null is told by its own message.
  const feel::Kind kind = sample->value.kind();
  if (value && (value->is_null() || (value->kind() == kind && !sample->share))) return value;
  if (auto read = spelt(text, *sample); read && read->kind() == kind) return read;
  add_usage_fault(faults, code::cli_param_type, {Text(name), Text(text), expected_of(*sample)});
  return std::nullopt;
}

}  // namespace ducha
