// SPDX-License-Identifier: Apache-2.0
#include "audit/saved_run.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "audit/baseline.h"
#include "audit/codes.h"
#include "base/period.h"
#include "base/trimmed.h"
#include "document/split.h"
#include "findings/fingerprint.h"
#include "findings/from_ndjson.h"
#include "findings/identity.h"
#include "findings/part_check.h"
#include "findings/part_sequence.h"

namespace ducha {

namespace {

// What a comparison shows of it.
void lighten(Finding& finding) {
  finding.evidence = {};
  finding.missing = {};
  finding.planned = {};
  finding.more_planned = 0;
  finding.set_aside = {};
  FindingRule& rule = finding.rule.own();
  rule.quote = {};
  rule.interpretation = {};
  rule.required = {};
  rule.required_words = {};
  finding.requirement = {};
  finding.params = {};
  for (ClauseRef& clause : rule.clauses) clause.words = {};
}

}  // namespace

std::string judged_key(const std::string& unit, const Region& region, const std::string& policy) {
  return policy + '\n' + identity_of(unit, region);
}

void SavedRun::add(Finding finding) {
  lighten(finding);
  held_.push_back(std::move(finding));
}

SavedRun::Listed SavedRun::held_of(const Counts& counted) const {
  Counts listed;
  for (const Finding& finding : held_) listed.add(finding.status);
  const Counts hidden = ducha::left_out(counted, listed);
  if (hidden.total() == 0) return Listed::all;
  return is_well(hidden) ? Listed::all_but_well : Listed::part;
}

void SavedRun::name_held(const std::optional<DateRange>& period, std::uint32_t plan) {
  for (Finding& finding : held_) {
    std::string name = across_periods_ ? fingerprint_across(finding, period) : finding.fingerprint;
    findings_.push_back({std::move(name), plan, std::move(finding)});
  }
  held_.clear();
}

void SavedRun::end() { name_held(std::nullopt, kNoPlan); }

void SavedRun::add(const PlanResult& plan) {
  listed_.push_back(held_of(plan.counts));
  name_held(plan.period ? read_period(*plan.period) : std::nullopt, static_cast<std::uint32_t>(plans_.size()));
  plans_.push_back(plan);
  plans_.back().kept = {};
  plans_.back().outside = {};
  if (!plan.unit) return;
  for (const std::string& policy : plan.policies) ++judged_[judged_key(*plan.unit, plan.region, policy)];
}

std::size_t SavedRun::plans_of(const Finding& finding) const {
  if (!finding.unit) return 0;
  const auto known = judged_.find(judged_key(*finding.unit, finding.region, finding.rule->policy));
  return known == judged_.end() ? 0 : known->second;
}

std::optional<std::string> SavedRun::period_of(const Named& named) const {
  return named.plan == kNoPlan ? std::nullopt : plans_[named.plan].period;
}

// The lines of a saved run, each held against what its part says of itself.
class SavedRun::Reading {
 public:
  Reading(SavedRun& run, Diagnostics& diagnostics) : run_(run), diagnostics_(diagnostics) {}

  // False: the run is not to be read further, which is reported.
  bool take(const SourcePtr& line) {
    FindingsLine read;
    if (!reader_.read(line->bytes(), read)) return refuse(code::compare_line, line);
    if (const auto* run = std::get_if<Run>(&read)) return begin_part(*run, line);
    if (!parts_.within()) return std::holds_alternative<std::monostate>(read) || refuse(code::compare_outside, line);
    if (const auto* summary = std::get_if<Summary>(&read)) return end_part(*summary, line);
    check_.add_line(without_line_end(line->bytes()));
    if (auto* finding = std::get_if<Finding>(&read)) take_finding(std::move(*finding));
    if (const auto* problem = std::get_if<Problem>(&read)) check_.add(*problem);
    if (const auto* plan = std::get_if<PlanResult>(&read)) {
      if (check_.add(*plan)) return refuse(code::compare_changed, line);
      run_.add(*plan);
    }
    return true;
  }
  // Whether all was there.
  [[nodiscard]] bool whole() const { return parts_.first() && !parts_.within(); }
  // What is counted and not listed.
  [[nodiscard]] Counts hidden() const { return ducha::left_out(counted_, listed_); }

 private:
  bool refuse(Code code, const SourcePtr& line, std::vector<Text> arguments = {}) {
    diagnostics_.add(code, {line, {}}, std::move(arguments));
    return false;
  }

  bool begin_part(const Run& run, const SourcePtr& line) {
    if (parts_.within()) return refuse(code::compare_cut_before, line);
    const auto difference = parts_.begin(run);
    if (difference) return refuse(code::compare_mixed, line, {Text(std::string(to_string(difference->in)))});
    check_.begin();
    check_.add_line(without_line_end(line->bytes()));
    run_.run_line_ = parts_.first();
    return true;
  }

  void take_finding(Finding finding) {
    check_.add(finding);
    listed_.add(finding.status);
    run_.add(std::move(finding));
  }

  bool end_part(const Summary& summary, const SourcePtr& line) {
    if (check_.end(summary, without_line_end(line->bytes()))) return refuse(code::compare_changed, line);
    counted_.add(summary.counts);
    parts_.end();
    run_.listed_across_ = std::max(run_.listed_across_, run_.held_of(summary.across.counts));
    run_.end();
    return true;
  }

  SavedRun& run_;
  Diagnostics& diagnostics_;
  FindingsReader reader_;
  PartCheck check_;
  PartSequence parts_;
  Counts counted_, listed_;
};

void SavedRun::read(std::istream& stream, const std::string& name, Diagnostics& diagnostics) {
  LineSplitter lines(stream, name);
  Reading reading(*this, diagnostics);
  while (const SourcePtr line = lines.next(diagnostics)) {
    if (!reading.take(line)) return;
  }
  if (!reading.whole()) {
    diagnostics.add_file(code::compare_cut, name);
    return;
  }
  left_out_ = reading.hidden();
  if (left_out_.total() > 0) diagnostics.add_file(code::compare_partial, name, {Text(name), counted_words(left_out_)});
}

}  // namespace ducha
