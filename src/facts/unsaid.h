// SPDX-License-Identifier: Apache-2.0
// Texts that say that there is something, and not what.
#pragma once

#include <string_view>

namespace ducha {

// "See the annex", "omitted", "all of them", "several": whatever was asked for, they name none of it.
[[nodiscard]] bool is_unsaid(std::string_view folded);
// Or no more than that all was done as it had to be: "all on line", "provided as required". Of a choice that names
// none; a text may be asked how far a thing has come.
[[nodiscard]] bool is_all_done(std::string_view folded);

}  // namespace ducha
