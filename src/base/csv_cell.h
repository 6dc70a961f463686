// SPDX-License-Identifier: Apache-2.0
// A cell of a CSV file as it is written (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// In quotes where it holds a comma, a quote, a line's end or a semicolon, which some spreadsheets part cells by; else
// as it is.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace ducha
