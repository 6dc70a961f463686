// SPDX-License-Identifier: Apache-2.0
// What a text that was refused is, where it is one of the kinds that people write, and how to write it so that it is
// read.
#pragma once

#include <optional>
#include <string_view>

#include "facts/cure.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"

namespace ducha {

// Precondition: read_scalar() refused the text. nullopt where what was expected says it all.
[[nodiscard]] std::optional<Cure> cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where = {});

}  // namespace ducha
