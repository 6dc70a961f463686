// SPDX-License-Identifier: Apache-2.0
// What of a document is checked, and what is not.
#pragma once

#include <cstddef>
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

// How many clauses of each kind.
struct CoverageTotals {
  std::size_t checked = 0;
  std::size_t partly = 0;
  std::size_t background = 0;
  std::size_t exhortation = 0;
  std::size_t unobservable = 0;

  void add(Checked kind);
  void add(const CoverageTotals& other);
  [[nodiscard]] std::size_t unchecked() const { return background + exhortation + unobservable; }
  [[nodiscard]] std::size_t clauses() const { return checked + partly + unchecked(); }
};
[[nodiscard]] CoverageTotals totals_of(const PolicyRules& rules);

}  // namespace ducha
