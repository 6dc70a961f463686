// SPDX-License-Identifier: Apache-2.0
#include "facts/remarks.h"

#include <optional>
#include <string>
#include <string_view>

#include "facts/words.h"

namespace ducha {

namespace {

Text called_in(const std::vector<FactSpec>& facts, std::string_view name) {
  for (const FactSpec& fact : facts) {
    if (fact.name == name) return called(fact);
  }
  return {name};
}

}  // namespace

std::vector<Text> remarks_of(const FactSpec& fact, const std::vector<FactSpec>& beside) {
  std::vector<Text> remarks;
  if (fact.measured) {
    switch (*fact.measured) {
      case Measured::end: remarks.push_back(words_of(Remark::end)); break;
      case Measured::period: remarks.push_back(words_of(Remark::period)); break;
    }
  }
  const auto bound = [&](Remark remark, const std::optional<Decimal>& limit) {
    if (!limit) return;
    remarks.push_back(filled(remark, {Text(shown(*limit, &fact, Language::zh), shown(*limit, &fact, Language::en))}));
  };
  bound(Remark::at_least, fact.min);
  bound(Remark::at_most, fact.max);
  if (!fact.part_of.empty()) remarks.push_back(filled(Remark::part_of, {called_in(beside, fact.part_of)}));
  if (!fact.not_before.empty()) remarks.push_back(filled(Remark::not_before, {called_in(beside, fact.not_before)}));
  if (!fact.same_as.list.empty())
    remarks.push_back(
        filled(fact.same_as.before ? Remark::same_as_before : Remark::same_as, {called_in(beside, fact.same_as.list)}));
  if (!fact.dated.empty()) {
    switch (fact.covers) {
      case Covers::period: remarks.push_back(words_of(Remark::covers_period)); break;
      case Covers::open: remarks.push_back(words_of(Remark::covers_open)); break;
    }
  }
  if (!fact.key.empty()) {
    std::vector<Text> fields;
    fields.reserve(fact.key.size());
    for (const std::string& name : fact.key) fields.push_back(called_in(fact.fields, name));
    remarks.push_back(filled(Remark::key, {listed(fields)}));
  }
  const bool other_elements = !fact.element.empty() && fact.element.front().other;
  if (fact.other || other_elements) remarks.push_back(words_of(Remark::other));
  return remarks;
}

}  // namespace ducha
