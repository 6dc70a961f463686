// SPDX-License-Identifier: Apache-2.0
#include "cli/options/judging_options.h"

#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <utility>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/assignment.h"
#include "cli/options/param_value.h"
#include "cli/process/terminal.h"
#include "facts/read_date.h"
#include "facts/read_period.h"
#include "plan/codes.h"

namespace ducha {

OptionWords plan_format_words() {
  const auto is_format = [](const std::string& word) { return read_plan_format(word).has_value(); };
  return {{"yaml", "json", "ndjson", "csv", "tsv", "xlsx", "ods"}, OptionWords::Form::one, is_format};
}

void JudgingOptions::bind(OptionParser& parser) {
  parser.values(OptionName::rules, rules);
  parser.value(OptionName::sources, sources);
  parser.values(OptionName::policy, policy);
  parser.value(OptionName::as_of, as_of);
  parser.value(OptionName::period, period);
  parser.values(OptionName::param, param);
  parser.values(OptionName::set_fact, set);
  parser.values(OptionName::profile, profile);
  parser.choice(OptionName::from, from, plan_format_words());
  parser.value(OptionName::stdin_filename, stdin_filename);
}

CheckOptions read_judging(const JudgingOptions& flags, RulebookStore& store, Language language, Diagnostics& faults) {
  CheckOptions options;
  options.language = language;
  options.today = today();
  if (flags.as_of) {
    options.as_of = read_date(*flags.as_of);
    if (!options.as_of) add_usage_fault(faults, code::cli_date, {Text("--as-of"), Text(*flags.as_of)});
  }
  if (flags.period) {
    options.period = read_written_period(*flags.period);
    if (!options.period) add_usage_fault(faults, code::cli_period, {Text("--period"), Text(*flags.period)});
    if (options.period && is_too_long(*options.period))
      add_usage_fault(faults, code::cli_period_long, {Text("--period"), Text(*flags.period)});
  }
  if (!flags.policy.empty()) options.policies = store.chosen(flattened(flags.policy), faults);
  for (const std::string& text : flags.param) {
    const auto pair = read_assignment("--param", text, "NAME=VALUE", faults);
    for (const std::string& name : pair ? params_called(pair->first, store) : std::vector<std::string>()) {
      auto value = read_param(name, pair->second, store, faults);
      if (value && value->is_null()) {
        add_usage_fault(faults, code::cli_param_null, {Text(name)});
      } else if (value) {
        options.params.emplace_back(name, std::move(*value));
      }
    }
  }
  for (const std::string& text : flags.set) {
    if (auto pair = read_assignment("--set", text, "FACT=VALUE", faults)) options.set.push_back(std::move(*pair));
  }
  return options;
}

PlanFormat read_stdin_format(const JudgingOptions& flags) {
  if (flags.from) return read_plan_format(*flags.from).value_or(PlanFormat::yaml);
  return flags.stdin_filename ? format_of(*flags.stdin_filename).value_or(PlanFormat::yaml) : PlanFormat::yaml;
}

PolicySource source_of(RulebookStore& store) {
  return {[&store](const std::string& id, Diagnostics& diagnostics) { return store.load(id, diagnostics); },
          store.ids()};
}

}  // namespace ducha
