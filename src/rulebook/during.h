// SPDX-License-Identifier: Apache-2.0
// The ranges of `during`. Their ends may be events or null, which FEEL's ranges know nothing of: each is therefore
// evaluated as a context {first: ..., last: ...}.
#pragma once

#include <string>
#include <string_view>

#include "feel/compile/program.h"

namespace ducha {

// The expression with every range between brackets written as such a context; as it is where it cannot be read.
[[nodiscard]] std::string with_open_ranges(std::string_view text, const feel::Scope& scope);

}  // namespace ducha
