// SPDX-License-Identifier: Apache-2.0
// A day as people write it in rules, calendars, cases, profiles and waivers.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace ducha {

// YYYY-MM-DD (ISO 8601, 5.2.1.1), the year of four digits and nothing before it. FEEL's dates have up to nine; in a
// file 20240-06-30 is a slip of the pen, by which a waiver would never run out and a deadline never come.
[[nodiscard]] inline std::optional<Date> read_written_date(std::string_view text) {
  constexpr std::string_view kForm = "2024-06-30";
  return text.size() == kForm.size() ? read_iso_date(text) : std::nullopt;
}

}  // namespace ducha
