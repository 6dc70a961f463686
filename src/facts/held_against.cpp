// SPDX-License-Identifier: Apache-2.0
#include "facts/held_against.h"

#include <algorithm>

namespace ducha {

std::vector<std::uint32_t> held_against(std::span<const FactSpec> facts, std::uint32_t fact) {
  std::vector<std::uint32_t> found = {fact};
  for (std::size_t next = 0; next < found.size(); ++next) {
    const FactSpec& spec = facts[found[next]];
    for (std::uint32_t other = 0; other < facts.size(); ++other) {
      const std::string& name = facts[other].name;
      const bool named = name == spec.part_of || name == spec.not_before || name == spec.same_as.list;
      if (named && std::find(found.begin(), found.end(), other) == found.end()) found.push_back(other);
    }
  }
  found.erase(found.begin());
  return found;
}

}  // namespace ducha
