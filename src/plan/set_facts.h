// SPDX-License-Identifier: Apache-2.0
// --set FACT=VALUE: what if the plan had said this. Of a fact, or of a part of one: a field of a record, a record of a
// list, a field of one: `register[1].date=2024-06-30`; of an event what happened of it: `announced.on=2024-06-30`.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/vocabulary.h"
#include "plan/plan.h"

namespace ducha {

// The plan with those facts and parts as the command line has them, one after another; nullopt where none can be set.
// What stood there is not in it. Reported: a name that no vocabulary knows, a field that is not there, a position
// behind the last, a step into what has no parts, each with what there is. What they are set to is read with the plan,
// as if it had said so, and stands in a source of its own, as is_set_by_option() tells.
[[nodiscard]] std::optional<Plan> with_set_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                                 const std::vector<std::pair<std::string, std::string>>& set,
                                                 Diagnostics& diagnostics);
[[nodiscard]] bool is_set_by_option(const Place& place);

}  // namespace ducha
