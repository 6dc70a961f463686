// SPDX-License-Identifier: Apache-2.0
// ducha check, for commands that judge again what it judged.
#pragma once

#include <optional>

#include "base/date.h"
#include "cli/command.h"

namespace ducha {

// As the command, with that day in the place of the clock's.
[[nodiscard]] int check_on_day(const Arguments& arguments, std::optional<Date> today, Streams& streams);

}  // namespace ducha
