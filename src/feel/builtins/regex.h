// SPDX-License-Identifier: Apache-2.0
// Regular expressions as XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6, has them, carried out by ICU's engine.
//
// Null, with a reason, where the standard has an error: a pattern, flags or a replacement that are none, or a pattern
// that matches the empty string where something is replaced or split. Matching takes no more than Limits::regex_steps.
#pragma once

#include <string_view>

#include "feel/value/value.h"

namespace ducha::feel {

class Call;

[[nodiscard]] Value matches(Call& call, std::string_view input, std::string_view pattern, std::string_view flags);
[[nodiscard]] Value replace(Call& call, std::string_view input, std::string_view pattern, std::string_view replacement,
                            std::string_view flags);
[[nodiscard]] Value split(Call& call, std::string_view input, std::string_view pattern);

}  // namespace ducha::feel
