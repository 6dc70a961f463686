// SPDX-License-Identifier: Apache-2.0
// A plan as a workbook to fill in, or filled: what plan/from_form.h reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "authoring/blank_plan.h"
#include "authoring/known_facts.h"
#include "document/book.h"

namespace ducha {

// Where only_must is set, only what rules of force must read.
[[nodiscard]] Book blank_form(const BlankPlan& blank, bool only_must);
// All that a plan says, in the words of its policies, of which there is at least one. What no cell can hold, such as a
// map where a value is asked or a control character, is reported.
[[nodiscard]] Book filled_form(const KnownFacts& facts, Language language, Diagnostics& diagnostics);

}  // namespace ducha
