// SPDX-License-Identifier: Apache-2.0
// What an auditing body decides about a rulebook, in one reviewed file: `--profile FILE`, several of them, each on top
// of the one before. It changes rules and never findings.
//
//   profile: Audit bureau of the city, 2024
//   select: [union.*, {rule: corrections.*, reason: a year's focus}]
//   ignore: [{rule: union.*-song, reason: not asked this year}]
//   adopt:  [{rule: union.funds-in-full, by: the bureau, paper: 2024-3}]
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/language.h"
#include "findings/status.h"
#include "rulebook/rulebook.h"

namespace ducha {

// A rule, or a pattern of rules, and why.
struct ProfileRule {
  std::string rule;
  Place at;
  std::string reason, paper;
};
struct ProfileValue {
  feel::Value value;
  bool in_percent = false;  // 2%
  Place at;
};
struct ProfileParam {
  std::string name, policy;  // policy empty: of every policy that has it
  Place at;
  std::map<Date, ProfileValue> values;
  std::string reason, paper;
};
struct ProfileAdoption {
  std::string rule, param, policy;  // one of rule and param
  Place at;
  std::string by, paper;
};
struct ProfileModality {
  ProfileRule rule;
  Modality modality = Modality::must;
};
struct ProfileLevels {
  ProfileRule rule;
  std::vector<std::pair<std::string, Place>> levels;  // as the policy calls them
};

struct Profile {
  std::string name;
  std::string digest;               // "sha256:..."
  std::vector<ProfileRule> select;  // empty: all rules; the reason may be left out
  std::vector<ProfileRule> ignore;
  std::vector<ProfileParam> params;
  std::vector<ProfileAdoption> adopt;
  std::vector<ProfileModality> modality;
  std::vector<ProfileLevels> levels;
};

// From a file of that name and those bytes. Every fault is reported.
[[nodiscard]] Profile read_profile(const std::string& name, std::string bytes, Diagnostics& diagnostics);

// What it decided about one rule or parameter.
struct ProfileChange {
  enum class Kind : std::uint8_t {
    selected,
    left_out,
    ignored,
    param,
    adopted,
    modality,
    levels
  } kind = Kind::left_out;
  std::string what;                          // the rule's id, or policy.parameter
  std::string before, after, reason, paper;  // values as the rulebook writes them
  std::optional<Date> from = {};             // of a parameter: the day from which it holds
  Text before_words = {}, after_words = {};  // the same as people write it; empty: as it stands
};

// The policy as the profile has it; `changes` gets what is other than before.
[[nodiscard]] std::shared_ptr<const PolicyRules> under_profile(const PolicyRules& rules, const Profile& profile,
                                                               std::vector<ProfileChange>& changes);

// Reports what the profile names and none of these policies has.
void check_profile(const Profile& profile, const std::vector<std::shared_ptr<const PolicyRules>>& policies,
                   Diagnostics& diagnostics);

}  // namespace ducha
