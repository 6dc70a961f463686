// SPDX-License-Identifier: Apache-2.0
// What `ducha list` lists, as tables: the first row is the head.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/language.h"
#include "rulebook/coverage.h"
#include "rulebook/rulebook.h"

namespace ducha {

using Table = std::vector<std::vector<std::string>>;
using Loaded = std::vector<std::shared_ptr<const PolicyRules>>;

// What is listed, all of it known to the call.
struct Wanted {
  std::vector<Checked> coverage;     // empty: any
  std::vector<Modality> modalities;  // empty: any
  std::vector<std::string> select;   // patterns; empty: any

  [[nodiscard]] bool takes(const ClauseCoverage& row) const;
  [[nodiscard]] bool takes(const Rule& rule) const;
  [[nodiscard]] bool takes(Modality modality) const;
};

[[nodiscard]] CoverageTotals totals_of(const PolicyRules& rules, const Wanted& wanted);

// How a clause is checked, in words.
[[nodiscard]] std::string shown_in(Language language, Checked checked);

// Each has a last row for all policies where there are several.
[[nodiscard]] Table policies_table(const Loaded& loaded, Language language);
// How many of the listed clauses are checked, partly, and unchecked by kind.
[[nodiscard]] Table coverage_table(const Loaded& loaded, const Wanted& wanted, Language language);

[[nodiscard]] Table clauses_table(const Loaded& loaded, const Wanted& wanted, Language language);
[[nodiscard]] Table rules_table(const Loaded& loaded, const Wanted& wanted, Language language);

}  // namespace ducha
