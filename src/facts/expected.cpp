// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "facts/vocabulary.h"
#include "facts/words.h"

namespace ducha {

namespace {

// More names than this are a table, not a sentence.
constexpr std::size_t kNamesShown = 8;

// The first of them, and that there are more.
Text first_of(const std::vector<Text>& parts) {
  Text text = listed(std::span(parts).first(std::min(parts.size(), kNamesShown)));
  if (parts.size() <= kNamesShown) return text;
  return {text.zh + words_of(Shown::more).zh, text.en + words_of(Shown::more).en};
}

// A choice by what a plan may write in either language: label and key.
Text choices_of(const FactSpec& fact) {
  std::vector<Text> names;
  for (const Choice& choice : fact.choices) {
    names.push_back(choice.label.zh.empty() ? Text(choice.key) : Text(choice.label.zh, choice.key));
  }
  return first_of(names);
}

Text fields_of(const FactSpec& fact) {
  std::vector<Text> names;
  for (const FactSpec& field : fact.fields) names.push_back(called(field));
  return first_of(names);
}

Text unit_of(const FactSpec& fact) {
  return fact.unit.empty() ? Text(words_of(Shown::yuan).zh, words_of(Shown::yuan).en.substr(1)) : Text(fact.unit);
}

Expected date_key_of(Precision precision) {
  switch (precision) {
    case Precision::day: return Expected::date;
    case Precision::month: return Expected::month;
    case Precision::quarter: return Expected::quarter;
  }
  return Expected::date;
}

Expected key_of(const FactSpec& fact) {
  switch (fact.type) {
    case FactType::count: return Expected::count;
    case FactType::number: return Expected::number;
    case FactType::share: return Expected::share;
    case FactType::money: return Expected::money;
    case FactType::date: return date_key_of(fact.precision);
    case FactType::event: return fact.takes_months() ? Expected::event_month : Expected::event;
    case FactType::boolean: return Expected::boolean;
    case FactType::choice: return Expected::choice;
    case FactType::name: return Expected::name;
    case FactType::text: return Expected::text;
    case FactType::record: return Expected::record;
    case FactType::list: return Expected::list;
  }
  return Expected::text;
}

}  // namespace

Text called(const FactSpec& fact) {
  if (fact.label.empty()) return {fact.name};
  return fact.label.en.empty() ? Text(fact.label.zh, fact.name) : fact.label;
}

Text expected_of_element(const FactSpec& list) {
  if (!list.element.empty()) return expected_of(list.element.front());
  return filled(Expected::record, {fields_of(list)});
}

Text expected_of(const FactSpec& fact) {
  const Expected pattern = key_of(fact);
  switch (fact.type) {
    case FactType::money: return filled(pattern, {unit_of(fact)});
    case FactType::choice: return filled(pattern, {choices_of(fact)});
    case FactType::record: return filled(pattern, {fields_of(fact)});
    case FactType::list: return filled(pattern, {expected_of_element(fact)});
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::name:
    case FactType::text: break;
  }
  return words_of(pattern);
}

}  // namespace ducha
