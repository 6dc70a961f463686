// SPDX-License-Identifier: Apache-2.0
// The help pages, made from the tables of commands and options.
#pragma once

#include <span>
#include <string>

#include "base/language.h"
#include "cli/command.h"
#include "cli/options/option_table.h"

namespace ducha {

[[nodiscard]] std::string program_help(Language language);
[[nodiscard]] std::string command_help(const Command& command, std::span<const OptionName> options, Language language);

}  // namespace ducha
