// SPDX-License-Identifier: Apache-2.0
#include "rulebook/untyped.h"

#include <string_view>

#include "facts/fact_type.h"

namespace ducha {

bool has_type(NodeView fact) {
  const NodeView type = fact.is_map() ? fact.find("type") : NodeView();
  return type.is_scalar() && read_fact_type(type.text()).has_value();
}

Untyped untyped_in(NodeView facts) {
  Untyped untyped;
  if (!facts.is_map()) return untyped;
  for (const auto& [key, fact] : facts.entries()) {
    if (!has_type(fact)) untyped.emplace(key.text());
    if (!fact.is_map()) continue;
    for (const std::string_view below : {"fields", "of"}) {
      const NodeView fields = fact.find(below);
      const bool one_type = fields.is_map() && fields.find("type").is_scalar();
      if (one_type && !has_type(fields)) untyped.emplace(key.text());
      if (!one_type) untyped.merge(untyped_in(fields));
    }
  }
  return untyped;
}

}  // namespace ducha
