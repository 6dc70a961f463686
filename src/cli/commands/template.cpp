// SPDX-License-Identifier: Apache-2.0
// ducha template: a blank plan of a policy.
#include <ostream>

#include "authoring/blank_plan.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/policy_level.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/rulebook_store.h"

namespace ducha {

int run_template(const Arguments& arguments, Streams& streams) {
  std::optional<std::string> rules;
  std::optional<std::string> level;
  std::optional<std::string> format_name;
  std::vector<std::string> policy;
  CommonOptions common;
  OptionParser parser(*command_named("template"));
  parser.value(OptionName::rules, rules);
  parser.value(OptionName::of_level, level);
  parser.value(OptionName::template_format, format_name);
  parser.arguments(policy, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  const std::string format = format_name.value_or("yaml");
  const std::vector<std::string> formats = {"yaml", "csv"};
  if (format != "yaml" && format != "csv") {
    add_usage_fault(faults, code::cli_word_unknown, {Text("--format"), Text(format), Text(joined(formats))}, format,
                    formats);
  }
  RulebookStore store(rules, faults);
  const std::vector<std::string> ids = faults.empty() ? store.chosen(policy, faults) : policy;
  if (!faults.empty()) return usage_error(faults, "template", common.language, streams);

  Diagnostics found;
  const auto loaded = store.load(ids.front(), found);
  for (const Diagnostic& each : found.all()) {
    streams.err << to_text(each, common.language, streams.err_is_terminal);
  }
  if (!loaded) return 2;
  const BlankPlan blank{*loaded, level_key(loaded->policy, level, faults), common.language};
  if (const FactSpec* list = format == "csv" ? first_without_cell(blank) : nullptr; list != nullptr) {
    add_usage_fault(faults, code::cli_csv_list, {Text(loaded->policy.id), called(*list)});
  }
  if (!faults.empty()) return usage_error(faults, "template", common.language, streams);
  streams.out << (format == "csv" ? blank_csv(blank) : blank_yaml(blank));
  return 0;
}

}  // namespace ducha
