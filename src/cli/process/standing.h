// SPDX-License-Identifier: Apache-2.0
// How a run stands: its findings against a baseline, and its units' scores.
#pragma once

#include <optional>
#include <string>

#include "audit/baseline.h"
#include "audit/scoring.h"
#include "batch/checker.h"
#include "report/sink.h"

namespace ducha {

class Standing {
 public:
  Standing(std::optional<Baseline> baseline, std::optional<Scores> scores)
      : baseline_(std::move(baseline)), scores_(std::move(scores)) {}

  // Whether findings are held against anything.
  [[nodiscard]] bool given() const { return baseline_ || scores_; }
  [[nodiscard]] const std::optional<Baseline>& baseline() const { return baseline_; }

  // By what the baseline was judged and this run is not.
  void tell_differences(const Run& run, Diagnostics& diagnostics) const;
  // Digest of the sheet, or `shares`; empty: nothing is scored.
  [[nodiscard]] std::string scoring() const { return scores_ ? scores_->digest() : std::string(); }

  // Marks the findings of a plan and counts their changes, also of those that are not shown.
  void take(PlanFindings& judged, Summary& summary);
  // Of the findings taken from now on: its own. nullptr: those over the batch.
  void turn_to(const PlanResult* plan);
  // The same of a finding over the batch, or of one that was read back.
  void take(Finding& finding, Summary& summary);
  // Behind the last of them: what is gone, and the scores.
  void end(Summary& summary, ReportSink& report);

 private:
  std::optional<Baseline> baseline_;
  std::optional<Scores> scores_;
};

}  // namespace ducha
