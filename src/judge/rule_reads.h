// SPDX-License-Identifier: Apache-2.0
// What a rule reads of a plan, found once from its programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "rulebook/rulebook.h"

namespace ducha {

class RuleReads {
 public:
  RuleReads(const PolicyRules& rules, const Rule& rule);

  // Whether the rule reads the invalid part: one path leads into the other, list positions left aside. Under `each`
  // over a fact, what is wrong inside a record is that record's affair: see touches_record.
  [[nodiscard]] bool touches(const InvalidPart& part) const;
  // Whether a part inside the record at that position of the `each` list is read.
  [[nodiscard]] bool touches_record(const InvalidPart& part, std::size_t index) const;
  [[nodiscard]] bool reads(feel::Slot slot) const;
  // Under `across`: whether the fact of a unit is read.
  [[nodiscard]] bool touches_unit(const InvalidPart& part) const;
  // Under `across`: whether the entry of that name may be read of a unit, by its name or with the unit as a whole.
  [[nodiscard]] bool reads_of_unit(std::string_view entry) const;

 private:
  [[nodiscard]] bool in_record(const InvalidPart& part) const;

  const PolicyRules& rules_;
  const Rule& rule_;
  std::vector<feel::ReadPath> paths_;  // those of `each`'s list included
};

}  // namespace ducha
