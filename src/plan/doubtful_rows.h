// SPDX-License-Identifier: Apache-2.0
// Rows of a form that may be notes below it, or sums of a list: a policy may have a fact or a choice that is called so,
// which its words know and the reader of the form does not.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "facts/vocabulary.h"
#include "plan/plan.h"

namespace ducha {

// The plan without those rows of its form of which none of the vocabularies knows the word, which are told; nullopt
// where it has no such row. A row with a fact's name in its answer's cell gives that fact, unless another row does.
[[nodiscard]] std::optional<Plan> without_notes(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                                Diagnostics& diagnostics);

}  // namespace ducha
