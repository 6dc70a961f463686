// SPDX-License-Identifier: Apache-2.0
// What a text that was refused is, where it is one of the kinds that people write, and how to write it so that it is
// read.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/language.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"

namespace ducha {

struct Cure {
  Code code;  // a note of facts/codes.def
  std::vector<Text> arguments;
};

// Precondition: read_scalar() refused the text. nullopt where what was expected says it all.
[[nodiscard]] std::optional<Cure> cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where = {});
// The same of a period, and of a day that stands for itself.
[[nodiscard]] std::optional<Cure> period_cure_of(std::string_view text);
[[nodiscard]] std::optional<Cure> day_cure_of(std::string_view text, bool month_alone, const WrittenIn& where);

}  // namespace ducha
