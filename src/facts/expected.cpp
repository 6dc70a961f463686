// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/vocabulary.h"
#include "facts/words.h"

namespace ducha {

namespace {

// More names than this are a table, not a sentence.
constexpr std::size_t kNamesShown = 8;

void put(std::string& pattern, std::string_view argument) {
  const std::size_t hole = pattern.find("{0}");
  if (hole != std::string::npos) pattern.replace(hole, 3, argument);
}

Text with(Text pattern, const Text& argument) {
  put(pattern.zh, argument.in(Language::zh));
  put(pattern.en, argument.in(Language::en));
  return pattern;
}

Text joined(const std::vector<Text>& parts) {
  Text result;
  const std::size_t count = std::min(parts.size(), kNamesShown);
  for (std::size_t index = 0; index < count; ++index) {
    if (index > 0) {
      result.zh += words_of(Shown::comma).zh;
      result.en += words_of(Shown::comma).en;
    }
    result.zh += parts[index].in(Language::zh);
    result.en += parts[index].in(Language::en);
  }
  if (count < parts.size()) {
    result.zh += words_of(Shown::more).zh;
    result.en += words_of(Shown::more).en;
  }
  return result;
}

// A choice by what a plan may write in either language: label and key.
Text choices_of(const FactSpec& fact) {
  std::vector<Text> names;
  for (const Choice& choice : fact.choices) {
    names.push_back(choice.label.zh.empty() ? Text(choice.key) : Text(choice.label.zh, choice.key));
  }
  return joined(names);
}

Text fields_of(const FactSpec& fact) {
  std::vector<Text> names;
  for (const FactSpec& field : fact.fields) names.push_back(called(field));
  return joined(names);
}

Text unit_of(const FactSpec& fact) {
  return fact.unit.empty() ? Text(words_of(Shown::yuan).zh, words_of(Shown::yuan).en.substr(1)) : Text(fact.unit);
}

Expected key_of(const FactSpec& fact) {
  switch (fact.type) {
    case FactType::count: return Expected::count;
    case FactType::number: return Expected::number;
    case FactType::share: return Expected::share;
    case FactType::money: return Expected::money;
    case FactType::date: return fact.month_precision ? Expected::month : Expected::date;
    case FactType::event: return fact.month_precision ? Expected::event_month : Expected::event;
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
  return with(words_of(Expected::record), fields_of(list));
}

Text expected_of(const FactSpec& fact) {
  const Text& pattern = words_of(key_of(fact));
  switch (fact.type) {
    case FactType::money: return with(pattern, unit_of(fact));
    case FactType::choice: return with(pattern, choices_of(fact));
    case FactType::record: return with(pattern, fields_of(fact));
    case FactType::list: return with(pattern, expected_of_element(fact));
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::name:
    case FactType::text: break;
  }
  return pattern;
}

}  // namespace ducha
