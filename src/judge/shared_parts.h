// SPDX-License-Identifier: Apache-2.0
// What findings of one policy have in common, made when the first of them says it. Each thread has its own, so that
// none waits for another's counting of who holds what.
#pragma once

#include <vector>

#include "base/language.h"
#include "findings/finding.h"
#include "judge/rule_reads.h"
#include "rulebook/rulebook.h"

namespace ducha {

class SharedParts {
 public:
  // The rules must outlive it.
  SharedParts(const PolicyRules& rules, Language language) : rules_(rules), language_(language) {}

  // Precondition: the rule is one of the policy's, and the reads are its own.
  [[nodiscard]] const SharedRule& rule(const Rule& rule, const RuleReads& reads);

 private:
  const PolicyRules& rules_;
  Language language_;
  std::vector<std::optional<SharedRule>> said_;  // in the order of the policy's rules
};

}  // namespace ducha
