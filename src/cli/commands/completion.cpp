// SPDX-License-Identifier: Apache-2.0
// ducha completion: what a shell reads to complete ducha's commands and options.
#include "cli/options/completion.h"

#include <ostream>

#include "cli/command.h"
#include "cli/options/option.h"

namespace ducha {

int run_completion(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> shell;
  CommonOptions common;
  OptionParser parser(*command_named("completion"));
  parser.arguments(shell, 1, 1);
  parser.argument_words({shells().begin(), shells().end()});
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  streams.out << completion_script(shell.front(), common.language);
  return 0;
}

}  // namespace ducha
