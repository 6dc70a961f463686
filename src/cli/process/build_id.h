// SPDX-License-Identifier: Apache-2.0
// Which build of the program this is.
#pragma once

#include <string>

namespace ducha {

// The linker's digest of all that was linked (--build-id), in hexadecimal digits; empty: it was built without one.
[[nodiscard]] std::string build_id();

}  // namespace ducha
