// SPDX-License-Identifier: Apache-2.0
// ducha lint: the faults with which a rulebook does not load, and those with which it does.
#include "authoring/lint/lint.h"

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "authoring/boundary.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/rulebook_report.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"

namespace ducha {

namespace {

struct LintArguments {
  std::vector<std::string> rules, policy, folder, select;
  std::optional<std::string> format;
  bool quiet = false;
  CommonOptions common;

  [[nodiscard]] bool in_text() const { return !format || *format == "text"; }
};

std::optional<int> read_arguments(const Arguments& given, LintArguments& flags, Streams& streams) {
  OptionParser parser(*command_named("lint"));
  parser.values(OptionName::rules, flags.rules);
  parser.values(OptionName::only_policy, flags.policy);
  parser.values(OptionName::select_tried, flags.select);
  parser.choice(OptionName::lint_format, flags.format, {{kRulebookFormats.begin(), kRulebookFormats.end()}});
  parser.flag(OptionName::quiet_lint, flags.quiet);
  parser.arguments(flags.folder, 0, 1);
  if (const auto code = parser.parse(given, flags.common, streams)) return code;
  flags.select = flattened(flags.select);
  return std::nullopt;
}

// What was looked through, and what was found in it.
struct Linted {
  std::size_t policies = 0, clauses = 0, rules = 0;
  Diagnostics found;

  [[nodiscard]] int exit_code() const { return found.errors() > 0 ? 2 : found.warnings() > 0 ? 1 : 0; }
};

Linted lint_policies(const std::vector<std::string>& ids, const std::vector<std::string>& select,
                     RulebookStore& store) {
  Linted linted;
  linted.policies = ids.size();
  for (const std::string& id : ids) {
    const auto loaded = store.load(id, linted.found);
    if (!loaded) continue;
    linted.clauses += loaded->policy.clauses.size();
    linted.rules += loaded->rules.size();
    Diagnostics own;
    lint(*loaded, own);
    lint_boundaries(*loaded, own);
    linted.found.append(select.empty() ? std::move(own) : of_rules(*loaded, select, own));
  }
  return linted;
}

void print_text(const Linted& linted, const LintArguments& flags, Streams& streams) {
  const Language language = flags.common.language;
  for (const Diagnostic& each : linted.found.all()) {
    if (flags.quiet && each.severity() != Severity::error) continue;
    streams.out << to_text(each, language, streams.out_is_terminal);
  }
  if (flags.quiet) return;
  const bool clean = linted.exit_code() == 0;
  streams.out << (clean ? filled(CliWord::lint_clean, language,
                                 {std::to_string(linted.policies), std::to_string(linted.clauses),
                                  std::to_string(linted.rules)})
                        : filled(CliWord::lint_found, language,
                                 {std::to_string(linted.found.errors()), std::to_string(linted.found.warnings())}))
              << '\n';
}

// False where it cannot be written.
bool print_report(const Linted& linted, const LintArguments& flags, RulebookStore& store, Streams& streams) {
  RulebookReport report(*flags.format, streams.out, flags.common.language, flags.quiet);
  report.begin(store.folders(), store.digest());
  report.tell(linted.found);
  return report.end();
}

}  // namespace

int run_lint(const Arguments& arguments, Streams& streams) {
  LintArguments flags;
  if (const auto code = read_arguments(arguments, flags, streams)) return *code;

  Diagnostics faults;
  if (!flags.folder.empty()) {
    refuse_beside(flags.common, {OptionName::rules}, Text("RULEBOOK"), faults);
    flags.rules = {flags.folder.front()};
  }
  RulebookStore store(flags.rules, faults);
  std::vector<std::string> ids;
  if (faults.empty()) ids = store.chosen(flattened(flags.policy), faults);
  if (faults.empty()) refuse_unknown_rules(flags.select, ids, store, faults);
  if (!faults.empty()) return usage_error(faults, "lint", flags.common.language, streams);

  const Linted linted = lint_policies(ids, flags.select, store);
  if (!flags.in_text()) return print_report(linted, flags, store, streams) ? linted.exit_code() : 2;
  print_text(linted, flags, streams);
  return linted.exit_code();
}

}  // namespace ducha
