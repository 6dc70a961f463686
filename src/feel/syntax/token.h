// SPDX-License-Identifier: Apache-2.0
// The tokens of FEEL. Names are read as single words; the parser joins words to the names that are in scope.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/source.h"

namespace ducha::feel {

enum class Mark : std::uint8_t {
  end,
  word,      // also a keyword that may stand in a name
  number,    // 12, .5, 1.5e-3
  string,    // with its quotes
  question,  // ?
  at,        // @
  plus,
  minus,
  star,
  power,  // **
  slash,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  colon,
  dot,
  dots,   // ..
  arrow,  // ->
  unclosed_string,
  unclosed_comment,
  unknown  // a character that begins nothing
};

enum class Keyword : std::uint8_t {
  none,
  and_,
  between,
  else_,
  every,
  external,
  false_,
  for_,
  function,
  if_,
  in,
  instance,
  null,
  of,
  or_,
  return_,
  satisfies,
  some,
  then,
  true_
};

struct Token {
  Mark mark = Mark::end;
  Keyword keyword = Keyword::none;
  Span at;
};

[[nodiscard]] Keyword keyword_of(std::string_view word);
// How a message names what was expected: "," or "then".
[[nodiscard]] std::string_view spelling(Mark mark);
[[nodiscard]] std::string_view spelling(Keyword keyword);

}  // namespace ducha::feel
