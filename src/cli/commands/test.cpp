// SPDX-License-Identifier: Apache-2.0
// ducha test: the rules' own cases, as a test runner reports them, and what they leave untried.
#include <algorithm>
#include <ostream>
#include <thread>

#include "authoring/cases.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/commands/rule_trials.h"
#include "cli/options/option.h"
#include "cli/options/thread_count.h"
#include "cli/options/without_effect.h"
#include "cli/process/rulebook_report.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"

namespace ducha {

namespace {

// Of a hundred changes the cases notice so many, or the rulebook is not tested.
constexpr std::size_t kNoticedAtLeast = 9'500;

struct TestOptions {
  std::vector<std::string> rules;
  std::optional<std::string> format, jobs;
  std::vector<std::string> policy, folder, select;
  bool mutate = false;
  bool coverage = false;
  bool quiet = false;
  std::size_t threads = 1;
  CommonOptions common;
};

void print_failure(const CaseResult& result, Language language, std::ostream& out) {
  const Position at = result.at.position();
  if (result.at.known()) out << result.at.source->name() << ':' << at.line << ':' << at.column << ": ";
  out << word(CliWord::case_failed, language) << ": "
      << inert_lines(filled(CliWord::case_line, language,
                            {result.rule, std::to_string(result.number), result.expected, result.actual}))
      << '\n';
  for (const Diagnostic& each : result.diagnostics.all()) out << "  " << to_text(each, language, false);
}

std::optional<int> read_options(const Arguments& arguments, TestOptions& options, Streams& streams) {
  OptionParser parser(*command_named("test"));
  parser.values(OptionName::rules, options.rules);
  parser.values(OptionName::only_policy, options.policy);
  parser.values(OptionName::select_tried, options.select);
  parser.flag(OptionName::quiet_test, options.quiet);
  parser.flag(OptionName::mutate, options.mutate);
  parser.flag(OptionName::tried, options.coverage);
  parser.choice(OptionName::test_format, options.format, {{kRulebookFormats.begin(), kRulebookFormats.end()}});
  parser.value(OptionName::jobs, options.jobs);
  parser.arguments(options.folder, 0, 1);
  if (const auto code = parser.parse(arguments, options.common, streams)) return code;
  options.select = flattened(options.select);
  Diagnostics faults;
  if (!options.folder.empty()) {
    refuse_beside(options.common, {OptionName::rules}, Text("RULEBOOK"), faults);
    options.rules = {options.folder.front()};
  }
  const bool of_cases = options.format && *options.format != "text" && *options.format != "json";
  if (of_cases && (options.mutate || options.coverage)) faults.add(code::cli_test_format, {}, {Text(*options.format)});
  options.threads = read_thread_count(options.jobs, faults).value_or(std::max(1U, std::thread::hardware_concurrency()));
  if (faults.empty()) return std::nullopt;
  return usage_error(faults, "test", options.common.language, streams);
}

// What was found, policy by policy.
struct Tested {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::vector<PolicyMutation> mutations;
  std::vector<PolicyParts> parts;
  std::optional<RulebookReport> report;  // which the cases go into

  [[nodiscard]] bool noticed() const {
    return std::all_of(mutations.begin(), mutations.end(), [](const PolicyMutation& one) {
      return noticed_share(one.mutation.total()) >= kNoticedAtLeast;
    });
  }
};

// A case that fails is told at once.
void try_policy(const PolicyRules& whole, const TestOptions& options, Tested& tested, std::ostream& told) {
  PolicyRules rules = whole;
  std::erase_if(rules.rules, [&options](const Rule& rule) { return !is_selected(options.select, rule.id); });
  for (const CaseResult& result : run_cases(rules, options.common.language)) {
    ++(result.passed ? tested.passed : tested.failed);
    if (tested.report) {
      tested.report->tell(rules, result);
    } else if (!result.passed) {
      print_failure(result, options.common.language, told);
    }
  }
  if (options.mutate)
    tested.mutations.push_back({rules.policy.id, mutated(rules, static_cast<unsigned>(options.threads))});
  if (!options.coverage) return;
  PolicyParts parts{rules.policy.id, {}};
  for (const Rule& rule : rules.rules) {
    for (TriedPart& part : tried_parts(rules, rule)) parts.parts.push_back(std::move(part));
  }
  tested.parts.push_back(std::move(parts));
}

// In formats other than text the cases are what is written, unless the trials are.
void begin_report(const TestOptions& options, RulebookStore& store, Streams& streams, Tested& tested) {
  if (!options.format || *options.format == "text" || options.mutate || options.coverage) return;
  tested.report.emplace(*options.format, streams.out, options.common.language, options.quiet);
  tested.report->begin(store.folders(), store.digest());
}

}  // namespace

int run_test(const Arguments& arguments, Streams& streams) {
  TestOptions options;
  if (const auto code = read_options(arguments, options, streams)) return *code;
  const Language language = options.common.language;
  Diagnostics faults;
  RulebookStore store(options.rules, faults);
  std::vector<std::string> ids;
  if (faults.empty()) ids = store.chosen(flattened(options.policy), faults);
  if (faults.empty()) refuse_unknown_rules(options.select, ids, store, faults);
  if (!faults.empty()) return usage_error(faults, "test", language, streams);

  // As JSON the trials are the output; cases that fail stand where problems do.
  const bool json = options.format == "json" && (options.mutate || options.coverage);
  std::ostream& told = json ? streams.err : streams.out;
  Diagnostics found;
  Tested tested;
  begin_report(options, store, streams, tested);
  for (const std::string& id : ids) {
    if (const auto loaded = store.load(id, found)) try_policy(*loaded, options, tested, told);
  }
  if (tested.report) tested.report->tell(found);
  for (const Diagnostic& each : found.all()) streams.err << to_text(each, language, streams.err_is_terminal);
  if (options.mutate)
    streams.out << (json ? to_json(tested.mutations) : inert_lines(to_text(tested.mutations, language)));
  if (options.coverage) streams.out << (json ? to_json(tested.parts) : inert_lines(to_text(tested.parts, language)));
  if (tested.report && !tested.report->end()) return 2;
  if (!tested.report && !options.quiet) {
    told << filled(CliWord::passed_failed, language, {std::to_string(tested.passed), std::to_string(tested.failed)})
         << '\n';
  }
  if (found.errors() > 0) return 2;
  return tested.failed > 0 || !tested.noticed() ? 1 : 0;
}

}  // namespace ducha
