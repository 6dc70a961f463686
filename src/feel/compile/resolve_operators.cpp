// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/compile/static_types.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

constexpr std::size_t kFields = 1'000;

std::string_view sign_of(RangeForm form) {
  static constexpr std::string_view kSigns[] = {"..", "<", "<=", ">", ">=", "=", "!="};
  return kSigns[static_cast<std::size_t>(form)];
}

std::vector<std::uint32_t> nodes_of(const std::vector<Part>& parts) {
  std::vector<std::uint32_t> nodes;
  nodes.reserve(parts.size());
  for (const Part& part : parts) nodes.push_back(part.node);
  return nodes;
}

}  // namespace

bool Resolver::report_event(const Part& operand) {
  if (!is_event(operand.type)) return false;
  // As it is written: within a filter it is a field of the record, and what is put behind it fits there alone.
  const Span at = code_->nodes[operand.node].at;
  problem(code::feel_event, at, {Text(slice(at))});
  return true;
}

void Resolver::check_operands(std::string_view sign, bool possible, const Part& a, const Part& b, Span at) {
  if (report_event(a) || report_event(b)) return;
  if (possible || advise_operand(b, a.type, false) || advise_operand(a, b.type, false)) return;
  if (advise_list(a, b, at) || advise_list(b, a, at)) return;
  problem(code::feel_operands, at, {Text(sign), Text(to_string(a.type)), Text(to_string(b.type))});
}

bool Resolver::is_zero(const Part& part) const {
  if (!is_constant(part.node)) return false;
  const Value& value = code_->constants[code_->nodes[part.node].a];
  return value.kind() == Kind::number && value.as_number().is_zero();
}

// Two literals of which the greater stands first.
void Resolver::check_ends(const Part& low, const Part& high, Span at) {
  if (!is_constant(low.node) || !is_constant(high.node)) return;
  const std::optional<int> order =
      feel::compare(code_->constants[code_->nodes[low.node].a], code_->constants[code_->nodes[high.node].a]);
  if (!order || *order <= 0) return;
  problem(code::feel_empty_range, at,
          {Text(slice(code_->nodes[low.node].at)), Text(slice(code_->nodes[high.node].at))});
}

Part Resolver::list(NodeId id) {
  std::vector<Part> parts;
  Type element = Tag::null;
  for (const NodeId each : tree_.children(id)) {
    parts.push_back(part(each));
    element = joined(element, parts.back().type);
  }
  Node node;
  node.op = Op::list;
  node.at = tree_[id].at;
  if (parts.empty()) element = {};
  Part made = add(node, nodes_of(parts), Type::list_of(std::move(element)));
  for (const Part& each : parts) {
    // Few elements keep where they came from; of many each is read whole.
    if (parts.size() > 4) {
      use(each);
    } else {
      made.sources.insert(made.sources.end(), each.sources.begin(), each.sources.end());
    }
  }
  return made;
}

Part Resolver::context(NodeId id) {
  const std::size_t outer = bound_.size();
  const std::uint32_t first_local = levels_.back().next_local;
  const auto entries = tree_.children(id);
  // Entries lie in neighbouring locals; their own locals come after all of them.
  levels_.back().next_local += static_cast<std::uint32_t>(entries.size());
  levels_.back().locals = std::max(levels_.back().locals, levels_.back().next_local);
  std::vector<Part> parts;
  std::vector<std::string> keys;
  std::vector<std::pair<std::string, Type>> fields;
  std::unordered_set<std::string_view> known;
  std::optional<NodeId> doubled;
  for (const NodeId entry : entries) {
    const std::string& key = tree_.text(entry);
    parts.push_back(part(tree_.children(entry)[0]));
    use(parts.back());
    if (!known.insert(key).second && !doubled) doubled = entry;
    keys.push_back(key);
    fields.emplace_back(key, parts.back().type);
    Binding binding;
    binding.level = levels_.size() - 1;
    binding.index = first_local + static_cast<std::uint32_t>(parts.size()) - 1;
    binding.born = ++born_;
    binding.type = parts.back().type;
    bind(key, std::move(binding));
  }
  unbind(outer);
  levels_.back().next_local = first_local;
  const std::vector<std::uint32_t> nodes = nodes_of(parts);
  if (doubled) return null_with(code::feel_duplicate_key, {Text(tree_.text(*doubled))}, tree_[*doubled].at, nodes);
  Node node;
  node.op = Op::context;
  node.at = tree_[id].at;
  node.a = static_cast<std::uint32_t>(code_->shapes.size());
  node.b = first_local;
  code_->shapes.push_back(std::make_shared<const Names>(std::move(keys)));
  // Of very long ones nothing is said: a type is searched name by name.
  if (fields.size() > kFields) return add(node, nodes, Tag::context);
  return add(node, nodes, Type::context_of(std::move(fields), true));
}

Part Resolver::range(NodeId id) {
  const Part low = part(tree_.children(id)[0]);
  const Part high = part(tree_.children(id)[1]);
  use(low);
  use(high);
  const Span at = tree_[id].at;
  const bool open = low.type.tag() == Tag::null || high.type.tag() == Tag::null;
  if (!open && !comparable(RangeForm::less, low.type, high.type)) {
    problem(code::feel_range_ends, at, {Text(to_string(low.type)), Text(to_string(high.type))});
  }
  check_ends(low, high, at);
  Node node;
  node.op = Op::range;
  node.at = at;
  node.flag = tree_[id].flag;
  node.flag2 = tree_[id].flag2;
  return add(node, std::array{low.node, high.node}, Type::range_of(joined(low.type, high.type)));
}

Part Resolver::half_range(NodeId id) {
  const Part end = part(tree_.children(id)[0]);
  use(end);
  Node node;
  node.op = Op::half_range;
  node.at = tree_[id].at;
  node.form = tree_[id].form;
  return add(node, std::array{end.node}, Type::range_of(end.type));
}

Part Resolver::negate(NodeId id) {
  const Part operand = part(tree_.children(id)[0]);
  use(operand);
  const std::optional<Type> type = type_of_negation(operand.type);
  const Span at = tree_[id].at;
  if (!type) problem(code::feel_operand, at, {Text("-"), Text(to_string(operand.type))});
  Node node;
  node.op = Op::negate;
  node.at = at;
  return add(node, std::array{operand.node}, type.value_or(Type()));
}

Part Resolver::arithmetic(NodeId id) {
  const std::string& signs = tree_.text(id);
  const auto operands = tree_.children(id);
  const bool meant_date = advise_date(id);
  std::vector<Part> parts{part(operands[0])};
  use(parts[0]);
  Type type = parts[0].type;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    parts.push_back(part(operands[i]));
    use(parts.back());
    const char& sign = signs[i - 1];
    const std::optional<Type> next = type_of_arithmetic(sign, type, parts[i].type);
    if (sign == '/' && is_zero(parts[i]) && !is_constant(parts[i - 1].node))
      problem(code::feel_zero, tree_[operands[i]].at, {});
    const bool added = sign == '+' || sign == '-';
    const auto advised = [&] {
      return added && (advise_operand(parts[i], type, true) || advise_operand(parts[0], parts[i].type, true));
    };
    if (!next && !report_event(parts[i - 1]) && !report_event(parts[i]) && !advised()) {
      const Span at{tree_[id].at.offset, tree_[operands[i]].at.end() - tree_[id].at.offset};
      problem(code::feel_operands, at,
              {Text(sign == '^' ? std::string_view("**") : std::string_view(&sign, 1)), Text(to_string(type)),
               Text(to_string(parts[i].type))});
    }
    type = next.value_or(Type());
  }
  Node node;
  node.op = Op::arithmetic;
  node.at = tree_[id].at;
  node.a = text(signs);
  Part made = add(node, nodes_of(parts), std::move(type));
  if (meant_date) made.type = {};  // what is wrong with it was said
  return made;
}

Part Resolver::logical(NodeId id, Op op) {
  std::vector<Part> parts;
  for (const NodeId each : tree_.children(id)) {
    parts.push_back(part(each));
    use(parts.back());
    const Type& type = parts.back().type;
    if (!may_be(type, Tag::boolean) && !advise_alternatives(id, parts.size() - 1, parts.back())) {
      problem(code::feel_operand, tree_[each].at, {Text(op == Op::and_ ? "and" : "or"), Text(to_string(type))});
    }
  }
  Node node;
  node.op = op;
  node.at = tree_[id].at;
  return add(node, nodes_of(parts), Tag::boolean);
}

Part Resolver::compare(NodeId id) {
  const Part left = part(tree_.children(id)[0]);
  const Part right = part(tree_.children(id)[1]);
  // Whether a list or a record is there at all does not look into it.
  const bool with_null = left.type.tag() == Tag::null || right.type.tag() == Tag::null;
  for (const Part* const side : {&left, &right}) {
    const bool apart = side->type.tag() == Tag::list || side->type.tag() == Tag::context;
    if (with_null && apart) {
      use_size(side->sources);
    } else {
      use(*side);
    }
  }
  const RangeForm form = tree_[id].form;
  const Span at = tree_[id].at;
  const bool possible = comparable(form, left.type, right.type);
  const bool named = possible && advise_calendar_name(id);
  if (!named && (possible || !advise_chain(id))) check_operands(sign_of(form), possible, left, right, at);
  Node node;
  node.op = Op::compare;
  node.at = at;
  node.form = form;
  // What a rule's plan leaves out may well be the other one: it neither equals it nor differs from it.
  const bool equality = form == RangeForm::equal || form == RangeForm::not_equal;
  node.flag = options_.strict && equality && left.type.tag() != Tag::null && right.type.tag() != Tag::null;
  return add(node, std::array{left.node, right.node}, Tag::boolean);
}

Part Resolver::between(NodeId id) {
  std::vector<Part> parts;
  for (const NodeId each : tree_.children(id)) {
    parts.push_back(part(each));
    use(parts.back());
  }
  const Span at = tree_[id].at;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    check_operands("between", comparable(RangeForm::less, parts[0].type, parts[i].type), parts[0], parts[i], at);
  }
  check_ends(parts[1], parts[2], at);
  Node node;
  node.op = Op::between;
  node.at = at;
  return add(node, nodes_of(parts), Tag::boolean);
}

// The tests of `in`, or unary tests over a value that has a name.
Part Resolver::tested(const Part& value, std::span<const NodeId> tests, Span at, bool question_known) {
  use(value);
  const std::size_t outer = bound_.size();
  const std::uint32_t next_local = levels_.back().next_local;
  Binding question;
  if (!question_known) {
    question = local(value.type, value.sources);
    bind("?", question);
  }
  const std::size_t before = questions_;
  std::string kinds;
  std::vector<std::uint32_t> nodes{value.node};
  for (const NodeId test : tests) {
    const std::size_t seen = questions_;
    const Part made = part(test);
    use(made);
    nodes.push_back(made.node);
    const bool condition = questions_ != seen && may_be(made.type, Tag::boolean);
    kinds += condition ? '?' : 'v';
    if (!condition) check_operands("in", testable(value.type, made.type), value, made, tree_[test].at);
  }
  unbind(outer);
  levels_.back().next_local = next_local;
  Node node;
  node.op = Op::in;
  node.flag = options_.strict;
  node.at = at;
  node.a = text(std::move(kinds));
  node.b = !question_known && questions_ != before ? question.index + 1 : 0;
  questions_ = before;
  return add(node, nodes, Tag::boolean);
}

Part Resolver::in(NodeId id) {
  const auto parts = tree_.children(id);
  return tested(part(parts[0]), parts.subspan(1), tree_[id].at, false);
}

Part Resolver::unary_tests(NodeId id) {
  const Span at = tree_[id].at;
  std::optional<Part> value = known("?", at);
  if (!value) return unknown("?", at, false);
  Part tests = tested(*value, tree_.children(id), at, true);
  if (!tree_[id].flag) return tests;
  Node node;
  node.op = Op::not_;
  node.at = at;
  return add(node, std::array{tests.node}, Tag::boolean);
}

Part Resolver::instance_of(NodeId id) {
  const Part value = part(tree_.children(id)[0]);
  use(value);
  Node node;
  node.op = Op::instance_of;
  node.at = tree_[id].at;
  node.a = static_cast<std::uint32_t>(code_->types.size());
  code_->types.push_back(tree_.type(id));
  return add(node, std::array{value.node}, Tag::boolean);
}

}  // namespace ducha::feel
