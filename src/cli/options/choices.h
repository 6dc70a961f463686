// SPDX-License-Identifier: Apache-2.0
// What may stand behind an option, as a shell completes it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options/option.h"

namespace ducha {

enum class ChoiceKind : std::uint8_t { none, words, files, folders };

struct Choices {
  ChoiceKind kind = ChoiceKind::none;
  std::vector<std::string> words;  // where kind says so
};

[[nodiscard]] Choices choices_of(const OptionRow& row);
// What may stand behind a command's name: the words between bars, or files.
[[nodiscard]] Choices choices_of(const Command& command);
// The options that it takes, in the order of its help.
[[nodiscard]] std::vector<OptionName> options_of(const Command& command);

}  // namespace ducha
