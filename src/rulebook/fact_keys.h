// SPDX-License-Identifier: Apache-2.0
// What a fact of facts.yaml says of itself beside its type: how it is measured, its bounds, what tells records apart.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "facts/vocabulary.h"
#include "rulebook/untyped.h"
#include "rulebook/yaml_map.h"

namespace ducha {

// The keys of `map` that say it, into the fact, whose type and fields are read. What does not suit the type is
// reported.
void read_measure(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics);
void read_bounds(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics);
void read_choices(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics);
void read_list_keys(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics);

// `part_of` and `not_before` name a fact beside: the facts of a vocabulary, or of one record.
void check_parts(const std::vector<FactSpec>& facts, const Untyped& untyped, Diagnostics& diagnostics);

// `same_as` names a field of a list with a row a year.
void check_same(const std::vector<FactSpec>& facts, const Untyped& untyped, Diagnostics& diagnostics);

}  // namespace ducha
