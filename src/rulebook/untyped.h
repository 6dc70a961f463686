// SPDX-License-Identifier: Apache-2.0
// Facts and fields of facts.yaml whose type is left out or is none. That is told there; what else is said of them, and
// what rules ask of them, nobody can check.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "document/node.h"

namespace ducha {

using Untyped = std::set<std::string, std::less<>>;  // their names

// Those of a map of facts or fields, and of what lies below it.
[[nodiscard]] Untyped untyped_in(NodeView facts);
[[nodiscard]] bool has_type(NodeView fact);

}  // namespace ducha
