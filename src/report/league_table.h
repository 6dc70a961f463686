// SPDX-License-Identifier: Apache-2.0
// A league table in words, for every report that shows one.
#pragma once

#include <string>
#include <vector>

#include "findings/league.h"
#include "report/words.h"

namespace ducha {

using LeagueCells = std::vector<std::vector<std::string>>;  // the first row is the head

// rank, unit, region, score, earned, possible, what was lost and why; then what is told apart, where that is.
[[nodiscard]] LeagueCells league_cells(const League& league, Language language);
// key, name, units, score, rank.
[[nodiscard]] LeagueCells region_cells(const League& league, Language language);
// "Scores: the sheet's name (an example)".
[[nodiscard]] std::string league_title(const League& league, Language language);
// What the denominator holds, in a sentence.
[[nodiscard]] std::string league_note(const League& league, Language language);
// "heard reports -2.5 (1 failed, 1 unknown); ..."
[[nodiscard]] std::string losses_of(const League& league, const LeagueRow& row, Language language);

}  // namespace ducha
