// SPDX-License-Identifier: Apache-2.0
// What a person who answers for a fact must know beside its question: of which day or days, within which bounds, which
// records.
#pragma once

#include <vector>

#include "base/language.h"
#include "facts/vocabulary.h"

namespace ducha {

// Sentences without a full stop; none where its type and question say it all. `beside`: the facts that it stands among.
[[nodiscard]] std::vector<Text> remarks_of(const FactSpec& fact, const std::vector<FactSpec>& beside);

}  // namespace ducha
