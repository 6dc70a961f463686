// SPDX-License-Identifier: Apache-2.0
// Whether what a text names is there, or none, or only planned or under way.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ducha::feel {

// False where the text says that there is none ("nobody in particular"), that it was called off or closed down, or that
// it is only planned or under way: before its name ("being drawn up", "to be set up in 2025"), behind it ("the ward is
// being built") or in brackets ("(designate)"), in Chinese of either script or in English. nullopt where it claims that
// something is there and names nothing ("yes", "as required", "12 items"). What it cannot read so is taken for the name
// of something that is there. Its words are those of in_place.def.
[[nodiscard]] std::optional<bool> is_in_place(std::string_view text);

// Whether the text says no more than that something is under way or put off, whatever it is: "being drawn up", "put
// off". Folded (base/text.h). The second gives such texts as a regular expression of ECMA-262, each word as `written`
// has it.
[[nodiscard]] bool tells_progress(std::string_view text);
[[nodiscard]] std::string progress_pattern(const std::function<std::string(std::string_view)>& written);

}  // namespace ducha::feel
