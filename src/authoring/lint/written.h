// SPDX-License-Identifier: Apache-2.0
// What stands written in an expression, token by token.
#pragma once

#include <string_view>
#include <vector>

#include "feel/syntax/token.h"
#include "feel/value/value.h"

namespace ducha {

// Without the end; what is no token is Mark::unknown.
[[nodiscard]] std::vector<feel::Token> tokens_of(std::string_view text);
[[nodiscard]] std::string_view text_of(const feel::Token& token, std::string_view text);
// The single words, of which names may be made.
[[nodiscard]] std::vector<std::string_view> words_in(std::string_view text);
// Numbers, strings, and what stands in @"...".
[[nodiscard]] std::vector<feel::Value> literals_in(std::string_view text);

}  // namespace ducha
