// SPDX-License-Identifier: Apache-2.0
// The parser at work, private to feel/syntax. One function a rule of the grammar; the first error moves to the end of
// the text, where every rule ends by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feel/syntax/parser.h"
#include "feel/syntax/token.h"
#include "feel/syntax/words.h"

namespace ducha::feel {

class Parser {
 public:
  Parser(std::string_view text, const ParseScope& scope, const ParseOptions& options);
  [[nodiscard]] Parsed parse();

 private:
  // parser.cpp: operators, in the order of their precedence
  NodeId expression();
  NodeId disjunction();
  NodeId conjunction();
  NodeId comparison();
  NodeId additive();
  NodeId multiplicative();
  NodeId power();
  NodeId unary();
  NodeId postfix(Span begin, NodeId base);
  NodeId path(NodeId base);
  NodeId filter(NodeId base);
  NodeId call(NodeId callee);
  NodeId chain(NodeId (Parser::*operand)(), Mark first, Mark second);
  NodeId logical(NodeId (Parser::*operand)(), Keyword word, Syntax kind);

  // parser_forms.cpp: if, for, some, every, function
  NodeId condition();
  NodeId iteration(Keyword word);
  NodeId iterator();
  NodeId function();

  // parser_literals.cpp: what stands for itself, brackets, names
  NodeId primary();
  NodeId negative_number(Span sign);
  NodeId word();
  NodeId name();
  NodeId string();
  NodeId temporal();
  NodeId parentheses();
  NodeId brackets();
  NodeId outward_range();
  [[nodiscard]] bool begins_range() const;
  NodeId range(Span begin, NodeId low, bool low_included);
  NodeId context();
  std::optional<std::string> string_value(Span at);

  // parser_tests.cpp: unary tests
  NodeId unary_tests();
  NodeId in(NodeId value);

  // parser_types.cpp
  Type type();
  Type context_type();
  Type function_type();
  Type named_type();
  void close_type();

  // parser_words.cpp: tokens and names
  void seek(std::uint32_t offset);
  void advance() { seek(token_.at.end()); }
  [[nodiscard]] bool at(Mark mark) const { return token_.mark == mark; }
  [[nodiscard]] bool at(Keyword keyword) const { return token_.keyword == keyword; }
  [[nodiscard]] Token following() const;
  bool accept(Mark mark);
  bool accept(Keyword keyword);
  void expect(Mark mark);
  void expect(Keyword keyword);
  void expected(const Text& what);
  bool advised();  // says what to write instead of what stands here, where that is known
  void fail_unknown(Span name);
  void fail(Code code, Span at, std::vector<Text> arguments = {});
  [[nodiscard]] std::string_view slice(Span at) const { return text_.substr(at.offset, at.length); }
  // The words and symbols here as one name, up to a keyword where one ends it.
  [[nodiscard]] Span name_run(Keyword end) const;
  [[nodiscard]] std::optional<Span> name_before_colon() const;
  [[nodiscard]] bool begins_expression(const Token& token) const;
  [[nodiscard]] Type shape_of(NodeId id) const;
  void declare(const std::string& name, const Type& type);
  void forget(std::size_t names);
  [[nodiscard]] Span since(Span begin) const { return {begin.offset, last_end_ - begin.offset}; }
  NodeId add(Syntax kind, Span at, std::span<const NodeId> children = {}, std::string text = {});
  Tree::Node& node(NodeId id) { return tree_.nodes[id]; }

  // Counts one level of nesting as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser, std::size_t levels = 1) : parser_(parser), levels_(levels) {
      parser_.deepen(levels);
    }
    ~Level() { parser_.depth_ -= levels_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    void deeper() {
      ++levels_;
      parser_.deepen(1);
    }

   private:
    Parser& parser_;
    std::size_t levels_;
  };
  void deepen(std::size_t levels);

  std::string_view text_;
  ParseScope scope_;  // local names come and go in it, on top of what is given
  ParseOptions options_;
  Tree tree_;
  Token token_;
  std::uint32_t last_end_ = 0;  // behind the token before
  std::size_t depth_ = 0;
  std::size_t filters_ = 0;  // open ones, in which an item's fields may be named
  std::vector<std::string> locals_;
  std::unordered_map<NodeId, Type> name_types_;
  bool tests_allowed_ = false;      // the next bracket may hold several tests
  std::optional<NodeId> tests_;     // the bracket that did
  bool bracket_may_close_ = false;  // within the end of a range, [ may be its closing bracket
  Span unknown_;                    // the name read last, where nobody knows it
  std::optional<SyntaxError> error_;
  std::vector<SyntaxError> unknown_types_;
};

}  // namespace ducha::feel
