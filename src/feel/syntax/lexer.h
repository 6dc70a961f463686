// SPDX-License-Identifier: Apache-2.0
// Bytes to tokens, one at a time and from any offset: where a name ends is known only to the parser.
#pragma once

#include <string_view>

#include "feel/syntax/token.h"

namespace ducha::feel {

// The token that begins at the offset or behind the spaces and comments there.
[[nodiscard]] Token token_at(std::string_view text, std::uint32_t offset);

// What somebody means who writes a full-width or typographic character, or another language's operator; empty: unknown.
[[nodiscard]] std::string_view look_alike(std::string_view character);

}  // namespace ducha::feel
