// SPDX-License-Identifier: Apache-2.0
// ducha man: the manual page of the program or of a command, as it is installed.
#include <ostream>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/manual.h"
#include "cli/options/option.h"

namespace ducha {

int run_man(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> about;
  CommonOptions common;
  OptionParser parser(*command_named("man"));
  parser.arguments(about, 0, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  if (about.empty()) {
    streams.out << program_manual(common.language);
    return 0;
  }
  if (const Command* command = command_named(about.front())) {
    streams.out << command_manual(*command, common.language);
    return 0;
  }
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  Diagnostics faults;
  add_usage_fault(faults, code::cli_command_unknown, {Text(about.front()), listed(known)}, about.front(), known);
  return usage_error(faults, "man", common.language, streams);
}

}  // namespace ducha
