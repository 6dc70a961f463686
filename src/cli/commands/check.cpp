// SPDX-License-Identifier: Apache-2.0
// ducha check: what was said, what it means, and the run.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <istream>
#include <ostream>
#include <thread>

#include "base/limits.h"
#include "base/text.h"
#include "batch/checker.h"
#include "batch/codes.h"
#include "batch/pipeline.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/file_names.h"
#include "cli/options/judging.h"
#include "cli/options/option.h"
#include "cli/options/reporting.h"
#include "cli/process/problems.h"
#include "cli/process/progress.h"
#include "cli/process/reports.h"
#include "cli/process/shelf.h"
#include "findings/exit_code.h"
#include "plan/codes.h"
#include "rulebook/digest.h"

namespace ducha {

namespace {

struct CheckArguments {
  JudgingArguments judging;
  ReportingArguments reporting;
  std::vector<std::string> plans, select, ignore, exclude;
  std::optional<std::string> jobs_said, progress, files_from, roster;
  bool null_names = false;
  std::optional<std::size_t> jobs;
  bool strict = false;
  bool no_across = false;
  CommonOptions common;
};

std::optional<int> read_arguments(const Arguments& given, CheckArguments& said, Streams& streams) {
  OptionParser parser(*command_named("check"));
  said.judging.bind(parser);
  parser.values(OptionName::select, said.select);
  parser.values(OptionName::ignore, said.ignore);
  parser.value(OptionName::roster, said.roster);
  parser.flag(OptionName::no_across, said.no_across);
  said.reporting.bind(parser);
  parser.value(OptionName::jobs, said.jobs_said);
  parser.value(OptionName::progress, said.progress);
  parser.flag(OptionName::strict, said.strict);
  parser.value(OptionName::files_from, said.files_from);
  parser.flag(OptionName::null_names, said.null_names);
  parser.values(OptionName::exclude, said.exclude);
  const bool listed = std::any_of(given.begin(), given.end(), [](const std::string& word) {
    return word == "--files-from" || word.starts_with("--files-from=");
  });
  parser.arguments(said.plans, listed ? 0 : 1, SIZE_MAX);
  return parser.parse(given, said.common, streams);
}

std::optional<std::size_t> read_jobs(const std::optional<std::string>& said, Diagnostics& faults) {
  if (!said) return std::nullopt;
  std::size_t jobs = 0;
  const auto [end, error] = std::from_chars(said->data(), said->data() + said->size(), jobs);
  if (error == std::errc() && end == said->data() + said->size() && jobs >= 1 && jobs <= kMostJobs) return jobs;
  add_usage_fault(faults, code::cli_jobs, {Text(*said), Text(std::to_string(kMostJobs))});
  return std::nullopt;
}

// The plans that --files-from lists.
void read_names(CheckArguments& said, std::istream& stdin_stream, Diagnostics& faults, Diagnostics& gone) {
  if (said.null_names && !said.files_from) faults.add(code::cli_null_alone, {});
  if (!said.files_from) return;
  if (*said.files_from == "-" && std::find(said.plans.begin(), said.plans.end(), "-") != said.plans.end()) {
    faults.add(code::cli_names_and_stdin, {});
    return;
  }
  read_file_names(*said.files_from, said.null_names, stdin_stream, said.plans, faults, gone);
}

// On a terminal that does not show the report itself.
bool wants_progress(const CheckArguments& said, const Streams& streams, Diagnostics& faults) {
  const std::vector<std::string> known = {"auto", "never"};
  if (said.progress && *said.progress != "auto" && *said.progress != "never") {
    add_usage_fault(faults, code::cli_word_unknown, {Text("--progress"), Text(*said.progress), Text(joined(known))},
                    *said.progress, known);
  }
  return said.progress.value_or("auto") == "auto" && streams.err_is_terminal &&
         (!streams.out_is_terminal || said.reporting.quiet);
}

// Whether all that there is to say of an input is that no plan is in it.
bool is_empty_input(const Submission& submission) {
  const std::vector<Diagnostic>& said = submission.diagnostics.all();
  return !submission.ends_input.empty() &&
         std::all_of(said.begin(), said.end(), [](const Diagnostic& each) { return each.code == code::plan_none; });
}

class CheckRun {
 public:
  CheckRun(const CheckArguments& said, Shelf& shelf, CheckOptions options, const Shown& shown, Reports& reports,
           Streams& streams, Progress& progress)
      : said_(said),
        shelf_(shelf),
        options_(std::move(options)),
        shown_(shown),
        reports_(reports),
        out_(streams.out),
        progress_(progress),
        problems_(streams, said.common.language, said.reporting.quiet, &reports.tee()),
        checker_(source_of(shelf), options_),
        jobs_(said.jobs.value_or(std::max(1U, std::thread::hardware_concurrency()))) {}

  void begin() {
    Run run;
    run.version = DUCHA_VERSION;
    run.rulebook = digest_of(shelf_.folder(), shelf_.ids());
    if (options_.as_of) run.as_of = to_string(*options_.as_of);
    run.options = to_json(options_);
    reports_.tee().begin(run);
  }
  void tell(const Diagnostics& diagnostics) {
    if (!diagnostics.empty()) progress_.hide();
    problems_.tell(diagnostics, said_.strict);
  }
  void judge(const std::vector<Input>& inputs, std::istream& stdin_stream) {
    const auto plans = plans_of(inputs, said_.judging.stdin_filename.value_or("-"), stdin_stream, &bytes_read_);
    run_pipeline(*plans, checker_, jobs_,
                 {[this](JudgedEntry& entry) { return take(entry); }, [this] { out_.flush(); }});
  }
  // What is known only when every plan is read. Gives the exit code.
  int end(const FailOn& fail_on) {
    progress_.hide();
    Diagnostics lost;
    const std::vector<Finding> findings = checker_.across(lost);
    tell(lost);
    for (const Finding& finding : findings) {
      summary_.add(finding);
      summary_.across.add(finding);
      report(finding);
    }
    note_clock();
    check_names();
    if (!reports_.unread()) guard();
    problems_.add_to(summary_);
    reports_.tee().end(summary_);
    return exit_code(summary_, fail_on, said_.reporting.allow_empty || reports_.unread());
  }

 private:
  // False: nobody reads what comes of it.
  bool take(JudgedEntry& entry) {
    if (entry.judged) {
      tell_plan(*entry.judged);
    } else if (!said_.reporting.allow_empty || !is_empty_input(entry.submission)) {
      tell(entry.submission.diagnostics);
    }
    return !reports_.unread();
  }

  void tell_plan(const PlanFindings& judged) {
    ++summary_.plans;
    summary_.add(judged.tally);
    clock_used_ = clock_used_ || (judged.result.as_of_from_clock && judged.result.as_of);
    if (!judged.loading.empty()) progress_.hide();
    problems_.tell_of_rulebook(judged.loading);
    facts_given_ = facts_given_ || judged.facts_given;
    for (const Finding& finding : judged.findings) report(finding);
    tell(judged.diagnostics);
    reports_.tee().plan(judged.result);
    progress_.add_plan(judged.result.counts[Status::fail], bytes_read_);
  }

  void report(const Finding& finding) {
    if (shown_[static_cast<std::size_t>(finding.status)]) reports_.tee().finding(finding);
  }

  void note_clock() {
    if (!clock_used_) return;
    Diagnostics note;
    note.add(code::cli_clock, {}, {Text(to_string(options_.today))});
    problems_.tell(note);
  }

  // A pattern that fits no rule, or a parameter that no policy has, is a slip of the pen: something else was judged
  // than was asked.
  void check_names() {
    Diagnostics faults;
    for (const std::string& pattern : options_.select) check_pattern(pattern, code::cli_select_none, faults);
    for (const std::string& pattern : options_.ignore) check_pattern(pattern, code::cli_ignore_none, faults);
    for (const auto& [name, value] : options_.params) check_param(name, faults);
    problems_.tell_of_rulebook(faults);
  }

  void check_param(const std::string& name, Diagnostics& faults) {
    std::vector<std::string> known;
    for (const std::string& id : shelf_.ids()) {
      Diagnostics unheard;
      const auto rules = shelf_.load(id, unheard);
      if (!rules) return;
      for (const Param& param : rules->policy.params) {
        if (param.name == name) return;
        known.push_back(param.name);
      }
    }
    add_usage_fault(faults, code::check_param_unknown, {Text(name)}, name, known);
  }

  void check_pattern(const std::string& pattern, Code code, Diagnostics& faults) {
    std::vector<std::string> known;
    for (const std::string& id : shelf_.ids()) {
      Diagnostics unheard;
      const auto rules = shelf_.load(id, unheard);
      if (!rules) return;
      for (const Rule& rule : rules->rules) {
        if (fits(rule.id, pattern)) return;
        known.push_back(rule.id);
      }
    }
    add_usage_fault(faults, code, {Text(pattern)}, pattern, known);
  }

  // A run that judged nothing says so, and why; so does one that could decide nothing because nothing was filled in.
  void guard() {
    if (said_.reporting.allow_empty || problems_.errors() > 0) return;
    Diagnostics reason;
    if (!judged_nothing(summary_)) {
      const std::size_t undecided = summary_.counts[Status::unknown] + summary_.counts[Status::not_applicable];
      if (facts_given_ || undecided < summary_.counts.total()) return;
      reason.add(code::cli_nothing_decided, {});
      problems_.tell_of_rulebook(reason);
      return;
    }
    const std::size_t findings = summary_.counts.total();
    if (summary_.plans == 0) {
      reason.add(code::cli_nothing_plans, {});
    } else if (findings > 0) {
      reason.add(code::cli_nothing_applicable, {}, {Text(std::to_string(findings))});
    } else if (checker_.rules_selected() == 0 && !(options_.select.empty() && options_.ignore.empty())) {
      reason.add(code::cli_nothing_selected, {});
    } else {
      reason.add(code::cli_nothing_rules, {});
    }
    problems_.tell_of_rulebook(reason);
  }

  const CheckArguments& said_;
  Shelf& shelf_;
  CheckOptions options_;
  Shown shown_;
  Reports& reports_;
  std::ostream& out_;
  Progress& progress_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  Problems problems_;
  Checker checker_;
  std::size_t jobs_;
  Summary summary_;
  bool clock_used_ = false;
  bool facts_given_ = false;
};

}  // namespace

int run_check(const Arguments& arguments, Streams& streams) {
  CheckArguments said;
  if (const auto code = read_arguments(arguments, said, streams)) return *code;
  const Language language = said.common.language;

  Diagnostics faults;
  Shelf shelf(said.judging.rules, faults);
  shelf.look_for_texts_in(said.judging.sources, faults);
  CheckOptions options = read_judging(said.judging, shelf, language, faults);
  options.select = said.select;
  options.ignore = said.ignore;
  options.across = !said.no_across;
  read_roster_into(said.roster, options, faults);
  const Shown shown = said.reporting.read_shown(faults);
  options.shown = shown;
  const FailOn fail_on = said.reporting.read_fail_on(faults);
  ReportSettings wanted;
  wanted.fail_on = fail_on;
  wanted.detail = said.reporting.read_detail(faults);
  wanted.by = said.reporting.read_by(faults);
  said.jobs = read_jobs(said.jobs_said, faults);
  const bool progress_shown = wants_progress(said, streams, faults);
  const PlanFormat stdin_format = read_stdin_format(said.judging, faults);
  Diagnostics searching;
  read_names(said, streams.in, faults, searching);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);
  Reports reports(said.reporting.format, said.common, wanted, said.reporting.quiet, streams, faults);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);

  const std::vector<Input> inputs = inputs_of(said.plans, stdin_format, searching, said.exclude);
  reports.check_inputs(inputs, faults);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);

  // Beyond this point the call is right, and every file of a report is open.
  Progress progress(streams.err, progress_shown, language, progress_shown ? bytes_of(inputs) : 0);
  CheckRun run(said, shelf, std::move(options), shown, reports, streams, progress);
  run.begin();
  run.tell(searching);
  run.judge(inputs, streams.in);
  int code = run.end(fail_on);

  Diagnostics writing;
  reports.finish(writing);
  Problems(streams, language, said.reporting.quiet, nullptr).tell(writing);
  if (writing.errors() > 0) code = 2;
  return code;
}

}  // namespace ducha
