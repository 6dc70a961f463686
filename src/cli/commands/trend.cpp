// SPDX-License-Identifier: Apache-2.0
// ducha trend: how failures went over the runs of a file that check --format sqlite=FILE wrote.
#include "report/trend.h"

#include <ostream>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"

namespace ducha {

int run_trend(const Arguments& arguments, Streams& streams) {
  std::optional<std::string> by;
  std::optional<std::string> format;
  std::vector<std::string> file;
  CommonOptions common;
  OptionParser parser(*command_named("trend"));
  parser.value(OptionName::trend_by, by);
  parser.value(OptionName::trend_format, format);
  parser.arguments(file, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  const auto refuse = [&faults](const char* option, const std::string& said, auto& words) {
    const std::vector<std::string> known(words.begin(), words.end());
    add_usage_fault(faults, code::cli_word_unknown, {Text(option), Text(said), Text(joined(known))}, said, known);
  };
  const std::optional<TrendBy> wanted = read_trend(by.value_or("rule"));
  if (!wanted) refuse("--by", *by, kTrends);
  if (!is_figure_form(format.value_or("text"))) refuse("--format", *format, kFigureForms);
  if (!faults.empty()) return usage_error(faults, "trend", common.language, streams);

  std::string failure;
  const FigureTable table = trend_of(file.front(), *wanted, common.language, failure);
  if (!failure.empty()) {
    add_usage_fault(faults, code::cli_unreadable, {Text(file.front()), Text(failure)});
    return usage_error(faults, "trend", common.language, streams);
  }
  streams.out << to_form(table, format.value_or("text"), common.language);
  return 0;
}

}  // namespace ducha
