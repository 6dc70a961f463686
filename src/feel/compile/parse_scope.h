// SPDX-License-Identifier: Apache-2.0
// The names that a scope and the built-in functions give to the parser.
#pragma once

#include "feel/compile/program.h"
#include "feel/syntax/parser.h"

namespace ducha::feel {

[[nodiscard]] ParseScope parse_scope(const Scope& scope);

}  // namespace ducha::feel
