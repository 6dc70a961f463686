// SPDX-License-Identifier: Apache-2.0
// The findings of a run, from the file that it was saved in or as they are made, by what they are compared with those
// of another. Memory: the run without its evidence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/earlier_plans.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "findings/finding.h"

namespace ducha {

// The findings of a run, with what names them.
class SavedRun {
 public:
  explicit SavedRun(bool across_periods) : across_periods_(across_periods) {}

  // All of a saved run (NDJSON), or of its parts, one behind the other. What is none, what is not as it was written (a
  // line lost, added or changed), and parts of different runs are reported, and so is what it counts and does not list.
  void read(std::istream& stream, const std::string& name, Diagnostics& diagnostics);
  // A finding that was just made, of the plan that is told next, or over the batch.
  void add(Finding finding);
  // A plan was judged.
  void add(const PlanResult& plan);
  // No more plans come: what was added since the last is over the batch.
  void end();

  struct Named {
    std::string name;    // the fingerprint that it is compared by
    std::uint32_t plan;  // the number of its plan, or kNoPlan
    Finding finding;
  };
  [[nodiscard]] const std::vector<Named>& findings() const { return findings_; }
  // By what it was judged; nothing where it was not read.
  [[nodiscard]] const std::optional<Run>& run() const { return run_line_; }
  // What it counts and does not list.
  [[nodiscard]] const Counts& left_out() const { return left_out_; }
  // Of the findings of a plan, or over the batch, those that it counts. As a run does by default, it may leave out what
  // is well: what passes or does not apply.
  enum class Listed : std::uint8_t { all, all_but_well, part };
  [[nodiscard]] Listed listed(std::uint32_t plan) const { return plan == kNoPlan ? listed_across_ : listed_[plan]; }
  // Whether a plan of its unit was judged by its policy.
  [[nodiscard]] bool judged(const Finding& finding) const { return plans_of(finding) > 0; }
  // How many plans of its unit were judged by its policy.
  [[nodiscard]] std::size_t plans_of(const Finding& finding) const;
  // Of a finding of the run; null of one over the batch.
  [[nodiscard]] std::optional<std::string> period_of(const Named& named) const;
  // In their order, without what their rules over the batch need.
  [[nodiscard]] const std::vector<PlanResult>& plans() const { return plans_; }
  [[nodiscard]] bool across_periods() const { return across_periods_; }

 private:
  class Reading;
  // Of what is read since the last plan, against what is counted of it.
  [[nodiscard]] Listed held_of(const Counts& counted) const;
  void name_held(const std::optional<DateRange>& period, std::uint32_t plan);

  bool across_periods_;
  Counts left_out_;
  Listed listed_across_ = Listed::all;
  std::optional<Run> run_line_;
  std::vector<Named> findings_;
  std::vector<Finding> held_;  // until the plan's line comes
  std::vector<PlanResult> plans_;
  std::vector<Listed> listed_;                           // of each plan
  std::unordered_map<std::string, std::size_t> judged_;  // by unit and policy, how many plans
};

// A unit under a policy.
[[nodiscard]] std::string judged_key(const std::string& unit, const Region& region, const std::string& policy);

}  // namespace ducha
