// SPDX-License-Identifier: Apache-2.0
// What people write where they have nothing to say, and where there is nothing.
#pragma once

#include <string_view>

namespace ducha {

// A dash, a stroke, N/A, "not counted" and the like: the fact is missing. An empty text, too.
[[nodiscard]] bool is_missing_mark(std::string_view text);
// "As above", or marks for it: what is above nobody can tell of a text that stands alone.
[[nodiscard]] bool is_ditto(std::string_view text);
// "None": of a list, that it is empty. Of a number it says nothing: zero, or not counted.
[[nodiscard]] bool says_none(std::string_view text);
// One word for all the Chinese ones that say none, so that a rule compares a text with one.
[[nodiscard]] std::string_view one_none();
// It, or any other text as it is.
[[nodiscard]] std::string_view with_one_none(std::string_view text);
// "Under construction", "being drawn up", "put off": not done. Of an event it says no; a yes or no it is none.
[[nodiscard]] bool is_under_way(std::string_view text);

}  // namespace ducha
