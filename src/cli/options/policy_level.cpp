// SPDX-License-Identifier: Apache-2.0
#include "cli/options/policy_level.h"

#include <vector>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/option.h"

namespace ducha {

std::optional<std::string> level_key(const Policy& policy, const std::optional<std::string>& named,
                                     Diagnostics& faults) {
  if (!named) return std::nullopt;
  // Without a list of them every word is a level, as in a plan.
  if (policy.levels.empty()) return named;
  if (const Level* level = policy.level(*named)) return level->key;
  std::vector<std::string> keys;
  for (const Level& level : policy.levels) keys.push_back(level.key);
  add_usage_fault(faults, code::cli_level_unknown, {Text(policy.id), Text(*named), listed(keys)}, *named, keys);
  return std::nullopt;
}

}  // namespace ducha
