// SPDX-License-Identifier: Apache-2.0
// An expression token by token, for whoever asks what stands written in it and not what it means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "feel/syntax/token.h"

namespace ducha::feel {

// Without the end; what is no token is Mark::unknown. The spans are bytes of the text.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);
[[nodiscard]] std::string_view text_of(const Token& token, std::string_view text);
// The single words, of which names may be made.
[[nodiscard]] std::vector<std::string_view> words_in(std::string_view text);
// One behind the last token of the path that begins at a token: words with points between them; `begin` itself where
// none does.
[[nodiscard]] std::size_t end_of_path(const std::vector<Token>& tokens, std::size_t begin);
// The names of a text that is nothing but a path, such as a.b.c or a; empty where it is anything else. Of names that
// hold spaces or signs it knows nothing.
[[nodiscard]] std::vector<std::string_view> plain_path(std::string_view text);
// Where the brace stands that closes what begins at the offset, behind the one that opened it. Braces within, strings
// and comments are passed over. Nothing where there is none.
[[nodiscard]] std::optional<std::uint32_t> closing_brace(std::string_view text, std::uint32_t offset);

}  // namespace ducha::feel
