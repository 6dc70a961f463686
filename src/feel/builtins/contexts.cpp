// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Table 81.
#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/context.h"

namespace ducha::feel {

namespace {

Value get_value(Call& call, std::span<const Value> arguments) {
  const Value* found = arguments[0].find(arguments[1].as_string());
  return found != nullptr ? *found : no_value(call, code::feel_unknown_field, arguments[1].as_string());
}

// Down a path of keys.
Value get_value_at(Call& call, std::span<const Value> arguments) {
  Value value = arguments[0];
  const std::span<const Value> keys = arguments[1].elements();
  if (keys.empty()) return no_value(call, code::feel_no_keys);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].is_null()) return no_value(call, code::feel_null_element, std::string_view("get value"), i + 1);
    if (value.kind() != Kind::context)
      return no_value(call, code::feel_not_context, keys[i - 1].as_string(), value.kind());
    const Value* found = value.find(keys[i].as_string());
    if (found == nullptr) return no_value(call, code::feel_unknown_field, keys[i].as_string());
    value = Value(*found);
  }
  return value;
}

std::shared_ptr<const Names> entry_names() {
  static const auto names = std::make_shared<const Names>(std::vector<std::string>{"key", "value"});
  return names;
}

Value get_entries(Call& call, std::span<const Value> arguments) {
  const Context& context = arguments[0].as_context();
  if (!may_make_list(call, context.size())) return no_list(call);
  std::vector<Value> entries;
  entries.reserve(context.size());
  for (std::size_t i = 0; i < context.size(); ++i) {
    entries.push_back(Value::context(entry_names(), {Value::string(context.name(i)), context.value(i)}));
  }
  return Value::list(std::move(entries));
}

// Names and values in order, a name once.
class Entries {
 public:
  // The place of the name; the value is put there where it is new.
  bool add(std::string_view name, const Value& value) {
    const auto [at, added] = places_.try_emplace(std::string(name), values_.size());
    if (added) {
      names_.emplace_back(name);
      values_.push_back(value);
    } else {
      values_[at->second] = value;
    }
    return added;
  }
  void add_all(const Context& context) {
    for (std::size_t i = 0; i < context.size(); ++i) add(context.name(i), context.value(i));
  }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] Value take() {
    return Value::context(std::make_shared<const Names>(std::move(names_)), std::move(values_));
  }

 private:
  std::vector<std::string> names_;
  std::vector<Value> values_;
  std::unordered_map<std::string, std::size_t> places_;
};

Value context_of_entries(Call& call, std::span<const Value> arguments) {
  const std::span<const Value> items = arguments[0].elements();
  if (!may_make_list(call, items.size())) return no_list(call);
  Entries entries;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value* key = items[i].is_null() ? nullptr : items[i].find("key");
    const Value* value = items[i].is_null() ? nullptr : items[i].find("value");
    if (key == nullptr || value == nullptr || key->kind() != Kind::string) {
      return no_value(call, code::feel_entry, std::string_view("context"), i + 1);
    }
    if (!entries.add(key->as_string(), *value)) return no_value(call, code::feel_duplicate_key, key->as_string());
  }
  return entries.take();
}

Value with_entry(Call& call, const Context& context, std::string_view key, const Value& value) {
  if (!may_make_list(call, context.size() + 1)) return no_list(call);
  const std::size_t at = context.names()->index_of(key);
  std::vector<Value> values(context.values().begin(), context.values().end());
  if (at != Names::kNone) {
    values[at] = value;
    return Value::context(context.names(), std::move(values));
  }
  std::vector<std::string> names(context.names()->all().begin(), context.names()->all().end());
  names.emplace_back(key);
  values.push_back(value);
  return Value::context(std::make_shared<const Names>(std::move(names)), std::move(values));
}

Value context_put(Call& call, std::span<const Value> arguments) {
  return with_entry(call, arguments[0].as_context(), arguments[1].as_string(), arguments[2]);
}

Value context_put_at(Call& call, std::span<const Value> arguments) {
  const std::span<const Value> keys = arguments[1].elements();
  if (keys.empty()) return no_value(call, code::feel_no_keys);
  // Down to the context that the last key stands in, then up again.
  std::vector<Value> path{arguments[0]};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].is_null()) return no_value(call, code::feel_null_element, std::string_view("context put"), i + 1);
    if (i + 1 == keys.size()) break;
    if (!call.spend(1)) return no_steps(call);
    const Value* inner = path.back().find(keys[i].as_string());
    if (inner == nullptr || inner->kind() != Kind::context) {
      return no_value(call, code::feel_not_context, keys[i].as_string(), inner == nullptr ? Kind::null : inner->kind());
    }
    path.push_back(Value(*inner));
  }
  Value value = arguments[2];
  for (std::size_t i = keys.size(); i > 0; --i) {
    Value outer = with_entry(call, path[i - 1].as_context(), keys[i - 1].as_string(), value);
    if (outer.is_null()) return outer;
    value = std::move(outer);
  }
  return value;
}

Value context_merge(Call& call, std::span<const Value> arguments) {
  Entries entries;
  const std::span<const Value> contexts = arguments[0].elements();
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    if (contexts[i].is_null()) return no_value(call, code::feel_null_element, std::string_view("context merge"), i + 1);
    if (!may_make_list(call, entries.size() + contexts[i].as_context().size())) return no_list(call);
    entries.add_all(contexts[i].as_context());
  }
  return entries.take();
}

constexpr std::array kMKey{Parameter{.name = "m", .type = "context"}, Parameter{.name = "key", .type = "string"}};
constexpr std::array kMKeys{Parameter{.name = "m", .type = "context"},
                            Parameter{.name = "keys", .type = "list<string>"}};
constexpr std::array kM{Parameter{.name = "m", .type = "context"}};
constexpr std::array kEntries{Parameter{.name = "entries", .type = "list<context>"}};
constexpr std::array kPut{Parameter{.name = "context", .type = "context"}, Parameter{.name = "key", .type = "string"},
                          Parameter{.name = "value", .type = "Any", .nullable = true}};
constexpr std::array kPutAt{Parameter{.name = "context", .type = "context"},
                            Parameter{.name = "keys", .type = "list<string>"},
                            Parameter{.name = "value", .type = "Any", .nullable = true}};
constexpr std::array kContexts{Parameter{.name = "contexts", .type = "list<context>"}};

constexpr std::array kRows{
    Builtin{"get value", kMKey, "Any", get_value},
    Builtin{"get value", kMKeys, "Any", get_value_at, false},
    Builtin{"get entries", kM, "list<context<key: string, value: Any>>", get_entries},
    Builtin{"context", kEntries, "context", context_of_entries},
    Builtin{"context put", kPut, "context", context_put},
    Builtin{"context put", kPutAt, "context", context_put_at},
    Builtin{"context merge", kContexts, "context", context_merge},
};

}  // namespace

std::span<const Builtin> context_rows() { return kRows; }

}  // namespace ducha::feel
