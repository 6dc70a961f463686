// SPDX-License-Identifier: Apache-2.0
// A plan written anew: every entry as it was said, in the vocabulary's order and under its labels.
#pragma once

#include <string>

#include "authoring/known_facts.h"

namespace ducha {

// One YAML document, with the questions as comments (yaml-cpp writes it).
[[nodiscard]] std::string plan_as_yaml(const KnownFacts& facts, Language language);
// One line of NDJSON with its line feed.
[[nodiscard]] std::string plan_as_ndjson(const KnownFacts& facts, Language language);

}  // namespace ducha
