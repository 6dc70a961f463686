// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "base/suggest.h"
#include "feel/builtins/invoke.h"
#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/compile/static_types.h"
#include "feel/syntax/elsewhere.h"

namespace ducha::feel {

namespace {

// A value that may come from more places than this is read as a whole at each of them.
constexpr std::size_t kSources = 8;
constexpr std::size_t kProposals = 20;

std::vector<std::string> field_names(const Type& type) {
  std::vector<std::string> names;
  for (const auto& [name, field] : type.fields()) names.push_back(name);
  return names;
}

}  // namespace

void Resolver::use(const Sources& sources, bool whole) {
  for (const Source& source : sources) {
    if (whole || !source.looked_into) reads_.push_back(source.path);
  }
}

void Resolver::use_size(const Sources& sources) {
  for (const Source& source : sources) {
    if (source.looked_into) continue;
    reads_.push_back(source.path);
    reads_.back().size_only = true;
  }
}

// Whether the path itself or an entry below it was asked for since then.
bool Resolver::read_below(const ReadPath& path, std::size_t since) const {
  return std::any_of(reads_.begin() + static_cast<std::ptrdiff_t>(since), reads_.end(), [&](const ReadPath& read) {
    return read.slot == path.slot && read.fields.size() >= path.fields.size() &&
           std::equal(path.fields.begin(), path.fields.end(), read.fields.begin());
  });
}

Resolver::Binding Resolver::local(Type type, Sources sources) {
  Level& level = levels_.back();
  Binding binding;
  binding.level = levels_.size() - 1;
  binding.index = level.next_local++;
  level.locals = std::max(level.locals, level.next_local);
  binding.born = ++born_;
  binding.type = std::move(type);
  binding.sources = std::move(sources);
  return binding;
}

void Resolver::bind(const std::string& name, Binding binding) {
  bindings_[name].push_back(std::move(binding));
  bound_.push_back(name);
}

void Resolver::unbind(std::size_t count) {
  while (bound_.size() > count) {
    bindings_[bound_.back()].pop_back();
    bound_.pop_back();
  }
}

// The node that reads a binding within a level of functions: outside ones are taken along when the function is made.
std::uint32_t Resolver::reference(const Binding& binding, std::size_t level, Span at) {
  Node node;
  node.at = at;
  node.a = binding.index;
  const std::size_t own = binding.place == Place::slot ? 0 : binding.level;
  if (own == level) {
    node.op = binding.place == Place::slot ? Op::slot : binding.place == Place::local ? Op::local : Op::partial;
  } else {
    const auto key = std::make_tuple(binding.place, own, binding.index);
    auto found = levels_[level].captured.find(key);
    if (found == levels_[level].captured.end()) {
      const std::uint32_t outer = reference(binding, level - 1, at);
      found = levels_[level].captured.emplace(key, static_cast<std::uint32_t>(levels_[level].captures.size())).first;
      levels_[level].captures.push_back(outer);
    }
    node.op = Op::captured;
    node.a = found->second;
  }
  code_->nodes.push_back(node);
  return static_cast<std::uint32_t>(code_->nodes.size() - 1);
}

Part Resolver::read(const Binding& binding, Span at) {
  return {reference(binding, levels_.size() - 1, at), binding.type, binding.sources};
}

// What a name means without the items of filters; nullopt: nothing.
std::optional<Part> Resolver::known(const std::string& name, Span at) {
  if (const Scope::Name* const declared = scope_.find(name)) {
    Binding binding;
    binding.place = Place::slot;
    binding.index = declared->slot;
    binding.type = declared->type;
    binding.sources.push_back({ReadPath{declared->slot, {}}, false});
    return read(binding, at);
  }
  Value function = function_value(name);
  if (function.is_null()) return std::nullopt;
  return constant(std::move(function), at);
}

// Every name that could have been meant: of values and, where one was called, of functions.
std::vector<std::string> Resolver::names_in_reach(bool function) const {
  std::vector<std::string> names;
  if (function) {
    for (const Builtin& row : builtins()) {
      if (names.empty() || names.back() != row.name) names.emplace_back(row.name);
    }
  }
  for (const Scope::Name& declared : scope_.names()) names.push_back(declared.name);
  for (const std::string& each : bound_) names.push_back(each);
  for (const Item& item : items_) {
    for (std::string& field : field_names(item.binding.type)) names.push_back(std::move(field));
  }
  if (function) {
    for (std::string& word : words_of(Elsewhere::call)) names.push_back(std::move(word));
  }
  return names;
}

Part Resolver::unknown(const std::string& name, Span at, bool function, std::string_view arguments) {
  // Looking for a near name is for a person, who reads a few.
  if (!options_.strict || ++unknowns_ > kProposals) {
    return null_with(function ? code::feel_unknown_function : code::feel_unknown_name, {Text(name)}, at);
  }
  const Code code = function ? code::feel_unknown_function : code::feel_unknown_name;
  const bool advised = function ? advise_function(name, at, arguments, false) : advise_name(name, at);
  if (advised) return fixed(code, {Text(name)}, at);
  const std::optional<std::string> near = nearest(name, names_in_reach(function));
  if (near && function && advise_function(*near, at, arguments, false)) return fixed(code, {Text(name)}, at);
  if (near) {
    return null_with(function ? code::feel_unknown_function_near : code::feel_unknown_name_near,
                     {Text(name), Text(*near)}, at);
  }
  return null_with(code, {Text(name)}, at);
}

// In a filter a name is first an entry of the item (10.3.2.5). Where the item's type says which entries there are, this
// is settled here; else each item is asked. `born`: filters opened before that cannot hide what was bound later.
Part Resolver::through_items(const std::string& name, Span at, std::uint64_t born, std::optional<Part> outside) {
  std::vector<std::size_t> open;
  std::optional<Part> base = std::move(outside);
  for (std::size_t i = items_.size(); i-- > 0;) {
    Item& item = items_[i];
    if (item.born < born) break;
    const Type& type = item.binding.type;
    // Without strictness an item may lack what others of its list have; then the name is what it means outside.
    const bool settled = options_.strict || !base || is_constant(base->node);
    if (settled && type.tag() == Type::Tag::context && type.field(name) != nullptr) {
      item.used = true;
      base = entry(read(item.binding, at), name, at, at);
      break;
    }
    if (is_open(type) || type.field(name) != nullptr) open.push_back(i);
  }
  if (!base)
    base =
        options_.strict && open.empty() ? unknown(name, at, false) : fixed(code::feel_unknown_name, {Text(name)}, at);
  for (auto each = open.rbegin(); each != open.rend(); ++each) {
    Item& item = items_[*each];
    item.used = true;
    Part whole = read(item.binding, at);
    Sources sources = base->sources;
    for (Source& source : whole.sources) {
      source.path.fields.push_back(name);
      source.looked_into = false;
      sources.push_back(std::move(source));
    }
    Node node;
    node.op = Op::item_entry;
    node.at = at;
    node.a = text(name);
    base = add(node, std::array{whole.node, base->node});
    if (sources.size() > kSources) {
      use(sources);
      sources.clear();
    }
    base->sources = std::move(sources);
  }
  return std::move(*base);
}

Part Resolver::name(NodeId id) {
  const std::string& name = tree_.text(id);
  const Span at = tree_[id].at;
  if (name == "?") ++questions_;
  const auto bound = bindings_.find(name);
  if (bound != bindings_.end() && !bound->second.empty()) {
    const Binding& binding = bound->second.back();
    if (items_.empty() || items_.back().born < binding.born) return read(binding, at);
    const std::uint64_t born = binding.born;
    Part outside = read(binding, at);
    return through_items(name, at, born, std::move(outside));
  }
  std::optional<Part> outside = known(name, at);
  if (items_.empty()) return outside ? std::move(*outside) : unknown(name, at, false);
  return through_items(name, at, 0, std::move(outside));
}

Part Resolver::path(NodeId id) {
  Part base = part(tree_.children(id)[0]);
  const Span whole = tree_[id].at;
  const std::string& name = tree_.text(id);
  const auto written = static_cast<std::uint32_t>(std::min<std::size_t>(name.size(), whole.length));
  return entry(std::move(base), name, {whole.end() - written, written}, whole);
}

// Of an entry, or of the entries of a list, whose names are all known.
void Resolver::unknown_field(const Part& base, const std::string& name, Span at, Span whole) {
  const bool many = base.type.tag() == Type::Tag::list;
  const Type of = many ? base.type.element() : base.type;
  const std::optional<std::string> near = options_.strict ? nearest(name, field_names(of)) : std::nullopt;
  const Span before = code_->nodes[base.node].at;
  const Span place{before.offset, whole.end() - before.offset};
  if (!near && many && advise_function(name, place, slice(before), true)) return;
  if (near) {
    problem(code::feel_unknown_field_near, at, {Text(name), Text(*near)});
  } else {
    problem(code::feel_unknown_field, at, {Text(name)});
  }
}

// at: the name; whole: the path.
Part Resolver::entry(Part base, const std::string& name, Span at, Span whole) {
  const bool many = base.type.tag() == Type::Tag::list;
  const Type of = many ? base.type.element() : base.type;
  Node node;
  node.op = Op::path;
  node.at = whole;
  node.a = text(name);
  Type type;
  Sources sources;
  if (of.tag() == Type::Tag::context) {
    const Type* const field = of.field(name);
    if (field != nullptr) {
      type = *field;
      const auto& fields = of.fields();
      node.b = static_cast<std::uint32_t>(
          std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == name; }) -
          fields.begin());
    } else if (of.closed()) {
      unknown_field(base, name, at, whole);
    }
  } else if (of.tag() == Type::Tag::null) {
    problem(code::feel_unknown_property, at, {Text(name), Text("Null")});
  } else {
    const std::optional<Type> property = type_of_property(of, name);
    if (property) {
      type = *property;
    } else {
      const Span before = code_->nodes[base.node].at;
      const Span place{before.offset, whole.end() - before.offset};
      if (!advise_end(of, name, place, slice(before)) && !advise_function(name, place, slice(before), true)) {
        problem(code::feel_unknown_property, at, {Text(name), Text(to_string(of))});
      }
    }
  }
  if (of.is_any() || of.tag() == Type::Tag::context) {
    node.flag = true;
    for (Source& source : base.sources) {
      source.path.fields.push_back(name);
      source.looked_into = false;
      sources.push_back(std::move(source));
    }
  } else {
    use(base);
  }
  if (many) type = Type::list_of(std::move(type));
  Part made = add(node, std::array{base.node}, std::move(type));
  made.sources = std::move(sources);
  return made;
}

}  // namespace ducha::feel
