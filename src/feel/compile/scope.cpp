// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <unordered_map>
#include <utility>

#include "feel/compile/parse_scope.h"
#include "feel/compile/program.h"

namespace ducha::feel {

struct Scope::Layer {
  std::shared_ptr<const Layer> below;
  std::deque<Name> names;  // which stay where they are
  std::unordered_map<std::string_view, const Name*> latest;
  std::size_t size = 0;
  ParseScope parsing;
};

Slot Scope::declare(std::string name, Type type) {
  const auto slot = static_cast<Slot>(size());
  declare_at(slot, std::move(name), std::move(type));
  return slot;
}

void Scope::declare_at(Slot slot, std::string name, Type type) {
  if (top_ == nullptr || top_.use_count() > 1) {
    auto layer = std::make_shared<Layer>();
    layer->size = size();
    layer->below = std::move(top_);
    layer->parsing.below = layer->below != nullptr ? &layer->below->parsing : &built_in_scope();
    top_ = std::move(layer);
  }
  const Name& declared = top_->names.emplace_back(Name{std::move(name), slot, std::move(type)});
  top_->latest.insert_or_assign(declared.name, &declared);
  top_->size = std::max<std::size_t>(top_->size, static_cast<std::size_t>(slot) + 1);
  add_to(top_->parsing, declared.name, declared.type);
}

std::size_t Scope::size() const { return top_ == nullptr ? 0 : top_->size; }

std::vector<Scope::Name> Scope::names() const {
  std::vector<const Layer*> layers;
  for (const Layer* layer = top_.get(); layer != nullptr; layer = layer->below.get()) layers.push_back(layer);
  std::vector<Name> names;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    names.insert(names.end(), (*layer)->names.begin(), (*layer)->names.end());
  return names;
}

// A later declaration of a name hides an earlier one.
const Scope::Name* Scope::find(std::string_view name) const {
  for (const Layer* layer = top_.get(); layer != nullptr; layer = layer->below.get()) {
    if (const auto found = layer->latest.find(name); found != layer->latest.end()) return found->second;
  }
  return nullptr;
}

std::optional<Slot> Scope::slot_of(std::string_view name) const {
  const Name* const found = find(name);
  return found == nullptr ? std::nullopt : std::optional(found->slot);
}

// Of several names of a slot the first says its type.
const Type& Scope::type_of(Slot slot) const {
  static const Type unknown;
  const Type* type = &unknown;
  for (const Layer* layer = top_.get(); layer != nullptr; layer = layer->below.get()) {
    const auto found =
        std::find_if(layer->names.begin(), layer->names.end(), [slot](const Name& each) { return each.slot == slot; });
    if (found != layer->names.end()) type = &found->type;
  }
  return *type;
}

const ParseScope& parse_scope(const Scope& scope) {
  return scope.top_ == nullptr ? built_in_scope() : scope.top_->parsing;
}

}  // namespace ducha::feel
