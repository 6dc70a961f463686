// SPDX-License-Identifier: Apache-2.0
// Text as Markdown shows it, and tables of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ducha {

// On one line; characters that Markdown would take for its own marks are escaped.
[[nodiscard]] std::string to_markdown(std::string_view text);
// The first row is the head. The cells are text, not Markdown yet.
[[nodiscard]] std::string to_markdown_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace ducha
