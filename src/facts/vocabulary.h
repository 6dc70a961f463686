// SPDX-License-Identifier: Apache-2.0
// The words of a policy's plans: each fact by name, label or alias, with its type.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/language.h"
#include "base/source.h"
#include "facts/fact_type.h"
#include "feel/value/type.h"

namespace ducha {

struct Choice {
  std::string key;
  Text label;
};

struct FactSpec {
  std::string name;
  Text label;
  std::vector<std::string> aliases;
  Text ask;  // the question a blank plan asks
  FactType type = FactType::text;
  std::string unit;               // 人, 元, 万元, ...
  bool month_precision = false;   // a date that may be a month alone (then its first day)
  std::vector<Choice> choices;    // of a choice
  std::vector<FactSpec> fields;   // of a record; of a list of records
  std::vector<FactSpec> element;  // of a list of scalars: exactly one, unnamed
  Place at;                       // in facts.yaml

  [[nodiscard]] const FactSpec* field(std::string_view name) const;
};

// Immutable once made. Slots are positions in the order of facts.yaml.
class Vocabulary {
 public:
  // Two facts that share a folded name, label or alias are the caller's to report: `clashes`.
  explicit Vocabulary(std::vector<FactSpec> facts);
  Vocabulary() = default;

  [[nodiscard]] const std::vector<FactSpec>& facts() const { return facts_; }
  [[nodiscard]] std::optional<std::uint32_t> slot_of(std::string_view key) const;  // any spelling
  [[nodiscard]] static std::optional<std::uint32_t> field_of(const FactSpec& record, std::string_view key);
  [[nodiscard]] std::vector<std::string> spellings() const;  // names and labels, for suggestions
  struct Clash {
    std::uint32_t first, second;
    std::string key;
  };
  [[nodiscard]] const std::vector<Clash>& clashes() const { return clashes_; }

 private:
  std::vector<FactSpec> facts_;
  std::map<std::string, std::uint32_t, std::less<>> by_folded_;
  std::vector<Clash> clashes_;
};

// The FEEL type of a fact's value: records are closed contexts, lists lists of them.
[[nodiscard]] feel::Type type_of(const FactSpec& fact);
// What a plan may write for it, in words, for messages: "a whole number, such as 12 or 1,126".
[[nodiscard]] Text expected_of(const FactSpec& fact);
// A value as people read it: a share as 2 %, money in the declared unit, a choice by its label, a date as ISO text.
[[nodiscard]] std::string shown(const feel::Value& value, const FactSpec* fact, Language language);

}  // namespace ducha
