// SPDX-License-Identifier: Apache-2.0
// A FEEL list (DMN 1.5, 10.3.2.3.9): values in order, immutable once made.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "feel/value/value.h"

namespace ducha::feel {

class List final : public Shared {
 public:
  explicit List(std::vector<Value> elements, bool dated = false) : elements_(std::move(elements)), dated_(dated) {
    for (const Value& each : elements_) hold_part(each);
  }

  [[nodiscard]] std::span<const Value> elements() const { return elements_; }
  // Of happenings, whose day may be missing, or of units, of which some may not have submitted: what a filter over it
  // cannot tell of an element is a doubt (feel/run/doubts.h).
  [[nodiscard]] bool is_dated() const { return dated_; }
  [[nodiscard]] std::size_t size() const { return elements_.size(); }
  [[nodiscard]] const Value& operator[](std::size_t index) const { return elements_[index]; }

 private:
  std::vector<Value> elements_;
  bool dated_;
};

}  // namespace ducha::feel
