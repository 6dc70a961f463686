// SPDX-License-Identifier: Apache-2.0
// What a message's `let` names, in front of the expressions that use it: a boxed context (DMN 1.5, 10.2.1.4), of which
// only the last entry is asked for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "rulebook/rule.h"

namespace ducha {

// `{a: ..., b: ..., said: `, of those that the text names and those that these name; empty where it names none.
[[nodiscard]] std::string given_for(std::string_view text, std::span<const MessageLet> lets);
// The whole expression.
[[nodiscard]] std::string with_given(const std::string& given, const std::string& text);
// The one that is all of the text; null: none is.
[[nodiscard]] const MessageLet* let_of(std::string_view text, std::span<const MessageLet> lets);
// Whether the text has a name of that spelling.
[[nodiscard]] bool names(std::string_view text, std::string_view name);

}  // namespace ducha
