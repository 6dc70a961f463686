// SPDX-License-Identifier: Apache-2.0
#include "rulebook/coverage.h"

#include <array>

namespace ducha {

std::string_view to_string(Checked checked) {
  static constexpr std::array<std::string_view, 5> kNames = {"checked", "partly", "background", "exhortation",
                                                             "unobservable"};
  return kNames[static_cast<std::size_t>(checked)];
}

std::vector<ClauseCoverage> coverage_of(const PolicyRules& rules) {
  std::vector<ClauseCoverage> coverage(rules.policy.clauses.size());
  for (std::size_t index = 0; index < coverage.size(); ++index) {
    const Clause& clause = rules.policy.clauses[index];
    coverage[index].clause = &clause;
    if (!clause.unchecked) continue;
    switch (clause.unchecked->kind) {
      case UncheckedKind::background: coverage[index].checked = Checked::background; break;
      case UncheckedKind::exhortation: coverage[index].checked = Checked::exhortation; break;
      case UncheckedKind::unobservable: coverage[index].checked = Checked::unobservable; break;
    }
  }
  for (const Rule& rule : rules.rules) {
    for (const std::size_t index : rule.clauses) {
      coverage[index].rules.push_back(&rule);
      if (!rule.interpretation.empty()) coverage[index].checked = Checked::partly;
    }
  }
  return coverage;
}

void CoverageTotals::add(Checked kind) {
  switch (kind) {
    case Checked::checked: ++checked; break;
    case Checked::partly: ++partly; break;
    case Checked::background: ++background; break;
    case Checked::exhortation: ++exhortation; break;
    case Checked::unobservable: ++unobservable; break;
  }
}

void CoverageTotals::add(const CoverageTotals& other) {
  checked += other.checked;
  partly += other.partly;
  background += other.background;
  exhortation += other.exhortation;
  unobservable += other.unobservable;
}

CoverageTotals totals_of(const PolicyRules& rules) {
  CoverageTotals totals;
  for (const ClauseCoverage& row : coverage_of(rules)) totals.add(row.checked);
  return totals;
}

}  // namespace ducha
