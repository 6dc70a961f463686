// SPDX-License-Identifier: Apache-2.0
// Who a unit is: its name and all of its region, compared as keys are (base/text.h, fold). Spellings of one name are
// one unit, also where one plan writes the word for the province or city behind its name and another does not; two
// townships of one name in two counties are two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ducha {

using Region = std::vector<std::pair<std::string, std::string>>;

// The name of a part of a region ("province", "city", "county" ...) as it is compared: folded, and without the word for
// a province or a city behind it. Of counties there may be two of one name that differ in it, so that theirs stays.
[[nodiscard]] std::string folded_region_name(std::string_view key, std::string_view name);
// Equal where it is the same region. The order of its keys does not matter.
[[nodiscard]] std::string identity_of(const Region& region);
// Equal where it is the same unit. The order of a region's keys does not matter.
[[nodiscard]] std::string identity_of(std::string_view unit, const Region& region);

}  // namespace ducha
