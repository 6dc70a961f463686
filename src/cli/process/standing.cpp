// SPDX-License-Identifier: Apache-2.0
#include "cli/process/standing.h"

#include <map>
#include <set>
#include <string_view>

#include "audit/run_settings.h"
#include "cli/codes.h"
#include "cli/words.h"

namespace ducha {

void Standing::take(PlanFindings& judged, Summary& summary) {
  if (!baseline_ && !scores_) return;
  turn_to(&judged.result);
  for (std::vector<Finding>* findings : {&judged.findings, &judged.marks}) {
    for (Finding& finding : *findings) take(finding, summary);
  }
}

void Standing::turn_to(const PlanResult* plan) {
  if (baseline_) baseline_->turn_to(plan);
}

void Standing::take(Finding& finding, Summary& summary) {
  if (scores_) scores_->add(finding);
  if (!baseline_) return;
  finding.change = baseline_->compare(finding);
  summary.add_change(finding);
}

void Standing::tell_differences(const Run& run, Diagnostics& diagnostics) const {
  if (!baseline_) return;
  // A roster, waivers or a choice of rules change what is judged or counted, never a verdict.
  const std::map<std::string_view, CliWord> telling = {
      {"rulebook", CliWord::the_rulebook},        {"profile", CliWord::the_profile},
      {"options.profiles", CliWord::the_profile}, {"options.params", CliWord::the_options},
      {"options.set", CliWord::the_options},
  };
  std::set<CliWord> told;
  for (const Run& before : baseline_->runs()) {
    for (const ComparedSetting& setting : settings_that_differ(before, run)) {
      const auto word = telling.find(setting.name);
      if (word == telling.end() || !told.insert(word->second).second) continue;
      Diagnostic differs{code::cli_baseline_differs, {}, {words_of(word->second)}, {}, false};
      if (word->second == CliWord::the_rulebook) differs.notes.push_back({code::cli_baseline_rulebook, {}, {}});
      diagnostics.add(std::move(differs));
    }
  }
}

void Standing::end(Summary& summary, ReportSink& report) {
  if (baseline_) {
    if (!summary.changes) summary.changes.emplace();
    (*summary.changes)[static_cast<std::size_t>(Change::gone)] = baseline_->gone();
  }
  if (scores_) report.league(scores_->league());
}

}  // namespace ducha
