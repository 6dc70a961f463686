// SPDX-License-Identifier: Apache-2.0
// Lists that are written in one text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/vocabulary.h"

namespace ducha {

// The elements of a list of scalars between the list comma, semicolons, line ends, and full-width commas, but where the
// elements are numbers, in which a comma parts thousands; a list of choices also between ASCII commas. Blanks around
// them are dropped, empty ones too. A text that is a choice as a whole is one element, one that is made up of the names
// of choices of one character each is these. Days are parted as listed_days() does.
[[nodiscard]] std::vector<std::string> split_elements(std::string_view text, const FactSpec& element);

}  // namespace ducha
