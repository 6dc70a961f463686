// SPDX-License-Identifier: Apache-2.0
// What the program does with Unicode text, through ICU.
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// How keys, labels and choices are compared: NFKC, traditional to simplified, case folding, and without
// any spaces, underscores and hyphens. Empty for text that is not UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

// Simplified to traditional Chinese (ICU's Hans-Hant).
[[nodiscard]] std::string to_traditional(std::string_view text);
// Columns of a terminal: wide and full-width characters 2, combining marks 0, others 1 (UAX #11; ambiguous is 1).
[[nodiscard]] std::size_t display_width(std::string_view text);
// The text and spaces after it, up to that width.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);
[[nodiscard]] bool is_utf8(std::string_view text);
[[nodiscard]] std::size_t code_points(std::string_view text);
// NFKC, and without white space at both ends: how a scalar is read.
[[nodiscard]] std::string normalized(std::string_view text);

}  // namespace ducha
