// SPDX-License-Identifier: Apache-2.0
// A plan may leave out its level and parts of its region, as it may a fact, and of a unit that did not submit neither
// is known: `if level = "village" then ... else ...` judges those as if they were of another level.
#include "authoring/lint/rests_on_head.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/trial.h"
#include "authoring/lint/written.h"
#include "base/text.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

class WithoutHead {
 public:
  WithoutHead(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : rules_(rules), rule_(rule), diagnostics_(diagnostics) {}

  void check() {
    const std::set<std::string> parts = parts_read();
    if (parts.empty()) return;
    for (const Case& one : rule_.cases) {
      auto& trial = cases_.emplace_back(std::make_unique<TrialCase>(rules_, rule_, one));
      if (!trial->readable()) cases_.pop_back();
    }
    for (const std::string& part : parts) check(part);
  }

 private:
  // Keys of the region; empty: the level. Who is not of the levels that the rule addresses is not judged by it, and
  // who is of which group is settled before it is asked.
  [[nodiscard]] std::set<std::string> parts_read() const {
    const SlotLayout& slots = rules_.slots;
    std::set<std::string> parts;
    for_each_deciding(rule_, [&](const Expression& expression) {
      for (const feel::ReadPath& path : expression.program->reads()) {
        const bool of_units = path.slot == slots.units() && !path.fields.empty();
        const std::size_t below = of_units ? 1 : 0;
        const bool level = of_units ? path.fields.front() == "level" : path.slot == slots.level();
        const bool region = of_units ? path.fields.front() == "region" : path.slot == slots.region();
        if (level && rule_.levels.empty()) parts.insert("");
        if (region && path.fields.size() > below && path.fields[below] != rule_.per) parts.insert(path.fields[below]);
      }
    });
    return parts;
  }

  void check(const std::string& part) {
    const std::set<std::string> values = values_of(part);
    for (const auto& trial : cases_) {
      for (std::size_t plan = 0; plan < trial->plans(); ++plan) {
        if (rests_on(*trial, plan, part, values)) return;
      }
    }
  }

  // What a plan might say there.
  [[nodiscard]] std::set<std::string> values_of(const std::string& part) const {
    std::set<std::string> values;
    for (const auto& trial : cases_) {
      for (std::size_t plan = 0; plan < trial->plans(); ++plan) {
        if (const auto said = trial->head(plan, part)) values.insert(*said);
      }
    }
    if (part.empty()) {
      for (const Level& level : rules_.policy.levels) values.insert(level.key);
      return values;
    }
    for_each_deciding(rule_, [&values](const Expression& expression) {
      for (const feel::Value& value : literals_in(expression.text)) {
        if (value.kind() == feel::Kind::string) values.insert(std::string(value.as_string()));
      }
    });
    return values;
  }

  bool rests_on(TrialCase& trial, std::size_t plan, const std::string& part, const std::set<std::string>& values) {
    const std::optional<std::string> written = trial.head(plan, part);
    trial.set_head(plan, part, std::nullopt);
    const std::vector<Status> without = trial.statuses();
    bool found = false;
    if (std::any_of(without.begin(), without.end(), is_decided)) {
      for (const std::string& value : values) {
        trial.set_head(plan, part, value);
        found = found || turns(part, without, trial.statuses(), value);
      }
    }
    trial.set_head(plan, part, written);
    return found;
  }

  bool turns(const std::string& part, const std::vector<Status>& without, const std::vector<Status>& with,
             const std::string& value) {
    if (without.size() != with.size()) return false;
    for (std::size_t i = 0; i < with.size(); ++i) {
      if (!is_decided(without[i]) || !is_another_verdict(with[i], without[i])) continue;
      diagnostics_.add(code::lint_rests_on_missing, rule_.within ? rule_.within->done.at : rule_.require.at,
                       {Text(part.empty() ? "level" : "region." + part), Text(rule_.id), Text(to_string(without[i])),
                        Text(quoted(value)), Text(to_string(with[i]))});
      return true;
    }
    return false;
  }
  [[nodiscard]] static std::string quoted(const std::string& value) {
    return feel::to_feel(feel::Value::string(value));
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
  std::vector<std::unique_ptr<TrialCase>> cases_;
};

}  // namespace

void lint_rests_on_head(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  WithoutHead(rules, rule, diagnostics).check();
}

}  // namespace ducha
