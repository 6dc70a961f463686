// SPDX-License-Identifier: Apache-2.0
// Text on lines of a given width, broken where its script breaks lines (UAX #14, through ICU): between Chinese
// characters but never before a mark that closes, elsewhere at spaces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

// Width in columns of a terminal (base/text.h); 0: one line, however long. A piece that fits no line stands alone on
// one that is longer. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace ducha
