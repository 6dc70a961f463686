// SPDX-License-Identifier: Apache-2.0
// ducha check, for commands that judge again what it judged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "cli/command.h"

namespace ducha {

// As the command, with that day in the place of the clock's, and where these are given, by these names of the
// rulebook's folders, which lay elsewhere then.
[[nodiscard]] int check_on_day(const Arguments& arguments, std::optional<Date> today,
                               const std::vector<std::string>& called, Streams& streams);

}  // namespace ducha
