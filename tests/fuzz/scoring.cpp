// SPDX-License-Identifier: Apache-2.0
// Any scoring sheet is read or reported; by one without a fault no unit has less than nothing nor more than the total.
#include "audit/scoring.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "fuzz/told.h"
#include "small_policy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const std::shared_ptr<const PolicyRules> kRules = small_policy();
  Diagnostics diagnostics;
  Scoring sheet =
      read_scoring("scoring.yaml", std::string(reinterpret_cast<const char*>(data), size), {kRules}, diagnostics);
  tell(diagnostics);
  if (diagnostics.errors() != 0) return 0;
  // A score has two digits behind the point.
  const Decimal most = add(sheet.total, *Decimal::read("0.005")).value_or(sheet.total);
  Scores scores(std::move(sheet));
  for (const char* unit : {"A", "B"}) {
    for (const char* rule : {"p.few", "p.reports", "p.reports"}) {
      for (const Status status : {Status::fail, Status::pass, Status::unknown}) {
        Finding finding;
        finding.unit = unit;
        finding.rule.own().policy = "p";
        finding.rule.own().id = rule;
        finding.status = *unit == 'A' ? status : Status::fail;
        scores.add(finding);
      }
    }
  }
  for (const LeagueRow& row : scores.league().rows) {
    if (row.score && (*row.score < Decimal(0) || *row.score > most)) std::abort();
  }
  return 0;
}
