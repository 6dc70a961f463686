// SPDX-License-Identifier: Apache-2.0
// The records that a rule under `each` goes through: where each stands in the plan, and what it is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "feel/value/value.h"
#include "judge/evidence.h"
#include "judge/rule_context.h"

namespace ducha {

// Where each record stands, found once for the rule.
class RecordSources {
 public:
  explicit RecordSources(const RuleContext& context);
  // A record of a fact as it stands is at the same place; one that an expression picked is found again by its identity.
  [[nodiscard]] RecordSource of(const feel::Value& record, std::size_t index) const;

 private:
  std::optional<std::uint32_t> fact_;
  std::unordered_map<const feel::Context*, RecordSource> picked_;
};
// Its place in the list as written, where it is a record of one.
[[nodiscard]] std::size_t written_index(const RuleContext& context, const RecordSource& source, std::size_t index);
// The first of name, title and date that the vocabulary declares for the records and that this one has; of a list whose
// records a key tells apart, the key; else its number.
[[nodiscard]] std::string name_of(const RuleContext& context, const feel::Value& record, std::size_t index);

}  // namespace ducha
