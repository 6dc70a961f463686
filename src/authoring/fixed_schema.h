// SPDX-License-Identifier: Apache-2.0
// The schemas that no rulebook changes: src/cli/schema/*.json, with the words of the program's own tables filled in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha {

// policy, facts, rules or findings; nullopt for others. JSON Schema 2020-12.
[[nodiscard]] std::optional<std::string> fixed_schema(std::string_view name);

}  // namespace ducha
