// SPDX-License-Identifier: Apache-2.0
// Which names a rule's expressions see, made once for all rules of a policy: what a plan says, or what a batch says.
#pragma once

#include "facts/vocabulary.h"
#include "feel/compile/program.h"
#include "rulebook/policy.h"
#include "rulebook/rule.h"
#include "rulebook/slot_layout.h"

namespace ducha {

// The policy and its vocabulary must outlive it.
class Scopes {
 public:
  Scopes(const Policy& policy, const Vocabulary& vocabulary);

  // What `each`, `across` and `at` see: one plan, no window.
  [[nodiscard]] const feel::Scope& of_plan() const { return plan_; }
  // What `when`, `require` and the rest of a rule see but for its record: of a batch `units` instead of a plan's facts,
  // and the window where there is one.
  [[nodiscard]] const feel::Scope& of(const Rule& rule) const;
  // The same with the record of its `each`, whose list was compiled.
  [[nodiscard]] feel::Scope with_record(const Rule& rule) const;

 private:
  [[nodiscard]] feel::Scope made_of_plan() const;
  [[nodiscard]] feel::Scope made_of_batch() const;
  [[nodiscard]] feel::Scope with_window(feel::Scope scope) const;
  [[nodiscard]] feel::Scope shared() const;

  const Policy& policy_;
  const Vocabulary& vocabulary_;
  SlotLayout slots_;
  feel::Scope plan_, plan_windows_, batch_, batch_windows_;
};

}  // namespace ducha
