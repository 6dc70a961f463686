// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "base/suggest.h"
#include "feel/codes.h"
#include "feel/syntax/elsewhere.h"
#include "feel/syntax/parsing.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

struct Named {
  std::string_view name;
  Tag tag;
};

constexpr std::array<Named, 14> kTypes{{{"Any", Tag::any},
                                        {"Null", Tag::null},
                                        {"boolean", Tag::boolean},
                                        {"number", Tag::number},
                                        {"string", Tag::string},
                                        {"date", Tag::date},
                                        {"time", Tag::time},
                                        {"date and time", Tag::date_time},
                                        {"years and months duration", Tag::years_months},
                                        {"days and time duration", Tag::days_time},
                                        {"range", Tag::range},
                                        {"list", Tag::list},
                                        {"context", Tag::context},
                                        {"function", Tag::function}}};

const NameTable& type_names() {
  static const NameTable made = [] {
    NameTable table;
    for (const Named& row : kTypes) table.add(row.name, row.tag);
    return table;
  }();
  return made;
}

SyntaxError unknown_type(std::string_view name, Span at) {
  if (const std::string_view meant = in_place_of(Elsewhere::type, name); !meant.empty()) {
    return {code::feel_unknown_type_near, at, {Text(name), Text(meant)}};
  }
  std::vector<std::string> names;
  names.reserve(kTypes.size());
  for (const Named& row : kTypes) names.emplace_back(row.name);
  if (const std::optional<std::string> near = nearest(name, names)) {
    return {code::feel_unknown_type_near, at, {Text(name), Text(*near)}};
  }
  return {code::feel_unknown_type, at, {Text(name), listed(names)}};
}

}  // namespace

// Rule 52.
Type Parser::type() {
  const Level level(*this);
  if (!at(Mark::word) && !at(Keyword::function)) {
    expected(words_of(Word::type));
    return {};
  }
  const auto found = type_names().matches(text_, token_.at.offset);
  if (found.empty()) return named_type();
  const Tag tag = found.back().known->type.tag();
  seek(found.back().end);
  if (!at(Mark::less) || (tag != Tag::list && tag != Tag::range && tag != Tag::context && tag != Tag::function)) {
    return tag;
  }
  advance();
  if (tag == Tag::context) return context_type();
  if (tag == Tag::function) return function_type();
  Type element = type();
  close_type();
  return tag == Tag::list ? Type::list_of(std::move(element)) : Type::range_of(std::move(element));
}

Type Parser::context_type() {
  std::vector<std::pair<std::string, Type>> fields;
  if (!at(Mark::greater)) {
    do {
      const std::optional<Span> name = name_before_colon();
      if (!name) {
        expected(words_of(Word::name));
        break;
      }
      seek(name->end());
      expect(Mark::colon);
      fields.emplace_back(spelt_name(slice(*name)), type());
    } while (accept(Mark::comma));
  }
  close_type();
  return Type::context_of(std::move(fields), false);
}

Type Parser::function_type() {
  std::vector<Type> parameters;
  if (!at(Mark::greater)) {
    do {
      parameters.push_back(type());
    } while (accept(Mark::comma));
  }
  close_type();
  expect(Mark::arrow);
  return Type::function_of(std::move(parameters), type());
}

// An author's own type, which may be qualified: a.b.
Type Parser::named_type() {
  const Span begin = token_.at;
  advance();
  while (at(Mark::dot) && following().mark == Mark::word) {
    advance();
    advance();
  }
  const Span at = since(begin);
  unknown_types_.push_back(unknown_type(slice(at), at));
  return {};
}

// The > of list<number>, also where it was read together with what follows it.
void Parser::close_type() {
  if (at(Mark::greater_equal)) {
    seek(token_.at.offset + 1);
  } else {
    expect(Mark::greater);
  }
}

}  // namespace ducha::feel
