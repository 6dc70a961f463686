// SPDX-License-Identifier: Apache-2.0
// How failures went over the runs that a file keeps (report/history.h), oldest first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "report/figure_table.h"

namespace ducha {

enum class TrendBy : std::uint8_t { rule, unit, region, chapter };
inline constexpr std::array<std::string_view, 4> kTrends = {"rule", "unit", "region", "chapter"};
[[nodiscard]] std::optional<TrendBy> read_trend(std::string_view word);

// A row each, those that fail most in the last run first; a cell a run, empty where the run says nothing of it: its
// policy was not judged, its unit not there, or --status left its failures out, which a note says. `failure` says why
// the file cannot be read; else it stays empty.
[[nodiscard]] FigureTable trend_of(const std::string& file, TrendBy by, Language language, Text& failure);

}  // namespace ducha
