// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "feel/syntax/parsing.h"

namespace ducha::feel {

namespace {

RangeForm form_of(Mark mark) {
  if (mark == Mark::less) return RangeForm::less;
  if (mark == Mark::less_equal) return RangeForm::less_equal;
  if (mark == Mark::greater) return RangeForm::greater;
  if (mark == Mark::greater_equal) return RangeForm::greater_equal;
  if (mark == Mark::equal) return RangeForm::equal;
  if (mark == Mark::not_equal) return RangeForm::not_equal;
  return RangeForm::interval;
}

char sign_of(Mark mark) {
  if (mark == Mark::plus) return '+';
  if (mark == Mark::minus) return '-';
  if (mark == Mark::star) return '*';
  return mark == Mark::slash ? '/' : '^';
}

std::vector<NameTable::Match> layered(std::vector<NameTable::Match> lower, std::vector<NameTable::Match> upper) {
  if (lower.empty()) return upper;
  for (const NameTable::Match& match : upper) {
    const auto place =
        std::find_if(lower.begin(), lower.end(), [&](const NameTable::Match& other) { return other.end >= match.end; });
    if (place != lower.end() && place->end == match.end) {
      *place = match;
    } else {
      lower.insert(place, match);
    }
  }
  return lower;
}

}  // namespace

std::vector<NameTable::Match> ParseScope::names_at(std::string_view text, std::uint32_t offset) const {
  std::vector<NameTable::Match> own = names.matches(text, offset);
  return below == nullptr ? own : layered(below->names_at(text, offset), std::move(own));
}

std::vector<NameTable::Match> ParseScope::fields_at(std::string_view text, std::uint32_t offset) const {
  std::vector<NameTable::Match> own = fields.matches(text, offset);
  return below == nullptr ? own : layered(below->fields_at(text, offset), std::move(own));
}

std::vector<NameTable::Match> ParseScope::functions_at(std::string_view text, std::uint32_t offset) const {
  if (functions != nullptr) return functions->matches(text, offset);
  return below == nullptr ? std::vector<NameTable::Match>() : below->functions_at(text, offset);
}

Parser::Parser(std::string_view text, const ParseScope& scope, const ParseOptions& options)
    : text_(text), options_(options) {
  scope_.below = &scope;
  seek(0);
}

Parsed Parser::parse() {
  tree_.root = options_.unary_tests ? unary_tests() : expression();
  if (!error_ && !at(Mark::end)) expected(words_of(Word::operator_or_end));
  Parsed parsed;
  parsed.unknown_types = std::move(unknown_types_);
  if (error_) {
    parsed.error = std::move(error_);
  } else {
    parsed.tree = std::move(tree_);
  }
  return parsed;
}

// Rule 2, alternative h: half of a comparison is a value too, a range with one end.
NodeId Parser::expression() {
  const Level level(*this);
  const RangeForm form = form_of(token_.mark);
  if (form == RangeForm::interval) return disjunction();
  const Span begin = token_.at;
  advance();
  const NodeId end = additive();
  const NodeId made = add(Syntax::half_range, since(begin), std::array{end});
  node(made).form = form;
  return made;
}

NodeId Parser::logical(NodeId (Parser::*operand)(), Keyword word, Syntax kind) {
  const Span begin = token_.at;
  const NodeId first = (this->*operand)();
  if (!at(word)) return first;
  std::vector<NodeId> operands{first};
  while (accept(word)) operands.push_back((this->*operand)());
  return add(kind, since(begin), operands);
}

NodeId Parser::disjunction() { return logical(&Parser::conjunction, Keyword::or_, Syntax::or_); }
NodeId Parser::conjunction() { return logical(&Parser::comparison, Keyword::and_, Syntax::and_); }

NodeId Parser::comparison() {
  const Span begin = token_.at;
  NodeId left = additive();
  Level level(*this, 0);
  while (true) {
    if (const RangeForm form = form_of(token_.mark); form != RangeForm::interval) {
      advance();
      left = add(Syntax::compare, since(begin), std::array{left, additive()});
      node(left).form = form;
      node(left).at = since(begin);
    } else if (accept(Keyword::between)) {
      const NodeId low = additive();
      expect(Keyword::and_);
      const NodeId high = additive();
      left = add(Syntax::between, since(begin), std::array{left, low, high});
    } else if (accept(Keyword::in)) {
      left = in(left);
      node(left).at = since(begin);
    } else {
      return left;
    }
    level.deeper();
  }
}

NodeId Parser::chain(NodeId (Parser::*operand)(), Mark first, Mark second) {
  const Span begin = token_.at;
  const NodeId left = (this->*operand)();
  if (!at(first) && !at(second)) return left;
  std::vector<NodeId> operands{left};
  std::string signs;
  while (at(first) || at(second)) {
    signs += sign_of(token_.mark);
    advance();
    operands.push_back((this->*operand)());
  }
  return add(Syntax::arithmetic, since(begin), operands, std::move(signs));
}

NodeId Parser::additive() { return chain(&Parser::multiplicative, Mark::plus, Mark::minus); }
NodeId Parser::multiplicative() { return chain(&Parser::power, Mark::star, Mark::slash); }
NodeId Parser::power() { return chain(&Parser::unary, Mark::power, Mark::power); }

NodeId Parser::unary() {
  if (!at(Mark::minus)) {
    const Span start = token_.at;
    return postfix(start, primary());
  }
  const Level level(*this);
  const Span begin = token_.at;
  advance();
  // The sign of a numeric literal is a part of it (rule 35), so that `-1 instance of number` asks of a number.
  if (at(Mark::number)) return postfix(begin, negative_number(begin));
  const NodeId operand = unary();
  return add(Syntax::negate, since(begin), std::array{operand});
}

// Paths, filters, calls and `instance of`, which bind tighter than any other operator (rule 2, alternatives f to h).
NodeId Parser::postfix(Span begin, NodeId base) {
  Level level(*this, 0);
  while (true) {
    if (at(Mark::dot)) {
      base = path(base);
    } else if (at(Mark::left_bracket)) {
      if (bracket_may_close_ && !begins_expression(following())) return base;
      base = filter(base);
    } else if (at(Mark::left_paren)) {
      base = call(base);
    } else if (at(Keyword::instance)) {
      advance();
      expect(Keyword::of);
      const std::uint32_t of = tree_.add_type(type());
      base = add(Syntax::instance_of, since(begin), std::array{base});
      node(base).type = of;
    } else {
      return base;
    }
    node(base).at = since(begin);
    level.deeper();
  }
}

NodeId Parser::path(NodeId base) {
  advance();
  if (!at(Mark::word)) {
    expected(words_of(Word::name));
    return base;
  }
  Span name = token_.at;
  const auto matches = scope_.fields_at(text_, name.offset);
  if (!matches.empty()) {
    Type shape = shape_of(base);
    if (shape.tag() == Type::Tag::list) shape = shape.element();
    for (const NameTable::Match& match : matches) {
      const Type* const field = shape.field(match.known->name);
      if (match.end > name.end() && (field != nullptr || !shape.closed())) name.length = match.end - name.offset;
    }
  }
  std::string text = spelt_name(slice(name));
  for (const NameTable::Match& match : matches) {
    if (match.end == name.end()) text = match.known->name;
  }
  seek(name.end());
  return add(Syntax::path, name, std::array{base}, std::move(text));
}

NodeId Parser::filter(NodeId base) {
  const bool may_close = std::exchange(bracket_may_close_, false);
  advance();
  const std::size_t outer = locals_.size();
  Type item = shape_of(base);
  if (item.tag() == Type::Tag::list) item = item.element();
  for (const auto& [field, type] : item.fields()) declare(field, type);
  if (item.field("item") == nullptr) declare("item", item);
  ++filters_;
  const NodeId condition = expression();
  --filters_;
  forget(outer);
  expect(Mark::right_bracket);
  bracket_may_close_ = may_close;
  return add(Syntax::filter, token_.at, std::array{base, condition});
}

NodeId Parser::call(NodeId callee) {
  const bool may_close = std::exchange(bracket_may_close_, false);
  advance();
  std::vector<NodeId> parts{callee};
  const bool named = name_before_colon().has_value();
  if (!at(Mark::right_paren)) {
    do {
      const std::optional<Span> name = named ? name_before_colon() : std::nullopt;
      if (named && !name) {
        expected(words_of(Word::name));
        break;
      }
      const Span begin = token_.at;
      if (name) {
        seek(name->end());
        expect(Mark::colon);
      }
      NodeId argument = expression();
      if (name) argument = add(Syntax::argument, since(begin), std::array{argument}, spelt_name(slice(*name)));
      parts.push_back(argument);
    } while (accept(Mark::comma));
  }
  expect(Mark::right_paren);
  bracket_may_close_ = may_close;
  return add(named ? Syntax::named_call : Syntax::call, token_.at, parts);
}

Parsed parse(std::string_view text, const ParseScope& scope, const ParseOptions& options) {
  return Parser(text, scope, options).parse();
}

}  // namespace ducha::feel
