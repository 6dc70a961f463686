// SPDX-License-Identifier: Apache-2.0
// The verdicts of an earlier run, against which those of this one are held. Memory: 24 bytes a finding, and some
// 200 a plan (audit/earlier_plans.h).
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "audit/earlier_plans.h"
#include "base/diagnostic.h"
#include "findings/change.h"
#include "findings/finding.h"

namespace ducha {

// What a run counts and does not list.
[[nodiscard]] Counts left_out(const Counts& counted, const Counts& listed);
// Whether it is nothing but what passes or does not apply.
[[nodiscard]] bool is_well(const Counts& counts);
// "pass 12, not_applicable 3"; empty: none.
[[nodiscard]] Text counted_words(const Counts& counts);

class Baseline {
 public:
  // across_periods: a window is the same as that at its place in another period.
  explicit Baseline(bool across_periods) : across_periods_(across_periods), plans_(across_periods) {}

  // All of a saved run (NDJSON). What is none is reported, what is not as it was written, and what it counts and does
  // not list: no more than what is well may be left out, for what is held against anything else may be the same.
  void read(std::istream& stream, const std::string& name, Diagnostics& diagnostics);
  // By what the runs were judged, each kind once: parts of one run are of one kind.
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  // Of each run that was read, as its summary says it (findings/part_digest.h).
  [[nodiscard]] const std::vector<std::string>& digests() const { return digests_; }
  [[nodiscard]] bool across_periods() const { return across_periods_; }

  // The next plan, whose findings are compared from now on. nullptr: those over the batch are.
  void turn_to(const PlanResult* plan);
  // How a finding stands against it, or the mark of one.
  [[nodiscard]] Change compare(const Finding& finding);
  // How many of it no finding was compared with so far.
  [[nodiscard]] std::size_t gone() const;

 private:
  using Name = std::tuple<std::uint64_t, std::uint64_t, std::uint32_t>;
  struct Entry {
    std::uint64_t high = 0, low = 0;  // the fingerprint
    std::uint32_t plan = kNoPlan;     // its number
    Status status = Status::error;
    Modality force = Modality::must;
    bool seen = false;
    bool repeats = false;  // a name that stood before
    [[nodiscard]] Name name() const { return {high, low, plan}; }
  };
  void add(Run run);
  void add(std::string_view fingerprint, Status status, Modality force);
  // The findings that were read since the last plan are its own.
  void end_plan(const PlanResult& plan);
  // Those since then are over the batch.
  void end_part();
  // What a finding is called when runs are compared.
  [[nodiscard]] std::string name_of(const Finding& finding, const std::optional<DateRange>& period) const;
  void settle();
  [[nodiscard]] Entry* find(const std::string& fingerprint, std::uint32_t plan);

  bool across_periods_;
  bool partial_ = false;        // passes or what does not apply is left out
  std::vector<Entry> entries_;  // as they were read
  std::size_t open_ = 0;        // of them those that have a plan, or none
  EarlierPlans plans_;
  std::optional<DateRange> period_;    // of the plan turned to
  HeldAgainst held_against_;           // what its findings are compared with
  bool of_plan_ = false;               // some plan is turned to
  std::size_t next_ = 0;               // behind the one found last: findings mostly come as they came before
  std::vector<std::uint32_t> sorted_;  // their numbers, by fingerprint
  std::vector<std::uint32_t> begins_;  // in it, of each bucket of fingerprints that begin alike, and behind the last
  std::vector<Finding> held_;          // until the plan's line says its period, where names depend on it
  std::vector<Run> runs_;
  std::vector<std::string> digests_;
};

}  // namespace ducha
