// SPDX-License-Identifier: Apache-2.0
// What went wrong in a call of the system, for people.
#pragma once

#include "base/language.h"

namespace ducha {

// "No space left on device". Of the rarer ones Chinese readers get the system's own words too.
[[nodiscard]] Text failure_words(int error);

}  // namespace ducha
