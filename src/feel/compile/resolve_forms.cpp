// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/compile/static_types.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

}  // namespace

Part Resolver::condition(NodeId id) {
  const auto parts = tree_.children(id);
  std::vector<std::uint32_t> nodes;
  Type type = Tag::null;
  Sources sources;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part each = part(parts[i]);
    nodes.push_back(each.node);
    if (i % 2 == 0 && i + 1 < parts.size()) {
      use(each);
      if (!may_be(each.type, Tag::boolean)) {
        problem(code::feel_condition, tree_[parts[i]].at, {Text(to_string(each.type))});
      }
    } else {
      type = joined(type, each.type);
      if (parts.size() > 7) {
        use(each);
      } else {
        sources.insert(sources.end(), each.sources.begin(), each.sources.end());
      }
    }
  }
  Node node;
  node.op = Op::if_;
  node.at = tree_[id].at;
  Part made = add(node, nodes, std::move(type));
  made.sources = std::move(sources);
  return made;
}

// What a variable of for, some, every goes through: a list, a range, one value, or from one to another.
Resolver::Domain Resolver::domain_of(NodeId iterator) {
  Domain domain;
  const auto counted = [](const Type& type) {
    return type.is_any() || type.tag() == Tag::number || type.tag() == Tag::date;
  };
  const bool from_to = tree_.children(iterator).size() == 2;
  for (const NodeId end : tree_.children(iterator)) {
    Part given = part(end);
    domain.ends.push_back(given.node);
    const Tag tag = given.type.tag();
    if (!from_to && (tag == Tag::list || tag == Tag::any)) {
      domain.element = given.type.element();
      domain.sources = std::move(given.sources);
      continue;
    }
    use(given);
    domain.element = !from_to && tag == Tag::range ? given.type.element() : given.type;
    const bool wrong =
        from_to ? !counted(given.type) : tag == Tag::null || (tag == Tag::range && !counted(domain.element));
    if (wrong) problem(code::feel_iteration, tree_[end].at, {Text(to_string(given.type))});
  }
  return domain;
}

// for, some, every.
Part Resolver::iteration(NodeId id) {
  const Tree::Node& whole = tree_[id];
  const auto parts = tree_.children(id);
  const std::size_t outer = bound_.size();
  const std::uint32_t next_local = levels_.back().next_local;
  std::vector<std::uint32_t> nodes;
  std::vector<std::pair<Sources, std::size_t>> domains;  // and what was asked before their variable was bound
  for (const NodeId iterator : parts.first(parts.size() - 1)) {
    Domain domain = domain_of(iterator);
    Node node;
    node.op = Op::iterator;
    node.at = tree_[iterator].at;
    for (Source& source : domain.sources) source.looked_into = false;
    Binding binding = local(std::move(domain.element), domain.sources);
    node.a = binding.index;
    domains.emplace_back(std::move(domain.sources), reads_.size());
    bind(tree_.text(iterator), std::move(binding));
    nodes.push_back(add(node, domain.ends).node);
  }
  Node node;
  node.at = whole.at;
  node.op = whole.kind == Syntax::for_ ? Op::for_ : whole.kind == Syntax::some ? Op::some : Op::every;
  if (whole.kind == Syntax::for_) {
    Binding partial = local(Tag::list, {});
    partial.place = Place::partial;
    node.b = partial.index;
    bind("partial", std::move(partial));
  }
  Part body = part(parts.back());
  nodes.push_back(body.node);
  unbind(outer);
  levels_.back().next_local = next_local;
  Type type = Tag::boolean;
  if (whole.kind == Syntax::for_) {
    type = Type::list_of(body.type);
  } else {
    use(body);
    if (!may_be(body.type, Tag::boolean)) {
      problem(code::feel_condition, tree_[parts.back()].at, {Text(to_string(body.type))});
    }
    body.sources.clear();
  }
  // A list of which nothing is asked but how long it is.
  for (const auto& [sources, before] : domains) {
    for (const Source& source : sources) {
      const bool passed_on = std::any_of(body.sources.begin(), body.sources.end(), [&](const Source& own) {
        return own.path.slot == source.path.slot && own.path.fields.size() >= source.path.fields.size();
      });
      if (!passed_on && !read_below(source.path, before)) reads_.push_back(source.path);
    }
  }
  Part made = add(node, nodes, std::move(type));
  made.sources = std::move(body.sources);
  return made;
}

Part Resolver::filter(NodeId id) {
  const auto parts = tree_.children(id);
  Part base = part(parts[0]);
  const bool many = base.type.tag() == Tag::list;
  const Type of = many ? base.type.element() : base.type;
  const std::size_t outer = bound_.size();
  const std::uint32_t next_local = levels_.back().next_local;
  const std::size_t before = reads_.size();
  Sources sources = base.sources;
  for (Source& source : sources) source.looked_into = false;
  Binding item = local(of, sources);
  bind("item", item);
  const std::uint32_t index = item.index;
  items_.push_back({std::move(item), ++born_, false});
  const std::size_t level = bound_.size();
  Part condition = part(parts[1]);
  use(condition);
  unbind(level);
  const bool used = items_.back().used;
  items_.pop_back();
  unbind(outer);
  levels_.back().next_local = next_local;
  if (!may_be(condition.type, Tag::boolean) && !may_be(condition.type, Tag::number)) {
    problem(code::feel_filter, tree_[parts[1]].at, {Text(to_string(condition.type))});
  }
  if (is_zero(condition)) {
    problem(code::feel_first_element, tree_[parts[1]].at, {Text(std::string(slice(tree_[parts[0]].at)) + "[1]")});
  } else if (condition.type.tag() == Tag::number && used) {
    problem(code::feel_index_of_element, tree_[parts[1]].at, {Text(slice(tree_[parts[1]].at))});
  }
  Node node;
  node.op = Op::filter;
  node.at = tree_[id].at;
  node.a = index;
  Filtering how = Filtering::unknown;
  if (condition.type.tag() == Tag::boolean) how = Filtering::condition;
  if (condition.type.tag() == Tag::number && !used) how = Filtering::index;
  node.b = static_cast<std::uint32_t>(how);
  Type type = how == Filtering::index ? of : how == Filtering::condition ? Type::list_of(of) : Type();
  Part made = add(node, std::array{base.node, condition.node}, std::move(type));
  for (Source& source : base.sources) {
    if (how == Filtering::condition && read_below(source.path, before)) source.looked_into = true;
  }
  made.sources = std::move(base.sources);
  return made;
}

Part Resolver::function(NodeId id) {
  const auto parts = tree_.children(id);
  const std::size_t outer = bound_.size();
  FunctionCode compiled;
  std::vector<Type> parameters;
  levels_.emplace_back();
  for (const NodeId parameter : parts.first(parts.size() - 1)) {
    compiled.parameters.push_back({tree_.text(parameter), tree_.type(parameter)});
    parameters.push_back(tree_.type(parameter));
    bind(tree_.text(parameter), local(tree_.type(parameter), {}));
  }
  const Part body = part(parts.back());
  use(body);
  unbind(outer);
  compiled.body = body.node;
  compiled.result = body.type;
  compiled.locals = levels_.back().locals;
  compiled.captures = std::move(levels_.back().captures);
  levels_.pop_back();
  Node node;
  node.op = Op::function;
  node.at = tree_[id].at;
  node.a = static_cast<std::uint32_t>(code_->functions.size());
  code_->functions.push_back(std::move(compiled));
  return add(node, {}, Type::function_of(std::move(parameters), body.type));
}

}  // namespace ducha::feel
