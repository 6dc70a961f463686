// SPDX-License-Identifier: Apache-2.0
// Lists, contexts and ranges as they are written.
#include <string>
#include <utility>

#include "feel/codes.h"
#include "feel/run/evaluator.h"
#include "feel/value/context.h"
#include "feel/value/list.h"

namespace ducha::feel {

// What was seen to be wrong when it was compiled: its operands are evaluated for their own sake.
Value Evaluator::fixed_reason(const Node& node) {
  for (std::size_t i = 0; i < node.count; ++i) static_cast<void>(eval(child(node, i)));
  const FixedReason& reason = code().reasons[node.a];
  if (!halted_) recorder_.reason(reason.code, reason.arguments);
  return {};
}

Value Evaluator::list(const Node& node) {
  if (node.count > limits_.elements) return halt(code::feel_limit_elements, limits_.elements);
  std::vector<Value> elements;
  std::vector<LineagePtr> lineages;
  elements.reserve(node.count);
  for (std::size_t i = 0; i < node.count; ++i) {
    elements.push_back(eval(child(node, i)));
    recorder_.append_last(lineages);
  }
  recorder_.came_from_parts(std::move(lineages));
  return Value::list(std::move(elements));
}

Value Evaluator::context(const Node& node) {
  std::vector<Value> values;
  std::vector<LineagePtr> lineages;
  values.reserve(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    values.push_back(eval(child(node, i)));
    set_local(node.b + i, values.back(), recorder_.last());
    recorder_.append_last(lineages);
  }
  recorder_.came_from_parts(std::move(lineages));
  return Value::context(code().shapes[node.a], std::move(values));
}

Value Evaluator::range(const Node& node) {
  Range made;
  made.low = eval(child(node, 0));
  made.high = eval(child(node, 1));
  made.low_included = node.flag;
  made.high_included = node.flag2;
  if (!made.low.is_null() && !made.high.is_null() && !compare(made.low, made.high)) {
    return no_value(*this, code::feel_range_ends, made.low.kind(), made.high.kind());
  }
  return Value::range(std::move(made));
}

Value Evaluator::half_range(const Node& node) {
  Range made;
  made.form = node.form;
  Value end = eval(child(node, 0));
  const bool included = node.form != RangeForm::less && node.form != RangeForm::greater;
  if (node.form != RangeForm::greater && node.form != RangeForm::greater_equal) {
    made.high = end;
    made.high_included = included && node.form != RangeForm::not_equal;
  }
  if (node.form != RangeForm::less && node.form != RangeForm::less_equal) {
    made.low = std::move(end);
    made.low_included = included && node.form != RangeForm::not_equal;
  }
  return Value::range(std::move(made));
}

}  // namespace ducha::feel
