// SPDX-License-Identifier: Apache-2.0
// What the messages of a run are said of, by their codes as findings have them: the property of their rows in the
// codes.def of the floors that a run goes through.
#pragma once

#include <string_view>

#include "base/said_of.h"

namespace ducha {

// Of a code that is not known, as another version may write one: its place.
[[nodiscard]] SaidOf said_of(std::string_view code);

}  // namespace ducha
