// SPDX-License-Identifier: Apache-2.0
// A city of a county's level calls itself by the same word as the city that it lies in. The words: city_words.def.
#pragma once

#include <string>

#include "plan/plan.h"

namespace ducha {

// What shows that a unit which is to be judged as a city is of a county or of a city of that level: the county that it
// says that it lies in, or its name, which begins with another city's than its region has. Empty: nothing does.
[[nodiscard]] std::string sign_of_county(const Plan& plan);

}  // namespace ducha
