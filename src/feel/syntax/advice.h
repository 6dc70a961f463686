// SPDX-License-Identifier: Apache-2.0
// What to write instead, where a text is no expression: for people who bring the signs and words of another language.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "feel/syntax/parser.h"

namespace ducha::feel {

// Of a text that goes wrong at the offset: a row of the table of messages with what should stand there. nullopt:
// nothing is known that would help. Looks at the text only up to there, and at what follows it for what it shows.
[[nodiscard]] std::optional<SyntaxError> advice(std::string_view text, std::uint32_t offset, const ParseScope& scope);
// The same for a name of the text that nobody knows.
[[nodiscard]] std::optional<SyntaxError> advice_for_name(std::string_view text, Span name, const ParseScope& scope);

}  // namespace ducha::feel
