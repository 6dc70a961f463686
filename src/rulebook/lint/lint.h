// SPDX-License-Identifier: Apache-2.0
// Faults that a rulebook can load with: what a careful reader would ask the author about.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// One kind of fault. A row a file in this folder; docs/rules-lint.md describes each.
struct Check {
  std::string_view name;  // "constant-condition"
  void (*run)(const PolicyRules& rules, Diagnostics& diagnostics);
};
[[nodiscard]] std::span<const Check> lint_checks();
void lint(const PolicyRules& rules, Diagnostics& diagnostics);

}  // namespace ducha
