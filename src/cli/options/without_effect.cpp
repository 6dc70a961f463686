// SPDX-License-Identifier: Apache-2.0
#include "cli/options/without_effect.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/settings.h"
#include "judge/options.h"

namespace ducha {

namespace {

Text called(OptionName option) { return Text("--" + key_of(row_of(option))); }

// Standard input, or a pipe, whose name says no format either.
bool takes_stdin_format(const Input& input) {
  std::error_code error;
  return input.path == "-" || (!format_of(input.path) && !std::filesystem::is_directory(input.path, error));
}

std::vector<std::string> names_of(bool (*shows)(const Format&)) {
  std::vector<std::string> names;
  for (const Format& each : formats()) {
    if (shows(each)) names.emplace_back(each.name);
  }
  return names;
}

}  // namespace

bool takes_scores(const ReportOptions& report, const std::vector<const Format*>& written) {
  return !report.by && std::any_of(written.begin(), written.end(), [&report](const Format* each) {
    return shows_scores(*each) && !(report.brief && each->name == "text");
  });
}

bool is_said(const CommonOptions& common, OptionName option) {
  return std::find(common.said.begin(), common.said.end(), option) != common.said.end();
}

void refuse_without(const CommonOptions& common, std::initializer_list<OptionName> options, const Text& needed,
                    Diagnostics& faults) {
  for (const OptionName each : options) {
    if (is_said(common, each)) add_usage_fault(faults, code::cli_needs, {called(each), needed});
  }
}

void refuse_beside(const CommonOptions& common, std::initializer_list<OptionName> options, const Text& other,
                   Diagnostics& faults) {
  for (const OptionName each : options) {
    if (is_said(common, each)) add_usage_fault(faults, code::cli_not_with, {called(each), other});
  }
}

void refuse_without_stdin(const CommonOptions& common, const std::vector<Input>& inputs, PlanFormat stdin_format,
                          Diagnostics& faults) {
  const auto refuse = [&](OptionName option) {
    if (is_said(common, option)) add_usage_fault(faults, code::cli_no_stdin, {called(option)});
  };
  const bool formatless = std::any_of(inputs.begin(), inputs.end(), takes_stdin_format);
  const bool another = std::any_of(inputs.begin(), inputs.end(),
                                   [stdin_format](const Input& input) { return input.format != stdin_format; });
  if (!formatless && another) refuse(OptionName::from);
  const bool stdin_read =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.path == "-"; });
  if (!stdin_read && !inputs.empty()) refuse(OptionName::stdin_filename);
}

void refuse_unshown(const CommonOptions& common, const ReportOptions& report, const std::vector<const Format*>& written,
                    Diagnostics& faults) {
  if (written.empty()) return;
  const bool text =
      std::any_of(written.begin(), written.end(), [](const Format* each) { return each->name == "text"; });
  const bool markdown =
      std::any_of(written.begin(), written.end(), [](const Format* each) { return each->name == "markdown"; });
  const bool text_alone = text && written.size() == 1;
  const auto details = {OptionName::details, OptionName::summary, OptionName::brief};
  const auto of_findings = {OptionName::remedies, OptionName::scoring, OptionName::sources};
  if (report.by) {
    refuse_beside(common, details, Text("--by"), faults);
    refuse_beside(common, of_findings, Text("--by"), faults);
    refuse_beside(common, {OptionName::limit}, Text("--by"), faults);
    return;
  }
  if (!markdown) refuse_without(common, {OptionName::limit}, Text("--format markdown"), faults);
  if (!text && !report.quiet) refuse_without(common, details, Text("--format text"), faults);
  if (text_alone && report.summary) {
    refuse_beside(common, {OptionName::remedies, OptionName::sources}, Text("--summary"), faults);
  }
  if (text_alone && report.brief) {
    refuse_beside(common, {OptionName::scoring, OptionName::sources}, Text("--brief"), faults);
  }
  const auto refuse = [&](OptionName option, bool (*shows)(const Format&)) {
    const bool shown =
        std::any_of(written.begin(), written.end(), [shows](const Format* each) { return shows(*each); });
    if (!shown && is_said(common, option))
      add_usage_fault(faults, code::cli_not_shown, {called(option), listed(names_of(shows))});
  };
  refuse(OptionName::scoring, &shows_scores);
  refuse(OptionName::sources, &shows_clauses);
}

bool excludes_nothing(const CommonOptions& common, const std::vector<std::string>& named) {
  return is_said(common, OptionName::exclude) && std::none_of(named.begin(), named.end(), [](const std::string& path) {
           std::error_code error;
           return std::filesystem::is_directory(path, error);
         });
}

void refuse_unknown_rules(const std::vector<std::string>& select, const std::vector<std::string>& policies,
                          RulebookStore& store, Diagnostics& faults) {
  if (select.empty()) return;
  std::vector<std::string> rules;
  for (const std::string& policy : policies) {
    const auto loaded = store.peek(policy);
    if (!loaded) return;
    for (const Rule& rule : loaded->rules) rules.push_back(rule.id);
  }
  for (const std::string& pattern : select) {
    const bool known =
        std::any_of(rules.begin(), rules.end(), [&pattern](const std::string& rule) { return fits(rule, pattern); });
    if (!known) add_usage_fault(faults, code::cli_select_none, {Text(pattern)}, pattern, rules);
  }
}

}  // namespace ducha
