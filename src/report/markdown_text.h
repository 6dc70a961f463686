// SPDX-License-Identifier: Apache-2.0
// Text as Markdown and the HTML within it show it, and never obey it.
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// On one line; what either would take for markup is escaped, also the bars of a table.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace ducha
