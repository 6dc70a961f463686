// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "feel/compile/program.h"

namespace ducha::feel {

Slot Scope::declare(std::string name, Type type) {
  const auto slot = static_cast<Slot>(size_);
  declare_at(slot, std::move(name), std::move(type));
  return slot;
}

void Scope::declare_at(Slot slot, std::string name, Type type) {
  names_.push_back({std::move(name), slot, std::move(type)});
  size_ = std::max<std::size_t>(size_, static_cast<std::size_t>(slot) + 1);
}

// A later declaration of a name hides an earlier one.
std::optional<Slot> Scope::slot_of(std::string_view name) const {
  const auto found = std::find_if(names_.rbegin(), names_.rend(), [&](const Name& each) { return each.name == name; });
  if (found == names_.rend()) return std::nullopt;
  return found->slot;
}

const Type& Scope::type_of(Slot slot) const {
  static const Type unknown;
  const auto found = std::find_if(names_.begin(), names_.end(), [&](const Name& each) { return each.slot == slot; });
  return found == names_.end() ? unknown : found->type;
}

}  // namespace ducha::feel
