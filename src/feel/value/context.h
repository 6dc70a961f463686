// SPDX-License-Identifier: Apache-2.0
// A FEEL context (DMN 1.5, 10.3.2.6): named values in the order in which they were given, immutable once made.
//
// The names stand apart from the values and can be shared by many contexts of one shape, such as the records of a plan.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/value/value.h"

namespace ducha::feel {

// Names without doubles, each with its index. Few are searched one by one, many by halving.
class Names {
 public:
  static constexpr std::size_t kNone = SIZE_MAX;

  // Precondition: no name stands twice.
  explicit Names(std::vector<std::string> names);

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::string& operator[](std::size_t index) const { return names_[index]; }
  [[nodiscard]] std::span<const std::string> all() const { return names_; }
  [[nodiscard]] std::size_t index_of(std::string_view name) const;  // kNone: not among them

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> sorted_;  // indexes in the order of the names; empty where there are few
};

class Context final : public Shared {
 public:
  // Precondition: as many values as names.
  Context(std::shared_ptr<const Names> names, std::vector<Value> values)
      : names_(std::move(names)), values_(std::move(values)) {
    for (const Value& each : values_) hold_part(each);
  }

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] const std::string& name(std::size_t index) const { return (*names_)[index]; }
  [[nodiscard]] const Value& value(std::size_t index) const { return values_[index]; }
  [[nodiscard]] const std::shared_ptr<const Names>& names() const { return names_; }
  [[nodiscard]] std::span<const Value> values() const { return values_; }
  // nullptr: no such entry.
  [[nodiscard]] const Value* find(std::string_view name) const {
    const std::size_t index = names_->index_of(name);
    return index == Names::kNone ? nullptr : &values_[index];
  }
  // The same, trying one place first: what a loop over records of one shape found last time.
  [[nodiscard]] const Value* find(std::string_view name, std::size_t hint) const {
    return hint < values_.size() && (*names_)[hint] == name ? &values_[hint] : find(name);
  }

 private:
  std::shared_ptr<const Names> names_;
  std::vector<Value> values_;
};

}  // namespace ducha::feel
