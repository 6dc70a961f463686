// SPDX-License-Identifier: Apache-2.0
#include "facts/cures.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/text.h"
#include "facts/blank_marks.h"
#include "facts/codes.h"
#include "facts/day_cures.h"
#include "facts/figure_cures.h"
#include "facts/read_quarter.h"
#include "facts/read_scalar.h"
#include "facts/read_truth.h"
#include "facts/spelling.h"
#include "facts/ticked.h"
#include "facts/unsaid.h"
#include "feel/value/in_place.h"

namespace ducha {

namespace {

constexpr std::size_t kLongest = 300;  // more is prose
constexpr std::size_t kShownText = 40;

std::optional<Cure> choice_cure_of(std::string_view text, const FactSpec& fact) {
  if (has_boxes(text) && !ticked_of(text)) return Cure{code::fact_boxes, {}};
  const std::string folded = fold(text);
  const bool unsaid = is_unsaid(folded) || is_all_done(folded) || read_truth(folded, nullptr) == true;
  if (unsaid) return Cure{code::fact_unsaid, {shortened(text, kShownText)}};
  if (fact.other) {
    // What is only planned or denied is none of the others either.
    if (feel::is_in_place(text) != true) return std::nullopt;
    const std::optional<std::string> near = near_choice(text, fact);
    return near ? std::optional(Cure{code::fact_nearest_or_other, {*near, shortened(text, kShownText)}}) : std::nullopt;
  }
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    for (const std::string& name : {choice.label.zh, choice.key, choice.label.en}) {
      if (!name.empty()) names.push_back(name);
    }
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
  }
  const std::optional<std::string> near = nearest_or_part(text, names);
  return near ? std::optional(Cure{code::fact_nearest, {*near}}) : std::nullopt;
}

std::optional<Cure> truth_cure_of(std::string_view text) {
  if (text == Spelt::kCrossedBox) return Cure{code::fact_crossed, {}};
  if (has_boxes(text)) return Cure{code::fact_boxes, {}};
  if (is_under_way(text)) return Cure{code::fact_under_way, {}};
  static constexpr std::array kPartly = {
#define DUCHA_PARTLY(words) std::string_view(words),
#include "facts/spelling.def"
  };
  if (has_any(to_simplified(text), kPartly)) return Cure{code::fact_partly, {}};
  return std::nullopt;
}

// 1.23457E+11 with a sign before it or a unit behind.
bool holds_cut_figure(std::string_view text, const FactSpec& fact) {
  const bool figure = fact.type == FactType::count || fact.type == FactType::number || fact.type == FactType::share ||
                      fact.type == FactType::money;
  const std::string narrow = narrowed(text);
  const std::size_t mark = figure ? narrow.find("E+") : std::string::npos;
  return mark != std::string::npos && mark > 0 && mark + 2 < narrow.size() && is_digit(narrow[mark - 1]) &&
         is_digit(narrow[mark + 2]);
}

}  // namespace

std::optional<Cure> cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where) {
  if (is_cut_number(narrowed(text)) || holds_cut_figure(text, fact)) return Cure{code::fact_digits_lost, {}};
  if (is_ditto(text)) return Cure{code::fact_ditto, {}};
  if (is_cell_fault(text)) return Cure{code::fact_cell_fault, {}};
  if (is_narrow_column(text)) return Cure{code::fact_narrow_column, {}};
  if (text.size() > kLongest) return std::nullopt;
  if (auto unseen = invisible_cure_of(text)) return unseen;
  switch (fact.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money: return figure_cure_of(text, fact, where);
    case FactType::date:
      return fact.precision == Precision::quarter ? quarter_cure_of(text, where)
                                                  : day_cure_of(text, fact.takes_months(), where);
    case FactType::event:
      if (auto planned = planned_cure_of(text, where)) return planned;
      if (auto day = day_cure_of(text, fact.takes_months(), where)) {
        // An example of a day would be taken for the day; of an event nobody need know it.
        return day->code == code::fact_day_missing ? Cure{code::fact_event_day_missing, {}} : *std::move(day);
      }
      return has_boxes(text) ? truth_cure_of(text) : std::nullopt;
    case FactType::boolean: return truth_cure_of(text);
    case FactType::choice: return choice_cure_of(text, fact);
    case FactType::name:
    case FactType::text:
      if (is_unsaid(fold(text))) return Cure{code::fact_unsaid, {shortened(text, kShownText)}};
      return fact.type == FactType::text && where.listed && counts_others(text)
                 ? std::optional(Cure{code::fact_others, {}})
                 : std::nullopt;
    case FactType::record:
    case FactType::list: break;
  }
  return std::nullopt;
}

}  // namespace ducha
