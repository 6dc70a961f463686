// SPDX-License-Identifier: Apache-2.0
// Which code points FEEL's grammar counts as spaces and as parts of names (DMN 1.5, 10.3.1.2, rules 28 to 30, 61, 62).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ducha::feel {

[[nodiscard]] bool is_space(std::int32_t character);
[[nodiscard]] bool starts_line(std::int32_t character);  // what ends a comment and may not stand in a string
[[nodiscard]] bool starts_name(std::int32_t character);
[[nodiscard]] bool continues_name(std::int32_t character);
// . / - ' + * may stand between the words of a name.
[[nodiscard]] bool joins_names(char character);
// The offset of the first byte that is no space.
[[nodiscard]] std::size_t past_spaces(std::string_view text, std::size_t offset);
// The offset behind the run of name characters.
[[nodiscard]] std::size_t past_word(std::string_view text, std::size_t offset);

}  // namespace ducha::feel
