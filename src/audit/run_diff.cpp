// SPDX-License-Identifier: Apache-2.0
#include "audit/run_diff.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "audit/run_settings.h"
#include "findings/identity.h"

namespace ducha {

namespace {

constexpr std::array<std::string_view, 5> kByNames = {"", "rule", "unit", "region", "policy"};

bool is_well(Status status) { return status == Status::pass || status == Status::not_applicable; }

ComparedCounts& operator+=(ComparedCounts& counts, const Compared& row) {
  ++(row.uncompared ? counts.uncompared : counts.changes[static_cast<std::size_t>(row.change)]);
  return counts;
}

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
  void add(const Compared& row, Comparison& comparison) {
    comparison.counts += row;
    if (by_ == DiffBy::none) return;
    const Finding& finding = row.finding;
    const std::string group = group_of(finding, by_);
    const auto [known, fresh] = index_.emplace(key_of(finding, by_, group), comparison.groups.size());
    if (fresh) {
      comparison.groups.emplace_back(group, ComparedCounts{});
      regions_.push_back(by_ == DiffBy::unit && finding.unit ? group_of(finding, DiffBy::region) : std::string());
    }
    comparison.groups[known->second].second += row;
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

// What is not listed passes or does not apply: of what was not due yet it cannot be told which.
Change change_to_well(Status was) { return is_well(was) || was == Status::pending ? Change::unchanged : Change::fixed; }

// Whether another rulebook or another choice of its rules.
bool chooses_rules(const ComparedSetting& setting) {
  static constexpr std::array<std::string_view, 5> kNames = {"rulebook", "profile", "options.select", "options.ignore",
                                                             "options.policy"};
  return std::find(kNames.begin(), kNames.end(), setting.name) != kNames.end();
}

// Of which groups of units a run judged plans.
class JudgedGroups {
 public:
  explicit JudgedGroups(const SavedRun& run) {
    for (const PlanResult& plan : run.plans()) {
      for (const std::string& policy : plan.policies) {
        known_.insert(policy);
        for (const auto& part : plan.region) known_.insert(key_of(policy, part));
      }
    }
  }
  // Whether a plan was judged of the group of this finding over the batch.
  [[nodiscard]] bool has(const Finding& finding) const {
    const std::string& policy = finding.rule->policy;
    return known_.contains(policy) && std::all_of(finding.region.begin(), finding.region.end(), [&](const auto& part) {
             return known_.contains(key_of(policy, part));
           });
  }

 private:
  static std::string key_of(const std::string& policy, const std::pair<std::string, std::string>& part) {
    return policy + '\n' + part.first + '\n' + folded_region_name(part.first, part.second);
  }

  std::unordered_set<std::string> known_;
};

// Which plan of the earlier run each of the later one is held against.
class PairedPlans {
 public:
  PairedPlans(const SavedRun& before, const SavedRun& after) : groups_before_(before), groups_after_(after) {
    EarlierPlans earlier(before.across_periods());
    for (const PlanResult& plan : before.plans()) earlier.add(plan);
    for (const PlanResult& plan : after.plans()) {
      const auto later = static_cast<std::uint32_t>(earlier_.size());
      earlier_.push_back(earlier.of(plan));
      for (const auto& [policy, number] : earlier_.back()) again_[{number, policy}].push_back(later);
    }
  }
  // Of a finding of the later run. nullopt: the earlier one has none.
  [[nodiscard]] std::optional<std::uint32_t> earlier(const SavedRun::Named& now) const {
    return now.plan == kNoPlan ? std::optional(kNoPlan) : plan_under(earlier_[now.plan], now.finding.rule->policy);
  }
  // Of a finding of the earlier run: the plans that are held against its own; none: the later one has none.
  [[nodiscard]] std::vector<std::uint32_t> later(const SavedRun::Named& before) const {
    if (before.plan == kNoPlan) return std::vector<std::uint32_t>(groups_after_.has(before.finding) ? 1 : 0, kNoPlan);
    const auto found = again_.find({before.plan, before.finding.rule->policy});
    return found == again_.end() ? std::vector<std::uint32_t>() : found->second;
  }
  // What the earlier run lists of the plan that this finding's plan is held against; all: it has none.
  [[nodiscard]] SavedRun::Listed listed_before(const SavedRun::Named& now, const SavedRun& before) const {
    const auto plan = earlier(now);
    if (!plan || (*plan == kNoPlan && !groups_before_.has(now.finding))) return SavedRun::Listed::all;
    return before.listed(*plan);
  }

 private:
  std::vector<HeldAgainst> earlier_;
  std::map<std::pair<std::uint32_t, std::string>, std::vector<std::uint32_t>> again_;
  JudgedGroups groups_before_, groups_after_;
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

// Each finding of the two runs met with its like.
class RunComparison {
 public:
  RunComparison(const SavedRun& before, const SavedRun& after, DiffBy by)
      : before_(before), after_(after), pairs_(before, after), tallies_(by) {
    comparison_.by = to_string(by);
    comparison_.before_leaves_out = before.left_out();
    comparison_.after_leaves_out = after.left_out();
    if (before.run() && after.run()) comparison_.settings = settings_that_differ(*before.run(), *after.run());
    if (std::any_of(comparison_.settings.begin(), comparison_.settings.end(), chooses_rules)) {
      rules_after_.emplace();
      for (const SavedRun::Named& each : after.findings()) rules_after_->insert(each.finding.rule->id);
    }
    for (const SavedRun::Named& each : before.findings())
      known_.emplace(PlanAndName{each.plan, each.name}, Earlier{&each});
  }

  [[nodiscard]] Comparison done() {
    for (const SavedRun::Named& each : after_.findings()) take_later(each);
    for (const SavedRun::Named& each : before_.findings()) take_earlier(each);
    tallies_.name_apart(comparison_);
    put_in_order();
    return std::move(comparison_);
  }

 private:
  struct Earlier {
    const SavedRun::Named* finding;
    bool again = false;  // the later run has it too
  };

  void take_later(const SavedRun::Named& now) {
    const Status status = now.finding.status;
    const auto plan = pairs_.earlier(now);
    const auto old = plan ? known_.find(PlanAndName{*plan, now.name}) : known_.end();
    if (old == known_.end()) {
      const SavedRun::Listed listed = pairs_.listed_before(now, before_);
      Compared row;
      const bool was_well = listed == SavedRun::Listed::all_but_well && is_well(status);
      row.change = was_well ? Change::unchanged : Change::fresh;
      row.uncompared = listed == SavedRun::Listed::part;
      return add(std::move(row), nullptr, &now);
    }
    old->second.again = true;
    const Finding& was = old->second.finding->finding;
    Compared row;
    row.change = change_of(was.status, status, force_of(was), force_of(now.finding));
    add(std::move(row), old->second.finding, &now);
  }

  // What the later run has not; of several of one name the first.
  void take_earlier(const SavedRun::Named& was) {
    const Earlier& known = known_.at(PlanAndName{was.plan, was.name});
    if (known.again || known.finding != &was) return;
    SavedRun::Listed listed = SavedRun::Listed::all;
    for (const std::uint32_t plan : pairs_.later(was)) listed = std::max(listed, after_.listed(plan));
    Compared row;
    row.change = listed == SavedRun::Listed::all_but_well ? change_to_well(was.finding.status) : Change::gone;
    row.uncompared = listed == SavedRun::Listed::part;
    if (row.change == Change::fixed && !may_be_judged(*was.finding.rule)) {
      row.change = Change::gone;
      row.uncompared = true;
    }
    add(std::move(row), &was, nullptr);
  }

  // By which rules the later run judged is not written in it: of one that it lists nowhere, where others may have been
  // judged than before, nobody can say that all is well by it.
  [[nodiscard]] bool may_be_judged(const FindingRule& rule) const {
    return !rules_after_ || rules_after_->contains(rule.id);
  }

  // Of one of them, or of both.
  void add(Compared row, const SavedRun::Named* was, const SavedRun::Named* is) {
    row.finding = is != nullptr ? is->finding : was->finding;
    const Finding& finding = row.finding;
    tallies_.add(row, comparison_);
    if (row.change == Change::unchanged) return;
    if (was != nullptr)
      std::tie(row.before, row.period_before) = std::pair(was->finding.status, before_.period_of(*was));
    if (is != nullptr) std::tie(row.after, row.period_after) = std::pair(is->finding.status, after_.period_of(*is));
    row.tell_periods = before_.plans_of(finding) > 1 || after_.plans_of(finding) > 1;
    if (row.uncompared) {
      row.told_by_unit = is_well(finding.status);
    } else if (came_or_went(before_, after_, row)) {
      units_.add(row, comparison_);
    }
    comparison_.rows.push_back(std::move(row));
  }

  // The weightiest first.
  void put_in_order() {
    std::stable_sort(comparison_.rows.begin(), comparison_.rows.end(), [](const Compared& a, const Compared& b) {
      return std::tuple(a.uncompared, a.change, force_of(a.finding)) <
             std::tuple(b.uncompared, b.change, force_of(b.finding));
    });
    const auto bad = [](const auto& group) { return group.second.changes[0] + group.second.changes[1]; };
    std::stable_sort(comparison_.groups.begin(), comparison_.groups.end(),
                     [&bad](const auto& a, const auto& b) { return bad(a) > bad(b); });
  }

  const SavedRun& before_;
  const SavedRun& after_;
  const PairedPlans pairs_;
  Tallies tallies_;
  WholeUnits units_;
  std::unordered_map<PlanAndName, Earlier, HashOfPlanAndName> known_;
  std::optional<std::unordered_set<std::string>> rules_after_;  // where others may have been judged than before
  Comparison comparison_;
};

}  // namespace

std::optional<DiffBy> read_diff_by(std::string_view word) {
  for (std::size_t i = 1; i < kByNames.size(); ++i) {
    if (kByNames[i] == word) return static_cast<DiffBy>(i);
  }
  return std::nullopt;
}

std::string_view to_string(DiffBy by) { return kByNames[static_cast<std::size_t>(by)]; }

Comparison compare(const SavedRun& before, const SavedRun& after, DiffBy by) {
  return RunComparison(before, after, by).done();
}

}  // namespace ducha
