// SPDX-License-Identifier: Apache-2.0
// ducha completion: what a shell reads to complete ducha's commands and options.
#include "cli/options/completion.h"

#include <ostream>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"

namespace ducha {

int run_completion(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> shell;
  CommonOptions common;
  OptionParser parser(*command_named("completion"));
  parser.arguments(shell, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  if (const auto script = completion_script(shell.front(), common.language)) {
    streams.out << *script;
    return 0;
  }
  const std::vector<std::string> known(shells().begin(), shells().end());
  Diagnostics faults;
  add_usage_fault(faults, code::cli_word_unknown, {Text("completion"), Text(shell.front()), Text(joined(known))},
                  shell.front(), known);
  return usage_error(faults, "completion", common.language, streams);
}

}  // namespace ducha
