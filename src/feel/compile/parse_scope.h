// SPDX-License-Identifier: Apache-2.0
// The names that a scope and the built-in functions give to the parser.
#pragma once

#include "feel/compile/program.h"
#include "feel/syntax/parser.h"

namespace ducha::feel {

// Made as the names are declared; valid as long as the scope is, and nothing is declared in it.
[[nodiscard]] const ParseScope& parse_scope(const Scope& scope);
// What a name of that type adds.
void add_to(ParseScope& names, const std::string& name, const Type& type);
// The lowest layer: no names but the built-in ones.
[[nodiscard]] const ParseScope& built_in_scope();

}  // namespace ducha::feel
