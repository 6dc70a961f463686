// SPDX-License-Identifier: Apache-2.0
// What `ducha test` says of the cases themselves: which changes they did not notice, which conditions they did not try.
#pragma once

#include <string>
#include <vector>

#include "authoring/mutation.h"
#include "authoring/tried_parts.h"
#include "base/language.h"

namespace ducha {

struct PolicyMutation {
  std::string policy;
  Mutation mutation;
};
struct PolicyParts {
  std::string policy;
  std::vector<TriedPart> parts;
};

// Survivors one a line, with their place, then a line a policy.
[[nodiscard]] std::string to_text(const std::vector<PolicyMutation>& policies, Language language);
// Parts that some case left untried one a line, then a line a policy.
[[nodiscard]] std::string to_text(const std::vector<PolicyParts>& policies, Language language);
// {"mutation": [...]} and {"coverage": [...]}; docs/command-line.md describes the fields.
[[nodiscard]] std::string to_json(const std::vector<PolicyMutation>& policies);
[[nodiscard]] std::string to_json(const std::vector<PolicyParts>& policies);

// Noticed changes in hundredths of a percent, rounded down; 100 % where there was nothing to notice.
[[nodiscard]] std::size_t noticed_share(const MutantCounts& counts);

}  // namespace ducha
