// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "feel/codes.h"
#include "feel/syntax/parsing.h"

namespace ducha::feel {

// Rule 15: -, not(test, ...), test, ...
NodeId Parser::unary_tests() {
  const Span begin = token_.at;
  if (at(Mark::minus) && following().mark == Mark::end) {
    advance();
    return add(Syntax::any_input, begin);
  }
  std::vector<NodeId> tests;
  const auto rest = [&] {
    do {
      tests.push_back(expression());
    } while (accept(Mark::comma));
  };
  const bool negated = slice(begin) == "not" && following().mark == Mark::left_paren;
  if (negated) {
    advance();
    advance();
    rest();
    expect(Mark::right_paren);
    if (!error_ && !at(Mark::end)) {
      // `not(a) and b` is an expression that begins with a call.
      tests.clear();
      seek(begin.offset);
      rest();
      return add(Syntax::tests, since(begin), tests);
    }
  } else {
    rest();
  }
  const NodeId made = add(Syntax::tests, since(begin), tests);
  node(made).flag = negated;
  return made;
}

// What follows `in`: one test, or several in brackets.
NodeId Parser::in(NodeId value) {
  tests_.reset();
  NodeId tests = 0;
  if (at(Mark::left_paren)) {
    tests_allowed_ = true;
    tests = additive();
    tests_allowed_ = false;
  } else if (at(Mark::left_bracket) || begins_expression(token_) || at(Mark::minus) || at(Mark::right_bracket)) {
    tests = additive();
  } else {
    tests = expression();
  }
  std::vector<NodeId> parts{value};
  const bool several = tests_.has_value();
  if (several && *tests_ == tests) {
    const auto given = tree_.children(tests);
    parts.insert(parts.end(), given.begin(), given.end());
  } else if (several) {
    // (a, b) is no value: nothing can be added to it or taken from it.
    fail(code::feel_expected, tree_[tests].at, {words_of(Word::operator_or_end), Text(slice(tree_[tests].at))});
  } else {
    parts.push_back(tests);
  }
  tests_.reset();
  const NodeId made = add(Syntax::in, tree_[value].at, parts);
  node(made).flag = several;
  return made;
}

}  // namespace ducha::feel
