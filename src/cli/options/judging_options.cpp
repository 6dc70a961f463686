// SPDX-License-Identifier: Apache-2.0
#include "cli/options/judging_options.h"

#include <algorithm>
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
#include "facts/day_cures.h"
#include "facts/read_date.h"
#include "facts/read_period.h"
#include "plan/codes.h"

namespace ducha {

namespace {

// With the slip that it may be, as of a plan's head.
void add_misread(Code code, const char* option, const std::string& text, const std::optional<Cure>& cure,
                 Diagnostics& faults) {
  Diagnostic fault{code, {}, {Text(option), Text(text)}, {}, false};
  if (cure) fault.notes.push_back({cure->code, {}, cure->arguments});
  faults.add(std::move(fault));
}

// Of two values for one name the first would be lost.
template <typename Pairs>
bool is_twice(const Pairs& pairs, const std::string& name, const std::string& called, Diagnostics& faults) {
  const bool twice =
      std::any_of(pairs.begin(), pairs.end(), [&name](const auto& other) { return other.first == name; });
  if (twice) add_usage_fault(faults, code::cli_option_twice, {Text(called)});
  return twice;
}

void read_params(const std::vector<std::string>& given, RulebookStore& store, CheckOptions& options,
                 Diagnostics& faults) {
  for (const std::string& text : given) {
    const auto pair = read_assignment("--param", text, "NAME=VALUE", faults);
    for (const std::string& name : pair ? params_called(pair->first, store) : std::vector<std::string>()) {
      auto value = read_param(name, pair->second, store, faults);
      if (is_twice(options.params, name, "--param " + pair->first, faults)) continue;
      if (value && value->is_null()) {
        add_usage_fault(faults, code::cli_param_null, {Text(name)});
      } else if (value) {
        options.params.emplace_back(name, std::move(*value));
      }
    }
  }
}

void read_set_facts(const std::vector<std::string>& given, CheckOptions& options, Diagnostics& faults) {
  for (const std::string& text : given) {
    auto pair = read_assignment("--set", text, "FACT=VALUE", faults);
    if (pair && !is_twice(options.set, pair->first, "--set " + pair->first, faults))
      options.set.push_back(std::move(*pair));
  }
}

}  // namespace

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
    if (!options.as_of)
      add_misread(code::cli_date, "--as-of", *flags.as_of, day_cure_of(*flags.as_of, false, {}), faults);
  }
  if (flags.period) {
    options.period = read_written_period(*flags.period);
    if (!options.period)
      add_misread(code::cli_period, "--period", *flags.period, period_cure_of(*flags.period), faults);
    if (options.period && is_too_long(*options.period))
      add_usage_fault(faults, code::cli_period_long, {Text("--period"), Text(*flags.period)});
  }
  if (!flags.policy.empty()) options.policies = store.chosen(flattened(flags.policy), faults);
  read_params(flags.param, store, options, faults);
  read_set_facts(flags.set, options, faults);
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
