// SPDX-License-Identifier: Apache-2.0
// ducha test: the rules' own cases, as a test runner reports them.
#include <ostream>

#include "authoring/cases.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"

namespace ducha {

namespace {

void print_failure(const CaseResult& result, Language language, Streams& streams) {
  const Position at = result.at.position();
  if (result.at.known()) streams.out << result.at.source->name() << ':' << at.line << ':' << at.column << ": ";
  streams.out << word(CliWord::case_failed, language) << ": "
              << filled(CliWord::case_line, language,
                        {result.rule, std::to_string(result.number), result.expected, result.actual})
              << '\n';
  for (const Diagnostic& each : result.diagnostics.all()) {
    streams.out << "  " << to_text(each, language, false);
  }
}

}  // namespace

int run_test(const Arguments& arguments, Streams& streams) {
  std::optional<std::string> rules;
  std::vector<std::string> policy;
  std::vector<std::string> folder;
  CommonOptions common;
  OptionParser parser(*command_named("test"));
  parser.value(OptionName::rules, rules);
  parser.values(OptionName::only_policy, policy);
  parser.arguments(folder, 0, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  if (!folder.empty()) rules = folder.front();
  Diagnostics faults;
  RulebookStore store(rules, faults);
  std::vector<std::string> ids;
  if (faults.empty()) ids = store.chosen(flattened(policy), faults);
  if (!faults.empty()) return usage_error(faults, "test", common.language, streams);

  Diagnostics found;
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const std::string& id : ids) {
    const auto loaded = store.load(id, found);
    if (!loaded) continue;
    for (const CaseResult& result : run_cases(*loaded, common.language)) {
      ++(result.passed ? passed : failed);
      if (!result.passed) print_failure(result, common.language, streams);
    }
  }
  for (const Diagnostic& each : found.all()) {
    streams.err << to_text(each, common.language, streams.err_is_terminal);
  }
  streams.out << filled(CliWord::passed_failed, common.language, {std::to_string(passed), std::to_string(failed)})
              << '\n';
  if (found.errors() > 0) return 2;
  return failed > 0 ? 1 : 0;
}

}  // namespace ducha
