// SPDX-License-Identifier: Apache-2.0
// Which events the expressions of a rule read, and what of them.
#pragma once

#include <string>

#include "rulebook/rulebook.h"

namespace ducha {

// An event of which a path reads an entry, and how it is called there.
struct EventRead {
  const FactSpec* event = nullptr;  // null: the path reads none, or the one by which records are seen at all
  std::string named;
};
[[nodiscard]] EventRead event_read(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path);

}  // namespace ducha
