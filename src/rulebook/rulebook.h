// SPDX-License-Identifier: Apache-2.0
// The rules of one policy, loaded and compiled; beyond this point no rule changes.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/working_days.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "feel/compile/program.h"
#include "rulebook/policy.h"
#include "rulebook/rule.h"

namespace ducha {

// Where each name of a policy's expressions stands among the slots of an evaluation:
//
//   0 .. facts-1 | params | unit level region period as_of | window | record | units
//
// unit and level are strings, region a context of strings, period and window ranges of dates, as_of a date. `record`
// has in each rule the name that its `each` gives it. Under `across`, facts, unit, level and region are not in scope of
// when and require; `units` is: a list of contexts holding unit, level, region and every fact. `across` itself sees one
// plan.
struct SlotLayout {
  std::size_t facts = 0;   // how many
  std::size_t params = 0;  // how many
  [[nodiscard]] feel::Slot fact(std::size_t index) const { return static_cast<feel::Slot>(index); }
  [[nodiscard]] feel::Slot param(std::size_t index) const { return static_cast<feel::Slot>(facts + index); }
  [[nodiscard]] bool is_param(feel::Slot slot) const { return slot >= facts && slot < facts + params; }
  [[nodiscard]] feel::Slot unit() const { return static_cast<feel::Slot>(facts + params); }
  [[nodiscard]] feel::Slot level() const { return unit() + 1; }
  [[nodiscard]] feel::Slot region() const { return unit() + 2; }
  [[nodiscard]] feel::Slot period() const { return unit() + 3; }
  [[nodiscard]] feel::Slot as_of() const { return unit() + 4; }
  [[nodiscard]] feel::Slot window() const { return unit() + 5; }
  [[nodiscard]] feel::Slot record() const { return unit() + 6; }
  [[nodiscard]] feel::Slot units() const { return unit() + 7; }
  [[nodiscard]] std::size_t size() const { return units() + 1; }
};

struct PolicyRules {
  Policy policy;
  Vocabulary vocabulary;
  std::vector<Rule> rules;  // chapters in the order of their file names, rules in the files'
  SlotLayout slots;
  std::shared_ptr<const WorkingCalendar> calendar;         // of working days(n); null: no rule asks for one
  std::vector<std::shared_ptr<const Document>> documents;  // what places and cases point into
  std::string digest;                                      // sha256 of the policy's files, hex
};

class Rulebook {
 public:
  explicit Rulebook(std::vector<std::shared_ptr<const PolicyRules>> policies) : policies_(std::move(policies)) {}
  [[nodiscard]] const std::vector<std::shared_ptr<const PolicyRules>>& policies() const { return policies_; }
  [[nodiscard]] const PolicyRules* policy(std::string_view id) const;
  [[nodiscard]] std::string digest() const;  // "sha256:..." over the policies', in their order

 private:
  std::vector<std::shared_ptr<const PolicyRules>> policies_;
};

// The ids of the policies in a rulebook folder: its folders that hold a policy.yaml, in byte order. The folder may
// itself be one policy's.
[[nodiscard]] std::vector<std::string> policies_in(const std::string& folder, Diagnostics& diagnostics);

// Reads and compiles one policy's folder. Every fault is reported; null where one is an error.
[[nodiscard]] std::shared_ptr<const PolicyRules> load_policy(const std::string& rulebook_folder, const std::string& id,
                                                             Diagnostics& diagnostics);

}  // namespace ducha
