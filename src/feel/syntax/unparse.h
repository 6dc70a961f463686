// SPDX-License-Identifier: Apache-2.0
// Tree to text, with the brackets that it needs and one way of spacing: parsing the text gives the same tree, in a
// scope where no name goes on with what follows it here (`(a) - b` where there is a name `a-b`). Guarded, names that
// are operands stand in brackets, and it does in every scope.
#pragma once

#include <string>

#include "feel/syntax/ast.h"

namespace ducha::feel {

[[nodiscard]] std::string unparse(const Tree& tree, bool guarded = false);

}  // namespace ducha::feel
