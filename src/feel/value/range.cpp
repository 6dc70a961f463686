// SPDX-License-Identifier: Apache-2.0
#include "feel/value/range.h"

namespace ducha::feel {

namespace {

// The value against one end: true where it lies inside it.
std::optional<bool> inside_low(const Range& range, const Value& value) {
  const std::optional<int> order = compare(value, range.low);
  if (!order) return std::nullopt;
  return range.low_included ? *order >= 0 : *order > 0;
}

std::optional<bool> inside_high(const Range& range, const Value& value) {
  const std::optional<int> order = compare(value, range.high);
  if (!order) return std::nullopt;
  return range.high_included ? *order <= 0 : *order < 0;
}

Value value_of(std::optional<bool> truth) { return truth ? Value(*truth) : Value(); }

}  // namespace

Value contains(const Range& range, const Value& value) {
  switch (range.form) {
    case RangeForm::interval: {
      const std::optional<bool> low = inside_low(range, value);
      const std::optional<bool> high = inside_high(range, value);
      if (!low || !high) return {};
      return *low && *high;
    }
    case RangeForm::less:
    case RangeForm::less_equal: return value_of(inside_high(range, value));
    case RangeForm::greater:
    case RangeForm::greater_equal: return value_of(inside_low(range, value));
    case RangeForm::equal: return equal(value, range.low);
    case RangeForm::not_equal: {
      const Value same = equal(value, range.low);
      return same.is_null() ? Value() : Value(!same.as_boolean());
    }
  }
  return {};
}

}  // namespace ducha::feel
