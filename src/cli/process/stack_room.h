// SPDX-License-Identifier: Apache-2.0
// The stack that expressions and nested documents need, whatever `ulimit -s` leaves the program.
#pragma once

#include <functional>

namespace ducha {

// Calls it here, or where there is less room than kStackBytes in a thread that has as much; threads that are started
// later have it too. Gives what it gives.
[[nodiscard]] int with_stack_room(const std::function<int()>& run);

}  // namespace ducha
