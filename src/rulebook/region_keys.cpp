// SPDX-License-Identifier: Apache-2.0
#include "rulebook/region_keys.h"

#include <set>

#include "rulebook/expressions.h"

namespace ducha {

namespace {

// The key that a path leads to; null: it leads to none.
const std::string* key_in(const feel::ReadPath& path, const SlotLayout& slots) {
  const bool of_unit = path.slot == slots.units() && path.fields.size() > 1 && path.fields.front() == "region";
  if (of_unit) return &path.fields[1];
  return path.slot == slots.region() && !path.fields.empty() ? &path.fields.front() : nullptr;
}

}  // namespace

std::vector<std::string> region_keys_in(const std::vector<Rule>& rules, const SlotLayout& slots) {
  std::set<std::string> keys;
  for (const Rule& rule : rules) {
    for_each_expression(rule, [&](const Expression& expression) {
      for (const feel::ReadPath& path : expression.program->reads()) {
        if (const std::string* const key = key_in(path, slots)) keys.insert(*key);
      }
    });
  }
  return {keys.begin(), keys.end()};
}

}  // namespace ducha
