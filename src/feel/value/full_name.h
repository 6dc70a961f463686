// SPDX-License-Identifier: Apache-2.0
// Whether what stands for a person is a name by which two lists can be held against one another. The words:
// full_name.def.
#pragma once

#include <string_view>

namespace ducha::feel {

// False of a post, an office or a family name alone ("head of the office", "Director Wang"): many are called so. Names
// that have a title beside them are full.
[[nodiscard]] bool is_full_name(std::string_view text);

}  // namespace ducha::feel
