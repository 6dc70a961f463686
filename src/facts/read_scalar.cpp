// SPDX-License-Identifier: Apache-2.0
#include "facts/read_scalar.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"
#include "facts/denial.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/read_measured.h"
#include "facts/read_money.h"
#include "facts/read_quarter.h"
#include "facts/read_share.h"
#include "facts/read_truth.h"
#include "facts/spelling.h"
#include "facts/ticked.h"
#include "facts/unsaid.h"
#include "feel/value/in_place.h"

namespace ducha {

namespace {

// A longer text is no figure, no date and no word of a table; reading it would cost time alone.
constexpr std::size_t kLongestSpelling = 300;

// What a rulebook calls the choice that there is none.
constexpr std::string_view kNoneChoice = "none";

std::optional<Decimal> read_count(std::string_view text, std::string_view unit, const WrittenIn& where) {
  const std::optional<Decimal> number = read_measured(text, unit, where);
  return number && number->is_whole() && !number->is_negative() ? number : std::nullopt;
}

// Begins with a "not yet" or a "there is no".
bool is_denied(std::string_view folded) {
  struct Row {
    std::string_view word;
    bool value;
  };
  static constexpr Row kRows[] = {
#define DUCHA_BEFORE_DONE(word, value) {word, value},
#include "facts/spelling.def"
  };
  return std::any_of(std::begin(kRows), std::end(kRows), [&folded](const Row& row) {
    return !row.value && code_points(row.word) > 1 && folded.starts_with(row.word);
  });
}

constexpr std::string_view kOthers[] = {
#define DUCHA_OTHER(folded) folded,
#include "facts/spelling.def"
};

// What says only whether, or that there is none, names nothing: it is the choice `none` where a fact has one.
std::optional<feel::Value> read_unnamed(std::optional<bool> truth, const FactSpec& fact) {
  const auto none = std::find_if(fact.choices.begin(), fact.choices.end(),
                                 [](const Choice& choice) { return choice.key == kNoneChoice; });
  if (truth.value_or(true) || none == fact.choices.end()) return std::nullopt;
  return feel::Value::string(none->key);
}

std::optional<feel::Value> read_choice(std::string_view text, const FactSpec& fact) {
  if (const Choice* const choice = known_choice(text, fact)) return feel::Value::string(choice->key);
  const std::string folded = fold(text);
  if (!fact.other || folded.empty()) return std::nullopt;
  // "Other: none" names as little as "none" does; "other: what nothing is laid down for" is a name.
  const std::string_view named = behind_other(folded);
  const bool other = named.size() != folded.size();
  const bool none = says_none(named) || is_denied(named) || is_denial(named);
  const std::optional<bool> truth = none ? std::optional(false) : read_truth(named, nullptr);
  const bool attribute = other && named.find(Spelt::kOf) != std::string_view::npos;
  if (!attribute && (truth || feel::is_in_place(named) != true)) return read_unnamed(truth, fact);
  if (is_unsaid(folded) || is_all_done(folded)) return std::nullopt;
  if (near_choice(text, fact)) return std::nullopt;
  return feel::Value::string_for(std::string(kOtherChoice), std::string(text));
}

std::string with_list_commas(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += Spelt::kListComma;
    all += name;
  }
  return all;
}

std::optional<feel::Value> read_boolean(std::string_view text, const FactSpec& fact) {
  const std::optional<bool> truth = read_truth(text, &fact);
  return truth ? std::optional<feel::Value>(*truth) : std::nullopt;
}

// What stands at the ticked box of a form.
template <typename Read>
std::optional<feel::Value> read_ticked(std::string_view text, const Read& read) {
  const std::optional<std::string> label = ticked_of(text);
  return label ? read(*label) : std::nullopt;
}

std::optional<feel::Value> value_of(const std::optional<Decimal>& number) {
  return number ? std::optional<feel::Value>(*number) : std::nullopt;
}

}  // namespace

std::string_view behind_other(std::string_view folded) {
  for (const std::string_view word : kOthers) {
    if (!folded.starts_with(word)) continue;
    const std::string_view rest = folded.substr(word.size());
    if (rest.starts_with(':') && rest.size() > 1) return rest.substr(1);
  }
  return folded;
}

const Choice* known_choice(std::string_view text, const FactSpec& fact) {
  for (const Choice& choice : fact.choices) {
    const bool exact = choice.key == text || choice.label.zh == text || choice.label.en == text;
    if (exact && !text.empty()) return &choice;
  }
  const std::string folded = fold(text);
  if (folded.empty()) return nullptr;
  const auto is_folded = [&folded](const std::string& name) { return fold(name) == folded; };
  for (const Choice& choice : fact.choices) {
    if (is_folded(choice.key)) return &choice;
  }
  for (const Choice& choice : fact.choices) {
    if (is_folded(choice.label.zh) || is_folded(choice.label.en)) return &choice;
    if (std::any_of(choice.aliases.begin(), choice.aliases.end(), is_folded)) return &choice;
  }
  return nullptr;
}

std::optional<std::string> near_choice(std::string_view text, const FactSpec& fact) {
  const std::string folded = fold(text);
  const auto begins = [&folded](std::string_view word) { return folded.starts_with(word); };
  if (std::any_of(std::begin(kOthers), std::end(kOthers), begins)) return std::nullopt;
  if (const std::vector<std::string> parts = run_together(text, fact); !parts.empty()) return with_list_commas(parts);
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    if (!choice.label.zh.empty()) names.push_back(choice.label.zh);
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
  }
  return nearest_or_part(text, names);
}

std::vector<std::string> run_together(std::string_view text, const FactSpec& fact) {
  std::vector<std::string> names;
  std::vector<const Choice*> choices;
  if (fact.type != FactType::choice || known_choice(text, fact) != nullptr) return {};
  for (std::string_view left = text; !left.empty();) {
    const std::string_view name = left.substr(0, offset_after(left, 1));
    const Choice* const choice = known_choice(name, fact);
    if (choice == nullptr || std::find(choices.begin(), choices.end(), choice) != choices.end()) return {};
    choices.push_back(choice);
    names.emplace_back(name);
    left.remove_prefix(name.size());
  }
  return choices.size() > 1 ? names : std::vector<std::string>();
}

bool is_cut_number(std::string_view text) {
  const std::size_t mark = text.find("E+");
  if (mark == std::string_view::npos || mark == 0 || mark + 2 == text.size()) return false;
  return text.substr(0, mark).find_first_not_of("0123456789.") == std::string_view::npos &&
         text.substr(mark + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_narrow_column(std::string_view text) {
  return text.size() > 1 && text.find_first_not_of('#') == std::string_view::npos;
}

bool counts_others(std::string_view text) {
  const std::string narrow = narrowed(text);
  const std::size_t at = narrow.rfind(Spelt::kAndOthers);
  const std::size_t behind = at == std::string::npos ? at : at + Spelt::kAndOthers.size();
  if (at == 0 || behind == std::string::npos || behind == narrow.size()) return false;
  constexpr std::size_t kLongestCount = 4;  // with its measure word
  const std::string_view count = std::string_view(narrow).substr(behind);
  const std::string_view digit = count.substr(0, code_point_at(count, 0).length);
  return code_points(count) <= kLongestCount && read_numeral(to_simplified(digit)).has_value();
}

bool is_cell_fault(std::string_view text) {
  static constexpr std::string_view kErrors[] = {"#DIV/0!", "#N/A",    "#NAME?",  "#NULL!", "#NUM!",
                                                 "#REF!",   "#VALUE!", "#SPILL!", "#CALC!"};
  if (std::find(std::begin(kErrors), std::end(kErrors), text) != std::end(kErrors) || text.starts_with("Err:"))
    return true;
  constexpr std::string_view kBegins = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789(+-$?";
  return text.size() > 1 && text.front() == '=' && kBegins.find(text[1]) != std::string_view::npos;
}

namespace {

// A text or a name, as it is written but for the blanks and line ends around it, which nobody sees in a cell.
std::optional<feel::Value> read_words(std::string_view written, const FactSpec& fact, const WrittenIn& where) {
  const std::string_view text = without_blanks_around(written);
  if (is_cut_number(text)) return std::nullopt;
  constexpr std::size_t kLongestUnsaid = 60;
  if (text.size() <= kLongestUnsaid && is_unsaid(fold(text))) return std::nullopt;
  const bool name = fact.type == FactType::name;
  // A name that stands for others is none to the rules, which compare it with nobody's.
  if (!name && where.listed && counts_others(text)) return std::nullopt;
  // What says alone that nothing was done is no measure, no paper and no body.
  const bool denies = !name && (read_truth(text, nullptr) == false || is_denial(fold(text)));
  const std::string_view words = denies ? one_none() : with_one_none(text);
  if (name) return feel::Value::name(std::string(words));
  // Rules know one word for none; people are shown the one that they wrote.
  return words == text ? feel::Value::string(std::string(text))
                       : feel::Value::string_for(std::string(words), std::string(text));
}

std::optional<feel::Value> read_event_or_box(std::string_view text, const FactSpec& fact, const WrittenIn& where,
                                             const std::optional<SeenUntil>& seen) {
  if (!seen) return std::nullopt;
  if (auto event = read_event(text, fact, *seen, where)) return event;
  return read_ticked(text, [&](const std::string& label) { return read_event(label, fact, *seen, where); });
}

std::optional<feel::Value> read_boolean_or_box(std::string_view text, const FactSpec& fact) {
  if (auto truth = read_boolean(text, fact)) return truth;
  return read_ticked(text, [&](const std::string& label) { return read_boolean(label, fact); });
}

std::optional<feel::Value> read_choice_or_box(std::string_view text, const FactSpec& fact) {
  if (!has_boxes(text) || known_choice(text, fact) != nullptr) return read_choice(text, fact);
  return read_ticked(text, [&](const std::string& label) { return read_choice(label, fact); });
}

}  // namespace

std::optional<feel::Value> read_scalar(std::string_view text, const FactSpec& fact, const WrittenIn& where,
                                       const std::optional<SeenUntil>& seen) {
  if (is_ditto(text) || is_cell_fault(text) || is_narrow_column(text)) return std::nullopt;
  if (fact.type == FactType::text || fact.type == FactType::name) return read_words(text, fact, where);
  if (text.size() > kLongestSpelling && fact.type != FactType::choice) return std::nullopt;
  switch (fact.type) {
    case FactType::count: return value_of(read_count(text, fact.unit, where));
    case FactType::number: return value_of(read_measured(text, fact.unit, where));
    case FactType::share: return value_of(read_share(text));
    case FactType::money: return value_of(read_money(text, fact.unit, where));
    case FactType::date: {
      const bool quarter = fact.precision == Precision::quarter;
      const std::optional<Date> date =
          quarter ? read_quarter(text, where) : read_date(text, fact.takes_months(), where);
      return date ? std::optional<feel::Value>(*date) : std::nullopt;
    }
    case FactType::event: return read_event_or_box(text, fact, where, seen);
    case FactType::boolean: return read_boolean_or_box(text, fact);
    case FactType::choice: return read_choice_or_box(text, fact);
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return std::nullopt;
}

}  // namespace ducha
