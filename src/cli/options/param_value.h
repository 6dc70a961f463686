// SPDX-License-Identifier: Apache-2.0
// What --param says, in the type of the parameter that it replaces.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/process/rulebook_store.h"
#include "feel/value/value.h"

namespace ducha {

// The value of a FEEL expression, or, where that is none of the parameter's type, of what a plan would write: 60 days
// in words, 2%, a day. Of another type, or of none, is a fault. A parameter that no policy has is taken as FEEL alone;
// that there is none, the run finds out.
[[nodiscard]] std::optional<feel::Value> read_param(const std::string& name, const std::string& text,
                                                    const RulebookStore& store, Diagnostics& faults);

// The parameters that are so called: by name, else by a label of theirs; the text itself where there is none.
[[nodiscard]] std::vector<std::string> params_called(const std::string& text, const RulebookStore& store);

}  // namespace ducha
