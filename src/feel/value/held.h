// SPDX-License-Identifier: Apache-2.0
// Whether a record's own topic says that what it records was not held. The words: held.def.
#pragma once

#include <string_view>

namespace ducha::feel {

// False where the text says that nothing was held ("put off, not held"; "none"), or is only to be ("to be held in
// May"). What was held may have been on a draft, on a plan for the next year or on what was not done: that is a topic.
[[nodiscard]] bool was_held(std::string_view text);

}  // namespace ducha::feel
