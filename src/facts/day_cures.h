// SPDX-License-Identifier: Apache-2.0
// What a text is that was refused as a day, as a month where one may stand alone, or as a period.
#pragma once

#include <optional>
#include <string_view>

#include "facts/cure.h"
#include "facts/written_in.h"

namespace ducha {

[[nodiscard]] std::optional<Cure> day_cure_of(std::string_view text, bool month_alone, const WrittenIn& where);
// A day on which something is to be done, behind a word that says so.
[[nodiscard]] std::optional<Cure> planned_cure_of(std::string_view text, const WrittenIn& where);
[[nodiscard]] std::optional<Cure> period_cure_of(std::string_view text);

}  // namespace ducha
