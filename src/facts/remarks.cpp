// SPDX-License-Identifier: Apache-2.0
#include "facts/remarks.h"

#include <optional>
#include <string>
#include <string_view>

#include "facts/words.h"

namespace ducha {

namespace {

Text with(Remark remark, const Text& argument) {
  const auto put = [](std::string pattern, std::string_view text) {
    const std::size_t hole = pattern.find("{0}");
    return hole == std::string::npos ? pattern : pattern.replace(hole, 3, text);
  };
  const Text& pattern = words_of(remark);
  return {put(pattern.zh, argument.in(Language::zh)), put(pattern.en, argument.in(Language::en))};
}

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
    remarks.push_back(with(remark, {shown(*limit, &fact, Language::zh), shown(*limit, &fact, Language::en)}));
  };
  bound(Remark::at_least, fact.min);
  bound(Remark::at_most, fact.max);
  if (!fact.part_of.empty()) remarks.push_back(with(Remark::part_of, called_in(beside, fact.part_of)));
  if (!fact.same_as.list.empty())
    remarks.push_back(
        with(fact.same_as.before ? Remark::same_as_before : Remark::same_as, called_in(beside, fact.same_as.list)));
  if (!fact.dated.empty()) {
    switch (fact.covers) {
      case Covers::period: remarks.push_back(words_of(Remark::covers_period)); break;
      case Covers::open: remarks.push_back(words_of(Remark::covers_open)); break;
    }
  }
  if (!fact.key.empty()) {
    Text fields;
    for (const std::string& name : fact.key) {
      const Text field = called_in(fact.fields, name);
      fields.zh += (fields.zh.empty() ? "" : words_of(Shown::comma).zh) + field.in(Language::zh);
      fields.en += (fields.en.empty() ? "" : words_of(Shown::comma).en) + field.in(Language::en);
    }
    remarks.push_back(with(Remark::key, fields));
  }
  if (fact.other) remarks.push_back(words_of(Remark::other));
  return remarks;
}

}  // namespace ducha
