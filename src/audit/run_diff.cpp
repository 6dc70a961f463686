// SPDX-License-Identifier: Apache-2.0
#include "audit/run_diff.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "audit/baseline.h"
#include "audit/codes.h"
#include "audit/run_settings.h"
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

constexpr std::array<std::string_view, 5> kByNames = {"", "rule", "unit", "region", "policy"};

std::string judged_key(const std::string& unit, const Region& region, const std::string& policy) {
  return policy + '\n' + identity_of(unit, region);
}

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

bool is_well(Status status) { return status == Status::pass || status == Status::not_applicable; }

std::string group_of(const Finding& finding, DiffBy by) {
  switch (by) {
    case DiffBy::none: return {};
    case DiffBy::rule: return finding.rule->id;
    case DiffBy::policy: return finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title;
    case DiffBy::unit: return finding.unit.value_or("");
    case DiffBy::region: {
      std::string text;
      for (const auto& [key, name] : finding.region) text += (text.empty() ? "" : " ") + name;
      return text;
    }
  }
  return {};
}

// Spellings of one unit or region are one; units of one name in two regions are shown as two rows.
std::string key_of(const Finding& finding, DiffBy by, const std::string& group) {
  if (by == DiffBy::region) return identity_of(finding.region);
  return by == DiffBy::unit && finding.unit ? identity_of(*finding.unit, finding.region) : group;
}

// Units that came or went as a whole.
class WholeUnits {
 public:
  void add(Compared& row, Comparison& comparison) {
    const Finding& finding = row.finding;
    const std::string key = std::string(1, row.change == Change::gone ? '-' : '+') +
                            judged_key(*finding.unit, finding.region, finding.rule->policy);
    const auto [known, fresh] = index_.emplace(key, comparison.units.size());
    const FindingRule& rule = *finding.rule;
    if (fresh)
      comparison.units.push_back({row.change, *finding.unit, finding.region,
                                  rule.policy_title.empty() ? rule.policy : rule.policy_title, Counts()});
    comparison.units[known->second].counts.add(finding.status);
    // What fails in a unit that is new is news.
    row.told_by_unit =
        row.change == Change::gone || (finding.status != Status::fail && finding.status != Status::error);
  }

 private:
  std::unordered_map<std::string, std::size_t> index_;
};

class Tallies {
 public:
  explicit Tallies(DiffBy by) : by_(by) {}
  void add(const Finding& finding, Change change, Comparison& comparison) {
    ++comparison.counts[static_cast<std::size_t>(change)];
    if (by_ == DiffBy::none) return;
    const std::string group = group_of(finding, by_);
    const auto [known, fresh] = index_.emplace(key_of(finding, by_, group), comparison.groups.size());
    if (fresh) {
      comparison.groups.emplace_back(group, ChangeCounts{});
      regions_.push_back(by_ == DiffBy::unit && finding.unit ? group_of(finding, DiffBy::region) : std::string());
    }
    ++comparison.groups[known->second].second[static_cast<std::size_t>(change)];
  }

  // Units of one name are told apart by their regions.
  void name_apart(Comparison& comparison) const {
    std::map<std::string, std::size_t> of_one_name;
    for (const auto& [name, counts] : comparison.groups) ++of_one_name[name];
    for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
      std::string& name = comparison.groups[i].first;
      if (of_one_name[name] > 1 && !regions_[i].empty()) name = regions_[i] + ' ' + name;
    }
  }

 private:
  DiffBy by_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> regions_;  // of each group, where it is a unit
};

// The unit of the finding as a whole, under its policy.
bool came_or_went(const SavedRun& before, const SavedRun& after, const Compared& row) {
  if (!row.finding.unit) return false;
  return (row.change == Change::gone && !after.judged(row.finding)) ||
         (row.change == Change::fresh && !before.judged(row.finding));
}

Change change_to_hidden(Status was) { return is_well(was) ? Change::unchanged : Change::fixed; }

// Which plan of the earlier run each of the later one is held against.
class PairedPlans {
 public:
  PairedPlans(const SavedRun& before, const SavedRun& after) {
    EarlierPlans earlier(before.across_periods());
    for (const PlanResult& plan : before.plans()) earlier.add(plan);
    for (const PlanResult& plan : after.plans()) {
      earlier_.push_back(earlier.of(plan));
      for (const auto& [policy, number] : earlier_.back()) again_.emplace(number, policy);
    }
  }
  // Of a finding of the later run. nullopt: the earlier one has none.
  [[nodiscard]] std::optional<std::uint32_t> earlier(const SavedRun::Named& now) const {
    return now.plan == kNoPlan ? std::optional(kNoPlan) : plan_under(earlier_[now.plan], now.finding.rule->policy);
  }
  // Whether a plan of the later run is held against that of this finding.
  [[nodiscard]] bool came_again(const SavedRun::Named& before) const {
    return again_.contains({before.plan, before.finding.rule->policy});
  }

 private:
  std::vector<HeldAgainst> earlier_;
  std::set<std::pair<std::uint32_t, std::string>> again_;
};

// What a finding is found by in the run.
struct PlanAndName {
  std::uint32_t plan;
  std::string_view name;
  friend bool operator==(const PlanAndName&, const PlanAndName&) = default;
};
struct HashOfPlanAndName {
  std::size_t operator()(const PlanAndName& key) const {
    return std::hash<std::string_view>()(key.name) + std::hash<std::uint32_t>()(key.plan);
  }
};

}  // namespace

std::optional<DiffBy> read_diff_by(std::string_view word) {
  for (std::size_t i = 1; i < kByNames.size(); ++i) {
    if (kByNames[i] == word) return static_cast<DiffBy>(i);
  }
  return std::nullopt;
}

std::string_view to_string(DiffBy by) { return kByNames[static_cast<std::size_t>(by)]; }

void SavedRun::add(Finding finding) {
  lighten(finding);
  held_.push_back(std::move(finding));
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
  name_held(plan.period ? read_period(*plan.period) : std::nullopt, static_cast<std::uint32_t>(plans_.size()));
  plans_.push_back(plan);
  plans_.back().kept = {};
  plans_.back().outside = {};
  if (!plan.unit) return;
  for (const std::string& policy : plan.policies) judged_.insert(judged_key(*plan.unit, plan.region, policy));
}

bool SavedRun::judged(const Finding& finding) const {
  return finding.unit && judged_.contains(judged_key(*finding.unit, finding.region, finding.rule->policy));
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
  [[nodiscard]] Text hidden() const { return left_out(counted_, listed_); }

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
  const Text hidden = reading.hidden();
  if (hidden.empty()) return;
  partial_ = true;
  diagnostics.add_file(code::compare_partial, name, {Text(name), hidden});
}

Comparison compare(const SavedRun& before, const SavedRun& after, DiffBy by) {
  Comparison comparison;
  comparison.by = to_string(by);
  if (before.run() && after.run()) comparison.settings = settings_that_differ(*before.run(), *after.run());
  Tallies tallies(by);
  WholeUnits units;
  const PairedPlans pairs(before, after);
  std::unordered_map<PlanAndName, std::pair<const Finding*, bool>, HashOfPlanAndName> known;  // and if it came again
  for (const SavedRun::Named& each : before.findings())
    known.emplace(PlanAndName{each.plan, each.name}, std::pair(&each.finding, false));
  const auto take = [&](Change change, const Finding& finding, std::optional<Status> was, std::optional<Status> is) {
    tallies.add(finding, change, comparison);
    if (change == Change::unchanged) return;
    Compared& row = comparison.rows.emplace_back(Compared{change, was, is, finding, {}, false});
    if (came_or_went(before, after, row)) units.add(row, comparison);
  };
  for (const SavedRun::Named& each : after.findings()) {
    const Finding& now = each.finding;
    const auto plan = pairs.earlier(each);
    const auto old = plan ? known.find(PlanAndName{*plan, each.name}) : known.end();
    if (old == known.end()) {
      const bool hidden = before.partial() && plan && is_well(now.status);
      take(hidden ? Change::unchanged : Change::fresh, now, std::nullopt, now.status);
      continue;
    }
    const Finding& was = *old->second.first;
    old->second.second = true;
    take(change_of(was.status, now.status, force_of(was), force_of(now)), now, was.status, now.status);
  }
  for (const SavedRun::Named& each : before.findings()) {
    const auto& [finding, again] = known.at(PlanAndName{each.plan, each.name});
    if (again || finding != &each.finding) continue;
    // What is not listed passes or does not apply, where its plan was judged again.
    const bool hidden = after.partial() && pairs.came_again(each);
    take(hidden ? change_to_hidden(finding->status) : Change::gone, *finding, finding->status, std::nullopt);
  }
  tallies.name_apart(comparison);
  std::stable_sort(comparison.rows.begin(), comparison.rows.end(), [](const Compared& a, const Compared& b) {
    return std::tuple(a.change, force_of(a.finding)) < std::tuple(b.change, force_of(b.finding));
  });
  std::stable_sort(comparison.groups.begin(), comparison.groups.end(), [](const auto& a, const auto& b) {
    const auto bad = [](const ChangeCounts& counts) { return counts[0] + counts[1]; };
    return bad(a.second) > bad(b.second);
  });
  return comparison;
}

}  // namespace ducha
