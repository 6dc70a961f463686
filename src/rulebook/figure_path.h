// SPDX-License-Identifier: Apache-2.0
// Of which fact or field an expression gives a value, which says how it is shown: with its unit, by its label.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/compile/program.h"

namespace ducha {

// What a message's `let` names, and the path of it.
struct LetPath {
  std::string name;
  std::vector<std::string> path;
};

// The names that lead to it: {yearly, spent} of yearly[year = 2024][1].spent, of sum(yearly.spent), and of one such
// less another. Of a product or a quotient nobody can say by its parts what it is. Empty: it is of none.
[[nodiscard]] std::vector<std::string> figure_path(std::string_view text, const feel::Scope& scope,
                                                   std::span<const LetPath> lets);

}  // namespace ducha
