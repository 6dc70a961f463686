// SPDX-License-Identifier: Apache-2.0
// What a text is that was refused as a figure: a count, a number, a share or a sum of money.
#pragma once

#include <optional>
#include <string_view>

#include "facts/cure.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"

namespace ducha {

[[nodiscard]] std::optional<Cure> figure_cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where);

}  // namespace ducha
