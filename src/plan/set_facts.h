// SPDX-License-Identifier: Apache-2.0
// --set of a part of a fact: a field of a record, a record of a list, a field of one: `register[1].date=2024-06-30`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/vocabulary.h"
#include "plan/plan.h"

namespace ducha {

// The name of a fact and what stands behind it: steps of `.field` and `[position]`, from 0 as evidence counts them.
// The steps are empty where it names a fact as a whole.
struct SetName {
  std::string_view fact, steps;
};
[[nodiscard]] SetName split_set_name(std::string_view name);

// The plan with those parts as the command line has them; nullopt where none of `set` names one, or where none can be
// set. A whole fact is left to others (judge/set_facts.h). Reported: a field that is not there, a position behind the
// last, a step into what has no parts, each with what there is. What a part is set to is read with the plan, and stands
// in a source of its own, as is_set_by_option() tells.
[[nodiscard]] std::optional<Plan> with_set_parts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                                 const std::vector<std::pair<std::string, std::string>>& set,
                                                 Diagnostics& diagnostics);
[[nodiscard]] bool is_set_by_option(const Place& place);

}  // namespace ducha
