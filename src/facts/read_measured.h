// SPDX-License-Identifier: Apache-2.0
// Numbers with the measure word or the unit that people write behind them.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "facts/written_in.h"

namespace ducha {

// A bare number is in the declared unit. Behind it may stand that unit, with or without its rate (times a year, where
// the plan is for a year), a measure word of the same kind, or another unit of which the declared one is an exact part
// or multiple (1 year for months). Before it may stand the word for "in all". Without a declared unit any measure word
// will do. nullopt where it is no number, or one of something else.
[[nodiscard]] std::optional<Decimal> read_measured(std::string_view text, std::string_view unit,
                                                   const WrittenIn& where = {});

// The unit behind the number where read_measured() fails for that alone; empty where it is something else.
[[nodiscard]] std::string_view other_unit(std::string_view figure, std::string_view unit);

// Whether a figure of two digits with a zero before it stands where a year is counted: 08 is 2008, or nobody knows.
[[nodiscard]] bool is_short_year(std::string_view figure, std::string_view unit);

}  // namespace ducha
