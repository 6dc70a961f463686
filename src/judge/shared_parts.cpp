// SPDX-License-Identifier: Apache-2.0
#include "judge/shared_parts.h"

#include <cstddef>

#include "judge/finding_words.h"

namespace ducha {

const SharedRule& SharedParts::rule(const Rule& rule, const RuleReads& reads) {
  said_.resize(rules_.rules.size());
  std::optional<SharedRule>& said = said_[static_cast<std::size_t>(&rule - rules_.rules.data())];
  if (!said) said.emplace(finding_rule(rules_, rule, reads, language_));
  return *said;
}

}  // namespace ducha
