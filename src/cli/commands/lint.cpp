// SPDX-License-Identifier: Apache-2.0
// ducha lint: the faults with which a rulebook does not load, and those with which it does.
#include "authoring/lint/lint.h"

#include <ostream>
#include <utility>

#include "authoring/boundary.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/rulebook_report.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"

namespace ducha {

int run_lint(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> rules;
  std::vector<std::string> policy;
  std::vector<std::string> folder;
  CommonOptions common;
  std::optional<std::string> format;
  std::vector<std::string> select;
  bool quiet = false;
  OptionParser parser(*command_named("lint"));
  parser.values(OptionName::rules, rules);
  parser.values(OptionName::only_policy, policy);
  parser.values(OptionName::select_tried, select);
  parser.choice(OptionName::lint_format, format, {{kRulebookFormats.begin(), kRulebookFormats.end()}});
  parser.flag(OptionName::quiet_lint, quiet);
  parser.arguments(folder, 0, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  select = flattened(select);

  Diagnostics faults;
  if (!folder.empty()) {
    refuse_beside(common, {OptionName::rules}, Text("RULEBOOK"), faults);
    rules = {folder.front()};
  }
  RulebookStore store(rules, faults);
  std::vector<std::string> ids;
  if (faults.empty()) ids = store.chosen(flattened(policy), faults);
  if (faults.empty()) refuse_unknown_rules(select, ids, store, faults);
  if (!faults.empty()) return usage_error(faults, "lint", common.language, streams);

  std::size_t clauses = 0;
  std::size_t rule_count = 0;
  Diagnostics found;
  for (const std::string& id : ids) {
    const auto loaded = store.load(id, found);
    if (!loaded) continue;
    clauses += loaded->policy.clauses.size();
    rule_count += loaded->rules.size();
    Diagnostics own;
    lint(*loaded, own);
    lint_boundaries(*loaded, own);
    found.append(select.empty() ? std::move(own) : of_rules(*loaded, select, own));
  }
  const int code = found.errors() > 0 ? 2 : found.warnings() > 0 ? 1 : 0;
  if (format && *format != "text") {
    RulebookReport report(*format, streams.out, common.language, quiet);
    report.begin(store.folders(), store.digest());
    report.tell(found);
    return report.end() ? code : 2;
  }
  for (const Diagnostic& each : found.all()) {
    if (quiet && each.severity() != Severity::error) continue;
    streams.out << to_text(each, common.language, streams.out_is_terminal);
  }
  if (quiet) return code;
  if (code == 0) {
    streams.out << filled(CliWord::lint_clean, common.language,
                          {std::to_string(ids.size()), std::to_string(clauses), std::to_string(rule_count)})
                << '\n';
    return 0;
  }
  streams.out << filled(CliWord::lint_found, common.language,
                        {std::to_string(found.errors()), std::to_string(found.warnings())})
              << '\n';
  return code;
}

}  // namespace ducha
