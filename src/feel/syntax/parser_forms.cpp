// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "feel/codes.h"
#include "feel/syntax/parsing.h"

namespace ducha::feel {

// if a then b else if c then d else e: one node, however long the chain.
NodeId Parser::condition() {
  const Span begin = token_.at;
  std::vector<NodeId> parts;
  do {
    expect(Keyword::if_);
    parts.push_back(expression());
    expect(Keyword::then);
    parts.push_back(expression());
    expect(Keyword::else_);
  } while (at(Keyword::if_));
  parts.push_back(expression());
  return add(Syntax::if_, since(begin), parts);
}

// for, some, every.
NodeId Parser::iteration(Keyword word) {
  const Span begin = token_.at;
  const std::size_t outer = locals_.size();
  std::vector<NodeId> parts;
  advance();
  do {
    parts.push_back(iterator());
  } while (accept(Mark::comma));
  expect(word == Keyword::for_ ? Keyword::return_ : Keyword::satisfies);
  if (word == Keyword::for_) declare("partial", Type(Type::Tag::list));
  parts.push_back(expression());
  forget(outer);
  const Syntax kind = word == Keyword::for_ ? Syntax::for_ : word == Keyword::some ? Syntax::some : Syntax::every;
  return add(kind, since(begin), parts);
}

NodeId Parser::iterator() {
  const Span begin = token_.at;
  if (!at(Mark::word) || at(Keyword::in)) {
    expected(words_of(Word::name));
    return add(Syntax::null, begin);
  }
  const Span name = name_run(Keyword::in);
  std::string variable = spelt_name(slice(name));
  seek(name.end());
  expect(Keyword::in);
  std::vector<NodeId> domain{expression()};
  Type element = shape_of(domain[0]).element();
  if (accept(Mark::dots)) {
    domain.push_back(expression());
    element = {};
  }
  declare(variable, element);
  return add(Syntax::iterator, since(begin), domain, std::move(variable));
}

// Rule 55.
NodeId Parser::function() {
  const Span begin = token_.at;
  const std::size_t outer = locals_.size();
  advance();
  expect(Mark::left_paren);
  std::vector<NodeId> parts;
  if (!at(Mark::right_paren)) {
    do {
      const Span start = token_.at;
      if (!at(Mark::word)) {
        expected(words_of(Word::name));
        break;
      }
      const Span name = name_run(Keyword::none);
      std::string parameter = spelt_name(slice(name));
      seek(name.end());
      Type of;
      if (accept(Mark::colon)) of = type();
      declare(parameter, of);
      const std::uint32_t kept = tree_.add_type(of);
      parts.push_back(add(Syntax::parameter, since(start), {}, std::move(parameter)));
      node(parts.back()).type = kept;
    } while (accept(Mark::comma));
  }
  expect(Mark::right_paren);
  if (at(Keyword::external)) fail(code::feel_external, token_.at);
  parts.push_back(expression());
  forget(outer);
  return add(Syntax::function, since(begin), parts);
}

}  // namespace ducha::feel
