// SPDX-License-Identifier: Apache-2.0
// The numbers of rows, and those that offices put before a label.
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// Whether a column of that name only counts the rows.
[[nodiscard]] bool is_row_number(std::string_view head);

// Whether a cell counts its row and does no more: 3, 3., (3), a circled or a Chinese numeral, a word for "no." before
// it.
[[nodiscard]] bool counts_row(std::string_view cell);

// A label without what offices put around it: its number, "of which:", a colon. For one that nobody knows as it is.
[[nodiscard]] std::string bare_label(std::string_view label);

}  // namespace ducha
