// SPDX-License-Identifier: Apache-2.0
// What for, some and every go through: the elements of a list, the whole numbers or days of a range
// (DMN 1.5, 10.3.2.14).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "feel/run/buffer.h"
#include "feel/run/evaluator.h"
#include "feel/value/value.h"

namespace ducha::feel {

// One iterator's position.
class Cursor {
 public:
  // An empty one.
  Cursor() = default;
  // Each element; a value that is no list is its own only element.
  [[nodiscard]] static Cursor over(Value domain);
  // From one end to the other, which may be the lower one. nullopt: not whole numbers and not dates.
  [[nodiscard]] static std::optional<Cursor> between(const Value& first, const Value& last);
  // Of a range as a value: upwards only.
  [[nodiscard]] static std::optional<Cursor> over_range(const Range& range);

  [[nodiscard]] bool more() const { return index_ < size_; }
  void advance() { ++index_; }
  // Of a list; 0 for what is made one by one.
  [[nodiscard]] std::size_t elements() const { return elements_.size(); }
  [[nodiscard]] Value value() const;
  // Where the value stands already; null where it is made one by one.
  [[nodiscard]] const Value* standing() const {
    return shape_ == Shape::elements ? &elements_[index_] : shape_ == Shape::single ? &domain_ : nullptr;
  }
  [[nodiscard]] LineagePtr lineage() const;
  void came_from(LineagePtr lineage) { lineage_ = std::move(lineage); }

 private:
  enum class Shape : std::uint8_t { elements, single, numbers, dates };

  Shape shape_ = Shape::elements;
  Value domain_;
  std::span<const Value> elements_;  // of the domain
  std::int64_t first_ = 0;           // a whole number, or days since 1970-01-01
  bool down_ = false;
  std::size_t index_ = 0;
  std::size_t size_ = 0;
  LineagePtr lineage_;
};

// All iterators of one expression, the last one turning fastest. A later one may depend on the variables of those
// before it.
class Iteration {
 public:
  Iteration(Evaluator& evaluator, const Node& node);
  // Sets the variables for the first time; false where it cannot go through a domain.
  [[nodiscard]] bool begin();
  [[nodiscard]] bool more() const { return more_; }
  void advance();
  [[nodiscard]] bool failed() const { return failed_; }
  // Whether it goes through a dated list alone: what it makes of each happening is in doubt where that is.
  [[nodiscard]] bool dated() const { return count_ == 1 && dated_; }
  // How many there are at least, as far as a list that stands already tells.
  [[nodiscard]] std::size_t known() { return count_ == 1 ? cursors_[0].elements() : 0; }

 private:
  [[nodiscard]] bool open(std::size_t which);
  void settle(std::size_t which);
  void set(std::size_t which);

  Evaluator& evaluator_;
  const Node& node_;
  std::size_t count_;
  Buffer<Cursor, 2> cursors_;
  bool more_ = false;
  bool failed_ = false;
  bool dated_ = false;
};

}  // namespace ducha::feel
