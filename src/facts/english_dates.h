// SPDX-License-Identifier: Apache-2.0
// Days and periods in English words (src/facts/english.def), put as the other readers know them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha {

// "5 March 2024" and "Tue, Mar 5, 2024" are 2024-03-05, "January 2024" is 2024-01, "Q1 2024" and "first quarter of
// 2024" are 2024-Q1, "Jan-Jun 2024" and "1 March to 7 May 2024" both ends with ~ between them, "school year 2024/25" is
// 2024-2025 behind which the word for it stands. nullopt where a word is none of these, where the year is not said in
// four figures (Mar 24 is a day or a month), and where the day of the week is another.
[[nodiscard]] std::optional<std::string> from_english(std::string_view text);

// What it would be but for the year, which is not said: as one of 2024.
[[nodiscard]] std::optional<std::string> from_english_of_2024(std::string_view text);

// What it would be but for the day of the week, which is another's.
[[nodiscard]] std::optional<std::string> from_english_of_another_weekday(std::string_view text);

// Whether an English text names a school year, and a fiscal one, of which it does not say where they begin.
[[nodiscard]] bool is_english_school_year(std::string_view text);
[[nodiscard]] bool is_english_fiscal_year(std::string_view text);

}  // namespace ducha
