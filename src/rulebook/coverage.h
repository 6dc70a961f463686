// SPDX-License-Identifier: Apache-2.0
// What of a document is checked, and what is not.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rulebook/rulebook.h"

namespace ducha {

// partly: only under a reading of vague words (a citing rule has an interpretation).
enum class Checked : std::uint8_t { checked, partly, background, exhortation, unobservable };
[[nodiscard]] std::string_view to_string(Checked checked);

struct ClauseCoverage {
  const Clause* clause = nullptr;
  Checked checked = Checked::checked;
  std::vector<const Rule*> rules;  // that cite it
};
// One a clause, in the document's order.
[[nodiscard]] std::vector<ClauseCoverage> coverage_of(const PolicyRules& rules);

}  // namespace ducha
