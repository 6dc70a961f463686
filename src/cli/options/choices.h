// SPDX-License-Identifier: Apache-2.0
// What may stand behind an option, as a shell completes it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options/option_table.h"

namespace ducha {

enum class ChoiceKind : std::uint8_t { none, words, files, folders };

struct Choices {
  ChoiceKind kind = ChoiceKind::none;
  std::vector<std::string> words;  // where kind says so
};

[[nodiscard]] Choices choices_of(const TakenOption& option);
// What may stand behind a command's name.
[[nodiscard]] Choices choices_of(const Command& command);
// What it takes, as it says without running.
[[nodiscard]] TakenOptions taken_by(const Command& command);

}  // namespace ducha
