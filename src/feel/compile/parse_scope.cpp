// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/parse_scope.h"

#include <string_view>

#include "feel/builtins/invoke.h"
#include "feel/builtins/registry.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

// How deep the entries of entries are looked for names.
constexpr int kFieldDepth = 16;

void add_fields(NameTable& fields, const Type& type, int depth) {
  if (depth == 0) return;
  if (type.tag() == Type::Tag::list) add_fields(fields, type.element(), depth - 1);
  for (const auto& [name, of] : type.fields()) {
    // Names of one word need no table.
    if (past_word(name, 0) != name.size()) fields.add(name);
    add_fields(fields, of, depth - 1);
  }
}

const NameTable& function_names() {
  static const NameTable made = [] {
    NameTable table;
    std::string_view last;
    for (const Builtin& row : builtins()) {
      if (row.name != last) table.add(row.name);
      last = row.name;
    }
    return table;
  }();
  return made;
}

const NameTable& property_names() {
  static const NameTable made = [] {
    NameTable table;
    for (const Kind kind :
         {Kind::date, Kind::time, Kind::date_time, Kind::years_months, Kind::days_time, Kind::range}) {
      for (const std::string_view name : properties_of(kind)) {
        if (past_word(name, 0) != name.size()) table.add(name);
      }
    }
    return table;
  }();
  return made;
}

}  // namespace

const ParseScope& built_in_scope() {
  static const ParseScope made{{}, property_names(), nullptr, &function_names()};
  return made;
}

void add_to(ParseScope& names, const std::string& name, const Type& type) {
  names.names.add(name, type);
  add_fields(names.fields, type, kFieldDepth);
}

}  // namespace ducha::feel
