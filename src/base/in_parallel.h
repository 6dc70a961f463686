// SPDX-License-Identifier: Apache-2.0
// A few pieces of work that do not know of each other, on the cores there are.
#pragma once

#include <cstddef>
#include <functional>

namespace ducha {

// Calls work(0) to work(count - 1), each once, in no order, from the caller's thread and from others; fewer others
// where no more can be had. Returns when all are done; what one of them throws is thrown again then.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace ducha
