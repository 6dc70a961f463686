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
  parser.choice(OptionName::trend_by, by, {{kTrends.begin(), kTrends.end()}});
  parser.choice(OptionName::trend_format, format, {{kFigureForms.begin(), kFigureForms.end()}});
  parser.arguments(file, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  const TrendBy wanted = read_trend(by.value_or("rule")).value_or(TrendBy::rule);
  Text failure;
  const FigureTable table = trend_of(file.front(), wanted, common.language, failure);
  if (!failure.empty()) {
    Diagnostics faults;
    add_usage_fault(faults, code::cli_unreadable, {Text(file.front()), failure});
    return usage_error(faults, "trend", common.language, streams);
  }
  streams.out << to_form(table, format.value_or("text"), common.language);
  return 0;
}

}  // namespace ducha
