// SPDX-License-Identifier: Apache-2.0
// What `each` may go through.
#pragma once

#include <string_view>

#include "feel/compile/program.h"

namespace ducha {

// Whether the records are those of lists of the facts, all or some of them in any order: `reforms[begun != null]`,
// `concatenate(a, b)`. What is made anew, or taken out of other records, has no place in a plan that a finding could
// name. True of what cannot be read, which is told elsewhere.
[[nodiscard]] bool takes_from_lists(std::string_view expression, const feel::Scope& scope);

}  // namespace ducha
