// SPDX-License-Identifier: Apache-2.0
// A ZIP archive made of texts.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ducha {

// The archive's bytes, the same for the same parts; the first part is stored as it is, the others packed. Nothing
// where memory is short.
[[nodiscard]] std::optional<std::string> zipped(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace ducha
