// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "feel/codes.h"
#include "feel/syntax/advice.h"
#include "feel/syntax/lexer.h"
#include "feel/syntax/parsing.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

// A word that nothing but a name can hold behind another one.
bool is_plain(Keyword keyword) { return keyword == Keyword::none || keyword == Keyword::of; }

}  // namespace

void Parser::seek(std::uint32_t offset) {
  last_end_ = offset;
  token_ = token_at(text_, offset);
  if (token_.mark == Mark::unclosed_string) {
    fail(code::feel_unclosed, token_.at, {words_of(Word::string), words_of(Word::quote)});
  } else if (token_.mark == Mark::unclosed_comment) {
    fail(code::feel_unclosed, {token_.at.offset, 2}, {words_of(Word::comment), words_of(Word::comment_end)});
  } else if (token_.mark == Mark::unknown) {
    if (!advised()) fail(code::feel_character, token_.at, {Text(slice(token_.at))});
  }
}

Token Parser::following() const { return token_at(text_, token_.at.end()); }

bool Parser::accept(Mark mark) {
  if (!at(mark)) return false;
  advance();
  return true;
}

bool Parser::accept(Keyword keyword) {
  if (!at(keyword)) return false;
  advance();
  return true;
}

void Parser::expect(Mark mark) {
  if (!accept(mark)) expected(quoted(spelling(mark)));
}

void Parser::expect(Keyword keyword) {
  if (!accept(keyword)) expected(quoted(spelling(keyword)));
}

bool Parser::advised() {
  if (error_) return true;
  std::optional<SyntaxError> found = advice(text_, token_.at.offset, scope_);
  if (!found) return false;
  fail(found->code, found->at, std::move(found->arguments));
  return true;
}

// The name that the text breaks off behind, as one or with the words behind it.
void Parser::fail_unknown(Span name) {
  if (std::optional<SyntaxError> found = advice_for_name(text_, name, scope_)) {
    fail(found->code, found->at, std::move(found->arguments));
  } else {
    fail(code::feel_unknown_name, name, {Text(spelt_name(slice(name)))});
  }
}

void Parser::expected(const Text& what) {
  const bool side_by_side =
      at(Mark::word) && is_plain(token_.keyword) && unknown_.length > 0 && unknown_.end() == last_end_;
  if (!side_by_side && advised()) return;
  if (at(Mark::end)) {
    fail(code::feel_ended, token_.at, {what});
    return;
  }
  if (side_by_side) {
    // Words side by side are one name that nobody knows.
    Span name = unknown_;
    for (Token next = token_; next.mark == Mark::word && is_plain(next.keyword);) {
      name.length = next.at.end() - name.offset;
      next = token_at(text_, next.at.end());
    }
    fail_unknown(name);
    return;
  }
  fail(code::feel_expected, token_.at, {what, Text(slice(token_.at))});
}

void Parser::fail(Code code, Span at, std::vector<Text> arguments) {
  if (!error_) error_ = SyntaxError{code, at, shown(std::move(arguments))};
  token_ = {Mark::end, Keyword::none, {static_cast<std::uint32_t>(text_.size()), 0}};
}

void Parser::deepen(std::size_t levels) {
  depth_ += levels;
  if (depth_ > options_.nesting) fail(code::feel_too_deep, token_.at, {Text(std::to_string(options_.nesting))});
}

Span Parser::name_run(Keyword keyword) const {
  std::uint32_t end = token_.at.end();
  for (std::size_t here = past_spaces(text_, end); here < text_.size(); here = past_spaces(text_, here)) {
    const std::string_view part = name_part(text_, here);
    // What begins a comment is no part of a name.
    if (part.empty() || part == "?" || token_at(text_, static_cast<std::uint32_t>(here)).at.offset != here) break;
    if (keyword != Keyword::none && keyword_of(part) == keyword) break;
    here += part.size();
    end = static_cast<std::uint32_t>(here);
  }
  return {token_.at.offset, end - token_.at.offset};
}

std::optional<Span> Parser::name_before_colon() const {
  if (!at(Mark::word)) return std::nullopt;
  const Span name = name_run(Keyword::none);
  if (token_at(text_, name.end()).mark != Mark::colon) return std::nullopt;
  return name;
}

bool Parser::begins_expression(const Token& token) const {
  switch (token.mark) {
    case Mark::word:
      switch (token.keyword) {
        case Keyword::none:
        case Keyword::every:
        case Keyword::false_:
        case Keyword::for_:
        case Keyword::function:
        case Keyword::if_:
        case Keyword::null:
        case Keyword::some:
        case Keyword::true_: return true;
        case Keyword::and_:
        case Keyword::between:
        case Keyword::else_:
        case Keyword::external:
        case Keyword::in:
        case Keyword::instance:
        case Keyword::of:
        case Keyword::or_:
        case Keyword::return_:
        case Keyword::satisfies:
        case Keyword::then: return !scope_.names_at(text_, token.at.offset).empty();
      }
      return false;
    case Mark::number:
    case Mark::string:
    case Mark::question:
    case Mark::at:
    case Mark::left_paren:
    case Mark::left_bracket:
    case Mark::left_brace: return true;
    case Mark::minus:
    case Mark::end:
    case Mark::plus:
    case Mark::star:
    case Mark::power:
    case Mark::slash:
    case Mark::equal:
    case Mark::not_equal:
    case Mark::less:
    case Mark::less_equal:
    case Mark::greater:
    case Mark::greater_equal:
    case Mark::right_paren:
    case Mark::right_bracket:
    case Mark::right_brace:
    case Mark::comma:
    case Mark::colon:
    case Mark::dot:
    case Mark::dots:
    case Mark::arrow:
    case Mark::unclosed_string:
    case Mark::unclosed_comment:
    case Mark::unknown: return false;
  }
  return false;
}

// What is known of the entries of a value, as far as names and paths tell.
Type Parser::shape_of(NodeId id) const {
  const Tree::Node& node = tree_[id];
  if (node.kind == Syntax::name) {
    const auto found = name_types_.find(id);
    return found == name_types_.end() ? Type() : found->second;
  }
  if (node.kind == Syntax::filter) return shape_of(tree_.children(id)[0]);
  if (node.kind != Syntax::path) return {};
  Type base = shape_of(tree_.children(id)[0]);
  if (base.tag() == Type::Tag::list) base = base.element();
  const Type* field = base.field(tree_.text(id));
  return field == nullptr ? Type() : *field;
}

void Parser::declare(const std::string& name, const Type& type) {
  scope_.names.add(name, type);
  locals_.push_back(name);
}

void Parser::forget(std::size_t names) {
  while (locals_.size() > names) {
    scope_.names.remove(locals_.back());
    locals_.pop_back();
  }
}

NodeId Parser::add(Syntax kind, Span at, std::span<const NodeId> children, std::string text) {
  Tree::Node made;
  made.kind = kind;
  made.at = at;
  if (!text.empty()) made.text = tree_.add_text(std::move(text));
  return tree_.add(made, children);
}

}  // namespace ducha::feel
