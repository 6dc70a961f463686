// SPDX-License-Identifier: Apache-2.0
// Tree to text, with the brackets that it needs and one way of spacing: parsing the text gives the same tree.
#pragma once

#include <string>

#include "feel/syntax/ast.h"

namespace ducha::feel {

[[nodiscard]] std::string unparse(const Tree& tree);
[[nodiscard]] std::string unparse(const Tree& tree, NodeId id);

}  // namespace ducha::feel
