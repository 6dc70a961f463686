// SPDX-License-Identifier: Apache-2.0
// A JSON Schema (2020-12) of plans: which facts they may hold, and how each may be written.
#pragma once

#include <optional>
#include <string>

#include "authoring/list_tables.h"

namespace ducha {

// Of plans for these policies, alone or together. With a level: only the facts that are asked at that level, which each
// policy must know.
[[nodiscard]] std::string plan_schema(const Loaded& policies, const std::optional<std::string>& level,
                                      Language language);

}  // namespace ducha
