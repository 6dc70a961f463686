// SPDX-License-Identifier: Apache-2.0
// Who a unit is: its name and all of its region, compared as keys are (base/text.h, fold). Spellings of one name are
// one unit; two townships of one name in two counties are two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ducha {

using Region = std::vector<std::pair<std::string, std::string>>;

// Equal where it is the same unit. The order of a region's keys does not matter.
[[nodiscard]] std::string identity_of(std::string_view unit, const Region& region);

}  // namespace ducha
