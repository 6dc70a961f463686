// SPDX-License-Identifier: Apache-2.0
#include "feel/run/cursor.h"

#include <optional>
#include <utility>

#include "feel/codes.h"
#include "feel/value/list.h"

namespace ducha::feel {

namespace {

struct Whole {
  std::int64_t value;
  bool date;
};

std::optional<Whole> whole_of(const Value& value) {
  if (value.kind() == Kind::date) return Whole{to_days(value.as_date()), true};
  if (value.kind() != Kind::number) return std::nullopt;
  const std::optional<std::int64_t> number = value.as_number().to_int64();
  // Far from the ends of the type, so that distances can be told.
  constexpr std::int64_t kFar = INT64_MAX / 4;
  if (!number || *number > kFar || *number < -kFar) return std::nullopt;
  return Whole{*number, false};
}

}  // namespace

Cursor Cursor::over(Value domain) {
  Cursor cursor;
  cursor.shape_ = domain.kind() == Kind::list ? Shape::elements : Shape::single;
  cursor.size_ = domain.kind() == Kind::list ? domain.elements().size() : 1;
  cursor.domain_ = std::move(domain);
  if (cursor.shape_ == Shape::elements) cursor.elements_ = cursor.domain_.elements();
  return cursor;
}

std::optional<Cursor> Cursor::between(const Value& first, const Value& last) {
  const std::optional<Whole> from = whole_of(first);
  const std::optional<Whole> to = whole_of(last);
  if (!from || !to || from->date != to->date) return std::nullopt;
  Cursor cursor;
  cursor.shape_ = from->date ? Shape::dates : Shape::numbers;
  cursor.first_ = from->value;
  cursor.down_ = to->value < from->value;
  const std::int64_t distance = cursor.down_ ? from->value - to->value : to->value - from->value;
  cursor.size_ = static_cast<std::size_t>(distance) + 1;
  return cursor;
}

std::optional<Cursor> Cursor::over_range(const Range& range) {
  const std::optional<Whole> low = whole_of(range.low);
  const std::optional<Whole> high = whole_of(range.high);
  if (range.form != RangeForm::interval || !low || !high || low->date != high->date) return std::nullopt;
  const std::int64_t first = range.low_included ? low->value : low->value + 1;
  const std::int64_t last = range.high_included ? high->value : high->value - 1;
  if (low->value > high->value) return std::nullopt;
  Cursor cursor;
  cursor.shape_ = low->date ? Shape::dates : Shape::numbers;
  cursor.first_ = first;
  cursor.size_ = last < first ? 0 : static_cast<std::size_t>(last - first) + 1;
  return cursor;
}

Value Cursor::value() const {
  switch (shape_) {
    case Shape::elements: return elements_[index_];
    case Shape::single: return domain_;
    case Shape::numbers:
    case Shape::dates: break;
  }
  const auto index = static_cast<std::int64_t>(index_);
  const std::int64_t at = down_ ? first_ - index : first_ + index;
  if (shape_ == Shape::numbers) return Value(Decimal(at));
  const std::optional<Date> date = from_days(at);
  return date ? Value(*date) : Value();
}

LineagePtr Cursor::lineage() const { return shape_ == Shape::elements ? element_of(lineage_, index_) : lineage_; }

Iteration::Iteration(Evaluator& evaluator, const Node& node)
    : evaluator_(evaluator), node_(node), count_(node.count - 1U), cursors_(count_) {}

bool Iteration::begin() {
  more_ = open(0);
  if (more_) settle(0);
  return !failed_;
}

// Puts an iterator at the beginning of its domain, which may depend on those before it.
bool Iteration::open(std::size_t which) {
  const Node& iterator = evaluator_.node_at(evaluator_.child(node_, which));
  const std::size_t step = evaluator_.recorder_.steps();
  Value first = evaluator_.eval(evaluator_.child(iterator, 0));
  evaluator_.recorder_.mark_domain(step);
  LineagePtr lineage = evaluator_.recorder_.last();
  std::optional<Cursor> cursor;
  const bool two_ends = iterator.count == 2;
  if (two_ends) {
    const Value last = evaluator_.eval(evaluator_.child(iterator, 1));
    cursor = Cursor::between(first, last);
  } else if (first.kind() == Kind::range) {
    cursor = Cursor::over_range(first.as_range());
  } else if (!first.is_null()) {
    dated_ = first.kind() == Kind::list && first.as_list().is_dated();
    cursor = Cursor::over(first);
  }
  if (!cursor) {
    failed_ = true;
    const std::string_view what = two_ends ? std::string_view("..") : to_string(first.kind());
    if (two_ends || !first.is_null()) static_cast<void>(no_value(evaluator_, code::feel_iteration, what));
    return false;
  }
  cursors_[which] = std::move(*cursor);
  if (!two_ends) cursors_[which].came_from(std::move(lineage));
  return true;
}

void Iteration::set(std::size_t which) {
  const Node& iterator = evaluator_.node_at(evaluator_.child(node_, which));
  LineagePtr lineage = cursors_[which].lineage();
  if (const Value* const value = cursors_[which].standing()) {
    evaluator_.lend_local(iterator.a, *value, std::move(lineage));
  } else {
    evaluator_.set_local(iterator.a, cursors_[which].value(), std::move(lineage));
  }
}

// From an iterator that was just moved to the next full set of variables.
void Iteration::settle(std::size_t which) {
  while (true) {
    if (!evaluator_.spend(1)) {
      failed_ = true;
      more_ = false;
      return;
    }
    if (!cursors_[which].more()) {
      if (which == 0) {
        more_ = false;
        return;
      }
      --which;
      cursors_[which].advance();
      continue;
    }
    set(which);
    if (which + 1 == count_) return;
    ++which;
    if (!open(which)) {
      more_ = false;
      return;
    }
  }
}

void Iteration::advance() {
  cursors_[count_ - 1].advance();
  settle(count_ - 1);
}

}  // namespace ducha::feel
