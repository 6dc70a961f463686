// SPDX-License-Identifier: Apache-2.0
// What every page of this program has in common: a style in the page itself, a policy that forbids anything from
// outside, text that is never markup.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace ducha {

// The style or the script of that name in src/report/html/.
[[nodiscard]] std::string_view page_text(std::string_view name);
[[nodiscard]] std::string markup(std::string_view text);
// From the doctype to the end of the head; script: the name of the only one that may run, empty: none.
[[nodiscard]] std::string page_head(std::string_view title, std::string_view script, Language language);

}  // namespace ducha
