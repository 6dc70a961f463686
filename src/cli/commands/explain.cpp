// SPDX-License-Identifier: Apache-2.0
// ducha explain: what a rule says and why; with plans, how it came to its verdicts on them.
#include <algorithm>
#include <istream>
#include <ostream>

#include "authoring/explain_rule.h"
#include "authoring/words.h"
#include "base/columns.h"
#include "base/text.h"
#include "batch/checker.h"
#include "batch/plan_judge.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/audit.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"
#include "findings/style.h"
#include "plan/all_inputs.h"
#include "plan/inputs.h"
#include "plan/reader.h"
#include "report/phrases.h"
#include "report/text_finding.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;

// One line a part: the part, its value, and what is to be said of it.
std::string line_of(const ExplainedStep& step, Language language, const Style& style) {
  std::string line(kIndent * (step.depth + 2), ' ');
  line += plain(step.expression);
  if (step.skipped) {
    line += "  " + style.dim(word(CliWord::skipped, language));
  } else if (!step.value.empty()) {
    line += " = " + style.bold(plain(step.value));
  }
  if (step.decided) line += "  " + word(CliWord::decided, language);
  if (!step.reason.empty()) line += "  " + style.dim(plain(step.reason));
  line += '\n';
  if (step.repeated > 0) {
    line += std::string(kIndent * (step.depth + 2), ' ') +
            style.dim(filled(CliWord::step_repeated, language, {std::to_string(step.repeated)})) + '\n';
  }
  return line;
}

PageWord label_of(std::string_view key) {
  struct Row {
    std::string_view key;
    PageWord label;
  };
  static constexpr Row kRows[] = {{"when", PageWord::label_when}, {"due", PageWord::label_due},
                                  {"from", PageWord::label_from}, {"limit", PageWord::label_limit},
                                  {"by", PageWord::label_by},     {"done", PageWord::label_done},
                                  {"at", PageWord::label_at}};
  for (const Row& row : kRows) {
    if (row.key == key) return row.label;
  }
  return PageWord::label_require;
}

std::string to_text(const Explanation& explanation, Language language, const Style& style) {
  std::string text;
  if (explanation.finding.unit) text += style.bold(plain(*explanation.finding.unit)) + "\n\n";
  text += to_text(explanation.finding, TextLayout{language, style, 0});
  for (const ExplainedPart& part : explanation.parts) {
    text += '\n' + std::string(kIndent, ' ') + style.dim(word(label_of(part.key), language)) + '\n';
    for (const ExplainedStep& step : part.steps) {
      const bool literal = step.depth > 0 && !step.skipped && step.value == step.expression;
      if (!literal) text += line_of(step, language, style);
    }
  }
  return inert_lines(text + '\n');
}

// The rule, and the policy that it belongs to; none: a fault with the nearest id.
struct Found {
  std::shared_ptr<const PolicyRules> rules;
  const Rule* rule = nullptr;
};

// Whether a clause is so called: by its id, by where it stands, or by both as reports write them.
bool is_called(const Clause& clause, const std::string& folded) {
  const std::string id = fold(clause.id);
  const std::string at = fold(clause.at_document);
  return folded == id || folded == at || folded == fold(clause.at_document + "(" + clause.id + ")") ||
         folded == fold(clause.at_document + "\xEF\xBC\x88" + clause.id + "\xEF\xBC\x89");
}

// Whether a text names a rule otherwise than by its id: the id without the policy's, the title, or a clause.
bool is_meant(const PolicyRules& rules, const Rule& rule, const std::string& text, const std::string& folded) {
  if (rule.id == rules.policy.id + '.' + text) return true;
  if (fold(rule.title.zh) == folded || fold(rule.title.en) == folded) return true;
  return std::any_of(rule.clauses.begin(), rule.clauses.end(),
                     [&](std::size_t at) { return is_called(rules.policy.clauses[at], folded); });
}

// One by its id, else all that the text may mean, among the rules of these policies.
std::vector<Found> find_rules(const std::string& id, const std::vector<std::string>& policies, RulebookStore& store,
                              DiagnosticPrinter& problems, Diagnostics& faults) {
  std::vector<std::string> known;
  std::vector<Found> meant;
  const std::string folded = fold(id);
  for (const std::string& policy : policies) {
    // A rule's id begins with its policy's: a broken neighbour need not be heard of.
    const bool own = id.starts_with(policy + ".");
    Diagnostics found;
    const auto rules = store.load(policy, found);
    if (own) problems.tell(found);
    if (own && !rules) return {};
    if (!rules) continue;
    for (const Rule& rule : rules->rules) {
      if (rule.id == id) return {{rules, &rule}};
      if (is_meant(*rules, rule, id, folded)) meant.push_back({rules, &rule});
      known.push_back(rule.id);
      // Whoever leaves the policy's name out of it is told the same way.
      if (id.find('.') == std::string::npos) known.push_back(rule.id.substr(policy.size() + 1));
    }
  }
  if (!meant.empty()) return meant;
  add_usage_fault(faults, code::cli_rule_unknown, {Text(id)}, id, known);
  return {};
}

std::vector<std::vector<std::string>> rows_of(const std::vector<Found>& meant, Language language) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(meant.size());
  for (const Found& each : meant) rows.push_back({"  " + each.rule->id, each.rule->title.in(language)});
  return rows;
}

class ExplainRun {
 public:
  ExplainRun(const Rule& rule, RulebookStore& store, CheckOptions options, DiagnosticPrinter& problems,
             const Style& style, Streams& streams)
      : rule_(rule),
        language_(options.language),
        problems_(problems),
        style_(style),
        streams_(streams),
        checker_(source_of(store), std::move(options)),
        judge_(checker_.judge()) {}

  bool take(ReadPlan& reading) {
    problems_.tell(reading.diagnostics);
    if (!reading.plan) return true;
    Diagnostics diagnostics;
    if (rule_.across) {
      PlanFindings judged = checker_.check(*reading.plan, {});
      problems_.tell(judged.diagnostics);
      return true;
    }
    const std::vector<Explanation> explanations = judge_->explain(*reading.plan, rule_.id, diagnostics);
    problems_.tell(diagnostics);
    for (const Explanation& each : explanations) streams_.out << to_text(each, language_, style_);
    found_ = found_ || !explanations.empty();
    return static_cast<bool>(streams_.out);
  }

  // Gives whether anything was explained.
  bool end() {
    if (!rule_.across) return found_;
    problems_.tell(checker_.load_owed());
    Diagnostics lost;
    std::vector<std::vector<ExplainedPart>> parts;
    std::vector<Finding> findings = checker_.across(lost, &parts);
    problems_.tell(lost);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].rule->id != rule_.id) continue;
      found_ = true;
      streams_.out << to_text(Explanation{std::move(findings[i]), std::move(parts[i])}, language_, style_);
    }
    return found_;
  }

 private:
  const Rule& rule_;
  Language language_;
  DiagnosticPrinter& problems_;
  const Style& style_;
  Streams& streams_;
  Checker checker_;
  std::unique_ptr<PlanJudge> judge_;
  bool found_ = false;
};

}  // namespace

int run_explain(const Arguments& arguments, Streams& streams) {
  JudgingOptions flags;
  std::vector<std::string> words;
  CommonOptions common;
  OptionParser parser(*command_named("explain"));
  flags.bind(parser);
  AuditArguments audit;
  parser.value(OptionName::roster, audit.roster);
  parser.values(OptionName::waivers, audit.waivers);
  parser.arguments(words, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  const Language language = common.language;

  Diagnostics faults;
  RulebookStore store(flags.rules, faults);
  store.look_for_texts_in(flags.sources, faults);
  CheckOptions options = read_judging(flags, store, language, faults);
  Diagnostics told;
  read_profiles_into(flags.profile, store, options, faults, told);
  read_roster_into(audit.roster, store, options, faults, told);
  judge_under(read_waivers(audit.waivers, &store, faults, told), options);
  const PlanFormat stdin_format = read_stdin_format(flags);
  if (words.size() == 1) {
    refuse_without(common,
                   {OptionName::as_of, OptionName::period, OptionName::param, OptionName::set_fact, OptionName::from,
                    OptionName::stdin_filename, OptionName::roster, OptionName::waivers},
                   Text("PLAN"), faults);
  }
  Diagnostics searching;
  const std::vector<Input> inputs = inputs_of({words.begin() + 1, words.end()}, stdin_format, searching);
  if (!inputs.empty()) refuse_without_stdin(common, inputs, stdin_format, faults);
  if (!faults.empty()) return usage_error(faults, "explain", language, streams);
  DiagnosticPrinter problems(streams, language, false, nullptr);
  problems.tell(told);
  const std::vector<Found> meant =
      find_rules(words.front(), options.policies.empty() ? store.ids() : options.policies, store, problems, faults);
  if (!faults.empty()) return usage_error(faults, "explain", language, streams);
  if (meant.empty()) return 2;

  const Style style(wants_color(common.color, streams.out_is_terminal));
  if (meant.size() > 1) {
    streams.out << filled(CliWord::rules_meant, language, {words.front(), std::to_string(meant.size())}) << "\n\n"
                << inert_lines(in_columns(rows_of(meant, language)));
    return words.size() == 1 ? 0 : 2;
  }
  const Found& found = meant.front();
  streams.out << inert_lines(rule_page(*found.rules, *found.rule, language, style));
  if (words.size() == 1) return 0;

  streams.out << '\n';
  options.select = {found.rule->id};
  ExplainRun run(*found.rule, store, std::move(options), problems, style, streams);
  problems.tell(searching);
  const auto plans = plans_of(inputs, flags.stdin_filename.value_or("-"), streams.in);
  PlanReader reader(*plans);
  while (std::optional<ReadPlan> reading = reader.next()) {
    if (!run.take(*reading)) break;
  }
  const bool explained = run.end();
  if (!explained && problems.errors() == 0) {
    streams.err << word(CliWord::no_findings, language) << '\n';
    return 2;
  }
  return problems.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
