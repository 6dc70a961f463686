// SPDX-License-Identifier: Apache-2.0
// ducha check: what was given, what it means, and the run.
#include "cli/commands/check.h"

#include <algorithm>
#include <atomic>
#include <functional>
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
#include "cli/options/audit.h"
#include "cli/options/file_names.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/options/report_options.h"
#include "cli/options/thread_count.h"
#include "cli/options/without_effect.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/progress.h"
#include "cli/process/report_files.h"
#include "cli/process/rulebook_store.h"
#include "cli/process/standing.h"
#include "cli/process/why_nothing.h"
#include "findings/exit_code.h"
#include "findings/to_ndjson.h"
#include "plan/all_inputs.h"
#include "plan/codes.h"
#include "plan/inputs.h"

namespace ducha {

namespace {

struct CheckArguments {
  JudgingOptions judging;
  ReportOptions report;
  std::vector<std::string> plans, select, ignore, exclude;
  AuditArguments audit;
  std::optional<std::string> jobs_text, progress, files_from, remedies;
  bool null_names = false;
  std::optional<std::size_t> jobs;
  bool strict = false;
  bool no_across = false;
  bool no_cache = false;
  CommonOptions common;
};

std::optional<int> read_arguments(const Arguments& given, CheckArguments& flags, Streams& streams) {
  OptionParser parser(*command_named("check"));
  flags.judging.bind(parser);
  parser.values(OptionName::select, flags.select);
  parser.values(OptionName::ignore, flags.ignore);
  flags.audit.bind(parser);
  parser.choice(OptionName::remedies, flags.remedies, {{"none", "fail", "all"}});
  parser.flag(OptionName::no_across, flags.no_across);
  parser.flag(OptionName::no_cache, flags.no_cache);
  flags.report.bind(parser);
  parser.value(OptionName::jobs, flags.jobs_text);
  parser.choice(OptionName::progress, flags.progress, {{"auto", "never"}});
  parser.flag(OptionName::strict, flags.strict);
  parser.value(OptionName::files_from, flags.files_from);
  parser.flag(OptionName::null_names, flags.null_names);
  parser.values(OptionName::exclude, flags.exclude);
  const bool listed = std::any_of(given.begin(), given.end(), [](const std::string& word) {
    return word == "--files-from" || word.starts_with("--files-from=");
  });
  parser.arguments(flags.plans, listed ? 0 : 1, SIZE_MAX);
  return parser.parse(given, flags.common, streams);
}

Remedies remedies_of(const std::optional<std::string>& word) {
  if (word == "fail") return Remedies::fail;
  return word == "all" ? Remedies::all : Remedies::none;
}

// The plans that --files-from lists.
void read_names(CheckArguments& flags, std::istream& stdin_stream, Diagnostics& faults, Diagnostics& gone) {
  if (flags.null_names && !flags.files_from) faults.add(code::cli_null_alone, {});
  if (!flags.files_from) return;
  if (*flags.files_from == "-" && std::find(flags.plans.begin(), flags.plans.end(), "-") != flags.plans.end()) {
    faults.add(code::cli_names_and_stdin, {});
    return;
  }
  read_file_names(*flags.files_from, flags.null_names, stdin_stream, flags.plans, faults, gone);
}

// On a terminal that does not show the report itself.
bool wants_progress(const CheckArguments& flags, const Streams& streams) {
  return flags.progress.value_or("auto") == "auto" && streams.err_is_terminal &&
         (!streams.out_is_terminal || flags.report.quiet);
}

// Whether all that there is to say of an input is that no plan is in it.
bool is_empty_input(const ReadPlan& reading) {
  const std::vector<Diagnostic>& reported = reading.diagnostics.all();
  return !reading.ends_input.empty() && std::all_of(reported.begin(), reported.end(), [](const Diagnostic& each) {
    return each.code == code::plan_none;
  });
}

// What a run is given, all of it read and found right.
struct GivenToRun {
  const CheckArguments& flags;
  RulebookStore& store;
  CheckOptions options;
  std::string profile;  // names
  Standing standing;
  Shown shown;
  std::vector<std::string> called;  // the folders of the rulebook, where it now lies elsewhere
  ReportFiles& reports;
  Streams& streams;
  Progress& progress;
};

class CheckRun {
 public:
  explicit CheckRun(GivenToRun given)
      : given_(std::move(given)),
        problems_(given_.streams, given_.flags.common.language, given_.flags.report.quiet, &given_.reports.tee()),
        checker_(source_of(given_.store), given_.options),
        jobs_(given_.flags.jobs.value_or(std::max(1U, std::thread::hardware_concurrency()))) {}

  void begin() {
    Run run;
    run.version = DUCHA_VERSION;
    run.rulebook = given_.store.digest(given_.options.policies);
    run.folders = given_.called.empty() ? given_.store.folders() : given_.called;
    if (given_.options.as_of) run.as_of = to_string(*given_.options.as_of);
    run.options = to_json(given_.options);
    run.profile = given_.profile;
    WrittenBy call{given_.flags.judging.sources.has_value(), given_.flags.strict, {}, false};
    if (const std::optional<Baseline>& baseline = given_.standing.baseline()) {
      call.baseline = baseline->digests();
      call.across_periods = baseline->across_periods();
    }
    CheckOptions shown_only = given_.options;
    shown_only.shown = given_.shown;  // waivers have more judged than is shown
    run.written = written_json(shown_only, call);
    given_.reports.tee().begin(run);
    Diagnostics compared;
    given_.standing.tell_differences(run, compared);
    tell(compared);
  }
  void tell(const Diagnostics& diagnostics) {
    if (!diagnostics.empty()) given_.progress.hide();
    problems_.tell(diagnostics, given_.flags.strict);
  }
  void judge(const std::vector<Input>& inputs, std::istream& stdin_stream) {
    const auto plans = plans_of(inputs, given_.flags.judging.stdin_filename.value_or("-"), stdin_stream, &bytes_read_);
    run_pipeline(
        *plans, checker_, jobs_,
        {prepare(), [this](JudgedPlan& entry) { return take(entry); }, [this] { given_.streams.out.flush(); }});
  }
  // What is known only when every plan is read. Gives the exit code.
  int end(const FailOn& fail_on) {
    given_.progress.hide();
    problems_.tell_of_rulebook(checker_.load_owed());
    Diagnostics lost;
    std::vector<Finding> findings = checker_.across(lost);
    tell(lost);
    given_.standing.turn_to(nullptr);
    for (Finding& finding : findings) {
      given_.standing.take(finding, summary_);
      summary_.add(finding);
      summary_.across.add(finding);
      report(finding);
    }
    note_clock();
    if (given_.options.waivers_read != nullptr) {
      Diagnostics unused;
      given_.options.waivers_read->report(unused);
      problems_.tell(unused);
    }
    check_names();
    if (!given_.reports.unread()) guard();
    problems_.add_to(summary_);
    given_.standing.end(summary_, given_.reports.tee());
    given_.reports.tee().end(summary_);
    return exit_code(summary_, fail_on, given_.flags.report.allow_empty || given_.reports.unread());
  }

 private:
  // Lines are most of what a report of lines costs, and need not wait for their turn: but where a baseline or a score
  // adds to a finding later (`given_.standing`), its line is made then.
  std::function<void(PlanFindings& judged)> prepare() {
    if (!given_.reports.tee().wants_lines() || given_.options.marks) return {};
    return [](PlanFindings& judged) {
      constexpr std::size_t kUsualLine = 1280;  // bytes of most, so that the text rarely has to grow
      judged.lines.reserve(judged.findings.size() * kUsualLine);
      for (const Finding& finding : judged.findings) {
        append_ndjson(judged.lines, finding);
        judged.lines += '\n';
      }
    };
  }

  // False: nobody reads what comes of it.
  bool take(JudgedPlan& entry) {
    if (entry.judged) {
      tell_plan(*entry.judged);
    } else if (!given_.flags.report.allow_empty || !is_empty_input(entry.reading)) {
      tell(entry.reading.diagnostics);
    }
    return !given_.reports.unread();
  }

  void tell_plan(PlanFindings& judged) {
    ++summary_.plans;
    given_.standing.take(judged, summary_);
    summary_.add(judged.tally);
    clock_used_ = clock_used_ || (judged.result.as_of_from_clock && judged.result.as_of);
    if (!judged.loading.empty()) given_.progress.hide();
    problems_.tell_of_rulebook(judged.loading);
    facts_given_ = facts_given_ || judged.facts_given;
    const bool have_lines = !judged.lines.empty();
    std::string_view lines = judged.lines;
    for (const Finding& finding : judged.findings) {
      if (!have_lines) {
        report(finding);
        continue;
      }
      const std::string_view line = lines.substr(0, lines.find('\n') + 1);
      lines.remove_prefix(line.size());
      if (is_shown(finding)) given_.reports.tee().finding_line(finding, line);
    }
    tell(judged.diagnostics);
    given_.reports.tee().plan(judged.result);
    given_.progress.add_plan(judged.result.counts[Status::fail], bytes_read_);
  }

  void report(const Finding& finding) {
    if (is_shown(finding)) given_.reports.tee().finding(finding);
  }
  [[nodiscard]] bool is_shown(const Finding& finding) const {
    return given_.shown[static_cast<std::size_t>(finding.status)];
  }

  void note_clock() {
    if (!clock_used_) return;
    Diagnostics note;
    note.add(code::cli_clock, {}, {Text(to_string(given_.options.today))});
    problems_.tell(note);
  }

  // A pattern that fits no rule, or a parameter that no policy has, is a slip of the pen: something else was judged
  // than was asked.
  void check_names() {
    Diagnostics faults;
    if (excludes_nothing(given_.flags.common, given_.flags.plans)) faults.add(code::cli_no_folder, {});
    for (const std::string& pattern : given_.options.select) check_pattern(pattern, code::cli_select_none, faults);
    for (const std::string& pattern : given_.options.ignore) check_pattern(pattern, code::cli_ignore_none, faults);
    for (const auto& [name, value] : given_.options.params) check_param(name, faults);
    problems_.tell_of_rulebook(faults);
  }

  void check_param(const std::string& name, Diagnostics& faults) {
    std::vector<std::string> known;
    for (const std::string& id : given_.store.ids()) {
      Diagnostics discarded;
      const auto rules = given_.store.load(id, discarded);
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
    for (const std::string& id : given_.store.ids()) {
      Diagnostics discarded;
      const auto rules = given_.store.load(id, discarded);
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
    if (given_.flags.report.allow_empty || problems_.errors() > 0) return;
    Diagnostics reason;
    if (!judged_nothing(summary_)) {
      const std::size_t undecided = summary_.counts[Status::unknown] + summary_.counts[Status::not_applicable];
      if (facts_given_ || undecided < summary_.counts.total()) return;
      reason.add(code::cli_nothing_decided, {});
      problems_.tell_of_rulebook(reason);
      return;
    }
    const bool chosen = !(given_.options.select.empty() && given_.options.ignore.empty());
    add_why_nothing(summary_, chosen && checker_.rules_selected() == 0, reason);
    problems_.tell_of_rulebook(reason);
  }

  GivenToRun given_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  DiagnosticPrinter problems_;
  Checker checker_;
  std::size_t jobs_;
  Summary summary_;
  bool clock_used_ = false;
  bool facts_given_ = false;
};

}  // namespace

int run_check(const Arguments& arguments, Streams& streams) {
  return check_on_day(arguments, std::nullopt, {}, streams);
}

int check_on_day(const Arguments& arguments, std::optional<Date> today, const std::vector<std::string>& called,
                 Streams& streams) {
  CheckArguments flags;
  if (const auto code = read_arguments(arguments, flags, streams)) return *code;
  const Language language = flags.common.language;

  Diagnostics faults;
  RulebookStore store(flags.judging.rules, faults);
  store.look_for_texts_in(flags.judging.sources, faults);
  if (!flags.no_cache) store.use_cache();
  CheckOptions options = read_judging(flags.judging, store, language, faults);
  options.select = flattened(flags.select);
  options.ignore = flattened(flags.ignore);
  if (today) options.today = *today;
  options.across = !flags.no_across;
  options.remedies = remedies_of(flags.remedies);
  Diagnostics searching;
  read_roster_into(flags.audit.roster, store, options, faults, searching);
  const Shown shown = flags.report.read_shown();
  options.shown = shown;
  const std::string profile = read_profiles_into(flags.judging.profile, store, options, faults, searching);
  judge_under(read_waivers(flags.audit.waivers, &store, faults, searching), options);
  const FailOn fail_on = flags.report.read_fail_on(faults);
  if (fail_on.only_new && !flags.audit.baseline)
    add_usage_fault(faults, code::cli_needs, {Text("--fail-on new"), Text("--baseline")});
  Standing standing(read_baseline(flags.audit, faults, searching),
                    read_scores(flags.audit.scoring, store, options, faults, searching));
  options.marks = flags.audit.baseline || flags.audit.scoring;
  ReportSettings wanted;
  wanted.fail_on = fail_on;
  wanted.detail = flags.report.read_detail(faults);
  if (flags.report.no_fsync) wanted.syncing = Syncing::no;
  wanted.by = flags.report.read_by();
  wanted.limit = flags.report.read_limit(faults).value_or(wanted.limit);
  flags.jobs = read_thread_count(flags.jobs_text, faults);
  const bool progress_shown = wants_progress(flags, streams);
  const PlanFormat stdin_format = read_stdin_format(flags.judging);
  read_names(flags, streams.in, faults, searching);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);
  ReportFiles reports(flags.report.format, flags.common, wanted, flags.report.quiet, streams, faults);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);

  CommonOptions asked = flags.common;
  if (options.remedies == Remedies::none) std::erase(asked.said, OptionName::remedies);  // which every report gives
  refuse_unshown(asked, flags.report, reports.formats(), faults);
  const std::vector<Input> inputs = inputs_of(flags.plans, stdin_format, searching, flags.exclude);
  refuse_without_stdin(flags.common, inputs, stdin_format, faults);
  reports.check_inputs(inputs, faults);
  std::vector<std::string> others = flags.audit.files();
  others.insert(others.end(), flags.judging.profile.begin(), flags.judging.profile.end());
  if (flags.files_from && *flags.files_from != "-") others.push_back(*flags.files_from);
  reports.check_others(others, store.folders(), faults);
  if (!faults.empty()) return usage_error(faults, "check", language, streams);

  // Beyond this point the call is right, and every file of a report is open.
  Progress progress(streams.err, progress_shown, language, progress_shown ? bytes_of(inputs) : 0);
  CheckRun run(
      {flags, store, std::move(options), profile, std::move(standing), shown, called, reports, streams, progress});
  run.begin();
  run.tell(searching);
  run.judge(inputs, streams.in);
  return reports.finish(run.end(fail_on), streams, language, flags.report.quiet);
}

}  // namespace ducha
