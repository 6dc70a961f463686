// SPDX-License-Identifier: Apache-2.0
// What a profile changes in a rulebook: a row a rule or parameter; the first row is the head.
#pragma once

#include <string>
#include <vector>

#include "audit/profile.h"
#include "authoring/list_tables.h"

namespace ducha {

using ProfileChanges = std::map<std::string, std::vector<ProfileChange>>;  // by policy

[[nodiscard]] Table profile_table(const ProfileChanges& changes, Language language);
[[nodiscard]] std::string profile_json(const ProfileChanges& changes);

}  // namespace ducha
