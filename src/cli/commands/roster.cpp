// SPDX-License-Identifier: Apache-2.0
// ducha roster: a first roster out of the plans of last time, to be looked through and kept.
#include <ostream>
#include <vector>

#include "authoring/first_roster.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/words.h"
#include "plan/all_inputs.h"
#include "plan/inputs.h"
#include "plan/reader.h"

namespace ducha {

int run_roster(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> paths;
  std::optional<std::string> format_flag;
  CommonOptions common;
  OptionParser parser(*command_named("roster"));
  parser.choice(OptionName::roster_format, format_flag, {{"yaml", "csv"}});
  parser.arguments(paths, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  const std::string format = format_flag.value_or("yaml");
  DiagnosticPrinter problems(streams, common.language, false, nullptr);
  Diagnostics searching;
  const std::vector<Input> inputs = inputs_of(paths, PlanFormat::yaml, searching);
  problems.tell(searching);
  const auto plans = plans_of(inputs, "-", streams.in);
  FirstRoster roster;
  PlanReader reader(*plans);
  while (const std::optional<ReadPlan> reading = reader.next()) {
    problems.tell(reading->diagnostics);
    if (reading->plan) roster.add(*reading->plan);
  }
  Diagnostics none;
  if (roster.nameless() > 0) none.add(code::cli_roster_nameless, {}, {Text(std::to_string(roster.nameless()))});
  if (roster.empty()) none.add(code::cli_nothing_plans, {});
  problems.tell(none);
  streams.out << (format == "csv" ? roster.csv() : roster.yaml());
  return problems.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
