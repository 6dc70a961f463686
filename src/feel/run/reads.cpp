// SPDX-License-Identifier: Apache-2.0
// Names and paths: values taken out of slots, locals and contexts (DMN 1.5, 10.3.2.5).
#include <optional>
#include <string>
#include <utility>

#include "feel/builtins/invoke.h"
#include "feel/codes.h"
#include "feel/run/evaluator.h"
#include "feel/value/context.h"
#include "feel/value/list.h"

namespace ducha::feel {

Value Evaluator::slot(const Node& node) {
  recorder_.came_from_slot(node.a);
  return node.a < slots_.size() ? slots_[node.a] : Value();
}

Value Evaluator::local(const Node& node) {
  recorder_.came_from([&] { return lineage_at(frame_.local_lineages, node.a); });
  return *frame_.locals[node.a].at;
}

Value Evaluator::captured(const Node& node) {
  recorder_.came_from([&] { return lineage_at(frame_.capture_lineages, node.a); });
  return frame_.captures[node.a];
}

const std::vector<Value>* Evaluator::results_of(std::uint32_t local) const {
  for (const Loop* loop = loops_; loop != nullptr; loop = loop->outer) {
    if (loop->locals == frame_.locals && loop->local == local) return loop->results;
  }
  return nullptr;
}

// A copy, paid for by its length; `partial[n]` needs none (see filter).
Value Evaluator::partial(const Node& node) {
  const std::vector<Value>* const results = results_of(node.a);
  if (results == nullptr || !spend(results->size())) return {};
  return Value::list(*results);
}

// A name in a filter over values whose entries are not known beforehand (10.3.2.5): the item's own entry, else what
// the name means outside.
Value Evaluator::item_entry(const Node& node) {
  const Node& item = node_at(child(node, 0));
  // The item is a local or was taken along; looking at it is no step.
  const bool here = item.op == Op::local;
  const Value& value = here ? *frame_.locals[item.a].at : frame_.captures[item.a];
  if (value.kind() == Kind::context) {
    const Context& context = value.as_context();
    const std::string& name = code().texts[node.a];
    if (const std::size_t index = context.names()->index_of(name); index != Names::kNone) {
      recorder_.came_from([&] {
        const std::span<const LineagePtr> beside = here ? frame_.local_lineages : frame_.capture_lineages;
        return entry_of(lineage_at(beside, item.a), index, name);
      });
      return context.value(index);
    }
  }
  return eval(child(node, 1));
}

// The entry of a context that a slot or a local holds, where it stands; null: the long way.
const Value* Evaluator::peek_entry(const Node& node) const {
  const Node& base = node_at(child(node, 0));
  const Value* value = nullptr;
  if (base.op == Op::local) value = frame_.locals[base.a].at;
  if (base.op == Op::slot && base.a < slots_.size()) value = &slots_[base.a];
  if (value == nullptr || value->kind() != Kind::context) return nullptr;
  const Context& context = value->as_context();
  return context.find(code().texts[node.a], node.b);
}

// One value's entry or property (10.3.2.5); of a list, that of each element.
Value Evaluator::step_into(const Value& base, const Node& node) {
  const std::string& name = code().texts[node.a];
  if (base.kind() == Kind::context) {
    const Context& context = base.as_context();
    if (node.b < context.size() && context.name(node.b) == name) {
      recorder_.came_from([&] { return entry_of(recorder_.last(), node.b, name); });
      return context.value(node.b);
    }
    const std::size_t index = context.names()->index_of(name);
    if (index != Names::kNone) {
      recorder_.came_from([&] { return entry_of(recorder_.last(), index, name); });
      return context.value(index);
    }
    recorder_.came_from_nowhere();
    return no_value(*this, code::feel_unknown_field, std::string_view(name));
  }
  if (base.is_null()) {
    recorder_.came_from([&] { return node.flag ? entry_of(recorder_.last(), 0, name) : nullptr; });
    return {};
  }
  recorder_.came_from_nowhere();
  std::optional<Value> property = property_of(base, name);
  if (property) return std::move(*property);
  return no_value(*this, code::feel_unknown_property, std::string_view(name), base.kind());
}

Value Evaluator::path(const Node& node) {
  Value room;
  const Value& base = peek(child(node, 0), room);
  if (base.kind() != Kind::list) return step_into(base, node);
  const LineagePtr lineage = recorder_.last();
  const bool dated = base.as_list().is_dated();
  const auto made = [dated](std::vector<Value> values) {
    return dated ? Value::dated_list(std::move(values)) : Value::list(std::move(values));
  };
  const std::span<const Value> elements = base.elements();
  std::vector<Value> values;
  values.reserve(elements.size());
  if (!recorder_) {
    if (!spend(elements.size())) return {};
    for (const Value& each : elements) values.push_back(step_into(each, node));
    return made(std::move(values));
  }
  // The list itself is no read of its own where only entries of its elements are asked for.
  recorder_.merge_lone_read();
  LoopRecord record(recorder_);
  for (std::size_t i = 0; i < elements.size() && spend(1); ++i) {
    record.begin();
    const Recorder::Entered entered = recorder_.enter(node.at);
    recorder_.came_from(element_of(lineage, i));
    values.push_back(step_into(elements[i], node));
    if (Step* const step = recorder_.step(entered)) {
      step->value = values.back();
      step->read = read_of(recorder_.last());
    }
    recorder_.leave(entered);
    if (record.end(values.back())) record.keep(i, recorder_.last());
  }
  record.give();
  return made(std::move(values));
}

}  // namespace ducha::feel
