// SPDX-License-Identifier: Apache-2.0
// Whether what a text names is there, or none, or only planned or under way.
#pragma once

#include <string_view>

namespace ducha::feel {

// False where the text says that there is none, or that it is only planned or under way: before its name ("being drawn
// up", "to be set up in 2025"), behind it ("the ward is being built") or in brackets ("(designate)"), in Chinese of
// either script or in English. What it cannot read so is taken for the name of something that is there. Its words are
// those of in_place.def.
[[nodiscard]] bool is_in_place(std::string_view text);

}  // namespace ducha::feel
