// SPDX-License-Identifier: Apache-2.0
#include "feel/value/type.h"

#include <algorithm>

#include "feel/value/context.h"
#include "feel/value/function.h"
#include "feel/value/list.h"
#include "feel/value/range.h"

namespace ducha::feel {

struct Type::Node {
  std::vector<Type> types;  // the element, or the parameters
  Type result;
  std::vector<std::pair<std::string, Type>> fields;
  bool closed = false;
};

namespace {

using Tag = Type::Tag;

Tag tag_of(Kind kind) {
  switch (kind) {
    case Kind::null: return Tag::null;
    case Kind::boolean: return Tag::boolean;
    case Kind::number: return Tag::number;
    case Kind::string: return Tag::string;
    case Kind::date: return Tag::date;
    case Kind::time: return Tag::time;
    case Kind::date_time: return Tag::date_time;
    case Kind::years_months: return Tag::years_months;
    case Kind::days_time: return Tag::days_time;
    case Kind::range: return Tag::range;
    case Kind::list: return Tag::list;
    case Kind::context: return Tag::context;
    case Kind::function: return Tag::function;
  }
  return Tag::any;
}

const std::vector<std::pair<std::string, Type>> kNoFields;
const std::vector<Type> kNoTypes;

// Types deeper than this are not told apart: values may be nested as deep as memory allows.
constexpr std::size_t kDepth = 64;
constexpr std::size_t kMostParts = 100'000'000;
// So many elements of a list are looked at to name its type.
constexpr std::size_t kSample = 1'000;

bool fits(const Value& value, const Type& type, std::size_t& left);

bool range_fits(const Range& range, const Type& endpoint, std::size_t& left) {
  return fits(range.low, endpoint, left) && fits(range.high, endpoint, left);
}

bool function_fits(const Function& function, const Type& type) {
  if (type.parameters().size() != function.parameters().size()) return false;
  for (std::size_t i = 0; i < type.parameters().size(); ++i) {
    const Type& taken = function.parameters()[i].type;
    if (!taken.is_any() && !conforms(type.parameters()[i], taken)) return false;
  }
  const Type given = function.result();
  return given.is_any() || conforms(given, type.result());
}

// Null fits everything. `left`: how many values may still be looked at; lists that share their parts can hold more of
// them than could ever be, and none of those is an instance of what it would take so long to compare with.
bool fits(const Value& value, const Type& type, std::size_t& left) {
  if (value.is_null() || type.is_any()) return true;
  if (tag_of(value.kind()) != type.tag() || left == 0) return false;
  --left;
  switch (type.tag()) {
    case Tag::list: {
      const Type element = type.element();
      return element.is_any() || std::all_of(value.elements().begin(), value.elements().end(),
                                             [&](const Value& each) { return fits(each, element, left); });
    }
    case Tag::range: return range_fits(value.as_range(), type.element(), left);
    case Tag::context:
      return std::all_of(type.fields().begin(), type.fields().end(), [&](const auto& field) {
        const Value* entry = value.find(field.first);
        return entry != nullptr && fits(*entry, field.second, left);
      });
    case Tag::function: return !type.detailed() || function_fits(value.as_function(), type);
    case Tag::any:
    case Tag::null:
    case Tag::boolean:
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time: return true;
  }
  return false;
}

Type type_at(const Value& value, std::size_t depth) {
  if (depth > kDepth) return {};
  switch (value.kind()) {
    case Kind::list: {
      const std::span<const Value> elements = value.elements();
      if (elements.empty()) return Tag::list;
      Type element = Tag::null;
      for (const Value& each : elements.first(std::min(elements.size(), kSample))) {
        element = joined(element, type_at(each, depth + 1));
        if (element.is_any()) break;
      }
      // What was not looked at may be anything; the names of fields are worth keeping all the same.
      if (elements.size() > kSample) {
        element = element.tag() == Tag::context ? Type::context_of(element.fields(), false) : Type();
      }
      return Type::list_of(std::move(element));
    }
    case Kind::range: {
      const Range& range = value.as_range();
      return Type::range_of(joined(type_at(range.low, depth + 1), type_at(range.high, depth + 1)));
    }
    case Kind::context: {
      const Context& context = value.as_context();
      std::vector<std::pair<std::string, Type>> fields;
      fields.reserve(context.size());
      for (std::size_t i = 0; i < context.size(); ++i) {
        fields.emplace_back(context.name(i), type_at(context.value(i), depth + 1));
      }
      return Type::context_of(std::move(fields), true);
    }
    case Kind::function: {
      std::vector<Type> parameters;
      for (const Function::Parameter& parameter : value.as_function().parameters()) {
        parameters.push_back(parameter.type);
      }
      return Type::function_of(std::move(parameters), value.as_function().result());
    }
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::years_months:
    case Kind::days_time: break;
  }
  return tag_of(value.kind());
}

}  // namespace

Type::Type(Tag tag) : tag_(tag) {}

Type Type::list_of(Type element) {
  Type type(Tag::list);
  if (!element.is_any()) type.node_ = std::make_shared<const Node>(Node{{std::move(element)}, {}, {}, false});
  return type;
}

Type Type::range_of(Type endpoint) {
  Type type(Tag::range);
  if (!endpoint.is_any()) type.node_ = std::make_shared<const Node>(Node{{std::move(endpoint)}, {}, {}, false});
  return type;
}

Type Type::context_of(std::vector<std::pair<std::string, Type>> fields, bool closed) {
  Type type(Tag::context);
  type.node_ = std::make_shared<const Node>(Node{{}, {}, std::move(fields), closed});
  return type;
}

Type Type::function_of(std::vector<Type> parameters, Type result) {
  Type type(Tag::function);
  type.node_ = std::make_shared<const Node>(Node{std::move(parameters), std::move(result), {}, false});
  return type;
}

Type Type::element() const { return node_ && !node_->types.empty() ? node_->types.front() : Type(); }
const std::vector<std::pair<std::string, Type>>& Type::fields() const { return node_ ? node_->fields : kNoFields; }
const Type* Type::field(std::string_view name) const {
  for (const auto& [known, type] : fields()) {
    if (known == name) return &type;
  }
  return nullptr;
}
bool Type::closed() const { return node_ && node_->closed; }
const std::vector<Type>& Type::parameters() const { return node_ ? node_->types : kNoTypes; }
Type Type::result() const { return node_ ? node_->result : Type(); }

bool conforms(const Value& value, const Type& type) {
  if (value.is_null()) return type.tag() == Tag::null;
  std::size_t left = kMostParts;
  return fits(value, type, left);
}

bool conforms(const Type& type, const Type& to) {
  if (to.is_any() || type.tag() == Tag::null) return true;
  if (type.tag() != to.tag()) return false;
  switch (to.tag()) {
    case Tag::list:
    case Tag::range: return conforms(type.element(), to.element());
    case Tag::context:
      return std::all_of(to.fields().begin(), to.fields().end(), [&](const auto& field) {
        const Type* own = type.field(field.first);
        return own != nullptr && conforms(*own, field.second);
      });
    case Tag::function:
      return type.parameters().size() == to.parameters().size() && conforms(type.result(), to.result()) &&
             std::equal(to.parameters().begin(), to.parameters().end(), type.parameters().begin(),
                        [](const Type& given, const Type& taken) { return conforms(given, taken); });
    case Tag::any:
    case Tag::null:
    case Tag::boolean:
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time: return true;
  }
  return false;
}

Type type_of(const Value& value) { return type_at(value, 0); }

Type joined(const Type& a, const Type& b) {
  if (a.tag() == Tag::null) return b;
  if (b.tag() == Tag::null) return a;
  if (a.tag() != b.tag()) return {};
  switch (a.tag()) {
    case Tag::list: return Type::list_of(joined(a.element(), b.element()));
    case Tag::range: return Type::range_of(joined(a.element(), b.element()));
    case Tag::context: {
      std::vector<std::pair<std::string, Type>> fields = a.fields();
      for (auto& [name, type] : fields) {
        if (const Type* other = b.field(name)) type = joined(type, *other);
      }
      for (const auto& [name, type] : b.fields()) {
        if (a.field(name) == nullptr) fields.emplace_back(name, type);
      }
      return Type::context_of(std::move(fields), a.closed() && b.closed());
    }
    case Tag::function: return conforms(a, b) ? b : conforms(b, a) ? a : Type();
    case Tag::any:
    case Tag::null:
    case Tag::boolean:
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time: break;
  }
  return a;
}

}  // namespace ducha::feel
