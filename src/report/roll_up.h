// SPDX-License-Identifier: Apache-2.0
// What auditors count by hand: findings summed by unit, region, rule, clause, chapter or by the fact that is missing,
// ranked by what is wrong, and who did not submit. A column of a status of which the run lists fewer findings than it
// counts is left out, and a note says so.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "report/formats.h"

namespace ducha {

inline constexpr std::array<std::string_view, 6> kRollUps = {"unit", "region", "rule", "clause", "chapter", "fact"};
[[nodiscard]] std::optional<RollUpBy> read_roll_up(std::string_view word);

// Precondition: is_figure_form(form).
[[nodiscard]] std::unique_ptr<ReportSink> roll_up_report(Output& output, const ReportSettings& settings, RollUpBy by,
                                                         std::string_view form);

}  // namespace ducha
