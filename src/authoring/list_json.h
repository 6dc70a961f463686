// SPDX-License-Identifier: Apache-2.0
// What `ducha list --format json` writes; docs/formats.md has the fields.
#pragma once

#include <string>

#include "authoring/list_tables.h"

namespace ducha {

[[nodiscard]] std::string policies_json(const Loaded& loaded);
// An object: the clauses, and how many of them are checked in each policy and in all.
[[nodiscard]] std::string clauses_json(const Loaded& loaded, const Wanted& wanted);
[[nodiscard]] std::string rules_json(const Loaded& loaded, const Wanted& wanted);

}  // namespace ducha
