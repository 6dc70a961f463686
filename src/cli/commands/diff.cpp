// SPDX-License-Identifier: Apache-2.0
// ducha diff: what changed from one run to another, or from one rulebook to another.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

#include "audit/run_diff.h"
#include "audit/windows_apart.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/commands/diff_rules.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/diagnostic_printer.h"
#include "plan/codes.h"
#include "report/comparison_report.h"

namespace ducha {

namespace {

void read_run(const std::string& file, SavedRun& run, Diagnostics& found) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    found.add_file(code::plan_unreadable, file);
    return;
  }
  run.read(stream, file, found);
}

void tell_windows_apart(const SavedRun& before, const SavedRun& after, Diagnostics& found) {
  const auto apart = windows_apart(before, after);
  if (!apart) return;
  Diagnostic note{code::cli_diff_windows,
                  {},
                  {Text(apart->before), Text(apart->after), Text(std::to_string(apart->rules))},
                  {},
                  false};
  if (!before.across_periods()) note.notes.push_back({code::cli_diff_across, {}, {}});
  found.add(std::move(note));
}

}  // namespace

int run_diff(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> files;
  std::optional<std::string> by_flag, format_flag;
  bool across_periods = false, rules = false;
  CommonOptions common;
  OptionParser parser(*command_named("diff"));
  parser.choice(OptionName::diff_by, by_flag, {{"rule", "unit", "region", "policy"}});
  const auto formats = comparison_formats();
  parser.choice(OptionName::diff_format, format_flag, {{formats.begin(), formats.end()}});
  parser.flag(OptionName::across_periods, across_periods);
  parser.flag(OptionName::diff_rules, rules);
  parser.arguments(files, 2, SIZE_MAX);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  const std::string format = format_flag.value_or("text");
  const DiffBy by = by_flag ? read_diff_by(*by_flag).value_or(DiffBy::none) : DiffBy::none;
  if (!rules && files.size() > 2) add_usage_fault(faults, code::cli_argument_extra, {Text(files[2])});
  if (rules) refuse_beside(common, {OptionName::across_periods}, Text("--rules"), faults);
  if (rules && files.size() == 2) refuse_without(common, {OptionName::diff_by}, Text("PLANS"), faults);
  for (std::size_t i = 0; rules && i < 2; ++i) {
    if (std::filesystem::is_regular_file(files[i]))
      add_usage_fault(faults, code::cli_diff_rulebook_file, {Text(shortened(files[i], kShownScalar))});
  }
  if (!faults.empty()) return usage_error(faults, "diff", common.language, streams);

  const Style style(wants_color(common.color, streams.out_is_terminal));
  if (rules) return diff_rulebooks(files, {format, by, common.language}, style, streams);
  DiagnosticPrinter problems(streams, common.language, false, nullptr);
  Diagnostics found;
  SavedRun before(across_periods), after(across_periods);
  read_run(files[0], before, found);
  read_run(files[1], after, found);
  if (found.errors() == 0) tell_windows_apart(before, after, found);
  problems.tell(found);
  if (found.errors() > 0) return 2;
  Comparison comparison = compare(before, after, by);
  comparison.before = files[0];
  comparison.after = files[1];
  streams.out << to_text(comparison, format, common.language, style);
  return 0;
}

}  // namespace ducha
