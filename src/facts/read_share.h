// SPDX-License-Identifier: Apache-2.0
// Shares as people write them: 2%, 0.02, in words of a hundred, of ten, of three, or as a ratio.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace ducha {

// nullopt where it is no share, and where a bare number is above 1: nobody can say whether 60 is 60 % or sixty times
// the whole. A third is rounded to 34 digits.
[[nodiscard]] std::optional<Decimal> read_share(std::string_view text);

}  // namespace ducha
