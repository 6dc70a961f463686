// SPDX-License-Identifier: Apache-2.0
// What the environment of the process says.
#pragma once

#include <string_view>

namespace ducha {

// The value of a variable; empty where it is not set, since the standards treat an empty variable as one that is not.
// Lasts as long as the process: nothing in it sets a variable.
[[nodiscard]] std::string_view environment(const char* name);

}  // namespace ducha
