// SPDX-License-Identifier: Apache-2.0
// Manual pages in roff (man(7)), made from the tables of commands and options.
#pragma once

#include <string>

#include "base/language.h"
#include "cli/command.h"

namespace ducha {

// ducha(1): the program.
[[nodiscard]] std::string program_manual(Language language);
// ducha-COMMAND(1).
[[nodiscard]] std::string command_manual(const Command& command, Language language);

}  // namespace ducha
