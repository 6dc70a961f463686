// SPDX-License-Identifier: Apache-2.0
// Patterns of JSON Schema for what is written in English letters: a little wider than what facts/english_dates.h reads.
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// A word in small letters: these, capitals, and both in full width; other characters as they are.
[[nodiscard]] std::string in_any_case(std::string_view word);
// A day, or a month, by the month's name with the year in four figures.
[[nodiscard]] std::string english_day_pattern();
// The same, and the parts of a year by their names or codes.
[[nodiscard]] std::string english_period_pattern();

}  // namespace ducha
