// SPDX-License-Identifier: Apache-2.0
// Rows of text in columns that line up with Chinese too. The last column is as long as it is.
#pragma once

#include <string>
#include <vector>

namespace ducha {

[[nodiscard]] std::string to_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace ducha
