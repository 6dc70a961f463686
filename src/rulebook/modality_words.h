// SPDX-License-Identifier: Apache-2.0
// The words for the force of a clause and of a rule, as files and options have them.
#pragma once

#include <string>
#include <vector>

namespace ducha {

// Strongest first.
[[nodiscard]] std::vector<std::string> clause_modality_words();
// Of what demands something: all but that of a clause which is background.
[[nodiscard]] std::vector<std::string> rule_modality_words();

}  // namespace ducha
