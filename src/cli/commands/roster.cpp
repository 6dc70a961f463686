// SPDX-License-Identifier: Apache-2.0
// ducha roster: a first roster out of the plans of last time, to be looked through and kept.
#include <algorithm>
#include <map>
#include <ostream>
#include <vector>

#include "base/csv_cell.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/words.h"
#include "findings/identity.h"
#include "findings/json_object.h"
#include "plan/all_inputs.h"
#include "plan/reader.h"

namespace ducha {

namespace {

struct Listed {
  std::string unit, level;
  Region region;
  std::vector<std::string> policies;
};

// Units in the order in which they came, each once, with all policies of its plans.
class FirstRoster {
 public:
  void add(const Plan& plan) {
    if (plan.unit.empty()) {
      ++nameless_;
      return;
    }
    const Region region = plan.region ? *plan.region : Region();
    const auto [known, fresh] = index_.emplace(identity_of(plan.unit, region), units_.size());
    if (fresh) units_.push_back({plan.unit, {}, region, {}});
    Listed& unit = units_[known->second];
    if (plan.level) unit.level = *plan.level;
    for (const std::string& policy : plan.policies) {
      if (std::find(unit.policies.begin(), unit.policies.end(), policy) == unit.policies.end())
        unit.policies.push_back(policy);
    }
  }
  [[nodiscard]] std::size_t nameless() const { return nameless_; }
  [[nodiscard]] bool empty() const { return units_.empty(); }

  // A JSON string is a YAML scalar.
  [[nodiscard]] std::string yaml() const {
    std::string text = "roster:\n";
    for (const Listed& unit : units_) {
      text += "  - {unit: " + json_string(unit.unit);
      if (!unit.level.empty()) text += ", level: " + json_string(unit.level);
      if (!unit.region.empty()) {
        text += ", region: {";
        for (std::size_t i = 0; i < unit.region.size(); ++i)
          text += (i > 0 ? ", " : "") + json_string(unit.region[i].first) + ": " + json_string(unit.region[i].second);
        text += '}';
      }
      if (!unit.policies.empty()) {
        text += ", policies: [";
        for (std::size_t i = 0; i < unit.policies.size(); ++i)
          text += (i > 0 ? ", " : "") + json_string(unit.policies[i]);
        text += ']';
      }
      text += "}\n";
    }
    return text;
  }

  [[nodiscard]] std::string csv() const {
    std::vector<std::string> keys;
    for (const Listed& unit : units_) {
      for (const auto& [key, name] : unit.region) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
      }
    }
    std::string text = "unit,level,policies";
    for (const std::string& key : keys) text += ',' + csv_cell(key);
    text += '\n';
    for (const Listed& unit : units_) {
      text += csv_cell(unit.unit) + ',' + csv_cell(unit.level) + ',' + csv_cell(joined(unit.policies, ";"));
      for (const std::string& key : keys) {
        text += ',';
        for (const auto& [own, name] : unit.region) {
          if (own == key) text += csv_cell(name);
        }
      }
      text += '\n';
    }
    return text;
  }

 private:
  std::vector<Listed> units_;
  std::map<std::string, std::size_t> index_;
  std::size_t nameless_ = 0;
};

}  // namespace

int run_roster(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> paths;
  std::optional<std::string> format_flag;
  CommonOptions common;
  OptionParser parser(*command_named("roster"));
  parser.choice(OptionName::template_format, format_flag, {{"yaml", "csv"}});
  parser.arguments(paths, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  const std::string format = format_flag.value_or("yaml");
  DiagnosticPrinter problems(streams, common.language, false, nullptr);
  Diagnostics searching;
  const std::vector<Input> inputs = inputs_of(paths, PlanFormat::yaml, searching);
  problems.tell(searching);
  const auto plans = plans_of(inputs, "-", streams.in);
  FirstRoster roster;
  PlanReader reader(*plans);
  while (const std::optional<ReadPlan> reading = reader.next()) {
    problems.tell(reading->diagnostics);
    if (reading->plan) roster.add(*reading->plan);
  }
  Diagnostics none;
  if (roster.nameless() > 0) none.add(code::cli_roster_nameless, {}, {Text(std::to_string(roster.nameless()))});
  if (roster.empty()) none.add(code::cli_nothing_plans, {});
  problems.tell(none);
  streams.out << (format == "csv" ? roster.csv() : roster.yaml());
  return problems.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
