// SPDX-License-Identifier: Apache-2.0
// Which of the files that a walk found are no plans but lists of plans (plan/side_tables.h).
#pragma once

#include <set>
#include <string>
#include <vector>

namespace ducha {

// Of the files, by their names: the tables that a plan among them keeps a list in. Only documents and tables of text
// up to kDocumentBytes are asked which they name.
[[nodiscard]] std::set<std::string> tables_of_plans(const std::vector<std::string>& files);

}  // namespace ducha
