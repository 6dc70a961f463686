// SPDX-License-Identifier: Apache-2.0
#include "judge/shared_parts.h"

#include <algorithm>

#include "facts/vocabulary.h"
#include "judge/finding_words.h"

namespace ducha {

const SharedRule& SharedParts::rule(const Rule& rule, const RuleReads& reads) {
  std::optional<SharedRule>& said = of_rules_[&rule].said;
  if (!said) said = SharedRule::written(finding_rule(rules_, rule, reads, language_));
  return *said;
}

std::optional<ParamsUsed>& SharedParts::params(const Rule& rule, Date since) {
  auto& known = of_rules_[&rule].params;
  const auto found = std::find_if(known.begin(), known.end(), [since](const auto& one) { return one.first == since; });
  return found != known.end() ? found->second : known.emplace_back(since, std::nullopt).second;
}

const Label& SharedParts::called(const FactSpec& fact) {
  const auto [entry, fresh] = labels_.try_emplace(&fact);
  if (fresh) entry->second = Label::written(ducha::called(fact));
  return entry->second;
}

}  // namespace ducha
