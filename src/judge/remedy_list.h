// SPDX-License-Identifier: Apache-2.0
// A remedy that is more of a list: the elements that it lacks, or so many records more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feel/value/value.h"
#include "judge/trial.h"

namespace ducha {

struct More {
  std::vector<feel::Value> elements;
  std::string shown;  // each of them; of records, which are all alike, the one
};

// The list with those behind what the plan says.
[[nodiscard]] feel::Value with_more(const Trial& trial, const std::vector<feel::Value>& more);
// Of a list of choices: one that is lacking, or as many as it takes. nullopt: none that were tried.
[[nodiscard]] std::optional<More> lacking_choices(Trial& trial);
// Of a list of records: the same of one dated at hand. nullopt: none that were tried.
[[nodiscard]] std::optional<More> lacking_records(Trial& trial);

}  // namespace ducha
