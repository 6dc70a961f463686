// SPDX-License-Identifier: Apache-2.0
// A FEEL expression, compiled once and evaluated often.
//
//   Scope scope;
//   Slot subjects = scope.declare("subjects", Type::Tag::number);
//   Compiled compiled = compile("subjects > 0", scope);
//   if (!compiled.program) report(compiled.problems);
//   std::vector<Value> slots(scope.size());
//   slots[subjects] = Decimal(31);
//   Value result = compiled.program->evaluate(slots);
//
// A Program is immutable: any number of threads may evaluate it at once, each with slots of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "feel/builtins/environment.h"
#include "feel/code/slot.h"
#include "feel/value/type.h"
#include "feel/value/value.h"

namespace ducha::feel {

struct Trace;         // feel/run/trace.h
struct Node;          // feel/code/node.h
struct ParseScope;    // feel/syntax/parser.h
struct ProgramParts;  // feel/compile/program_parts.h

// What the names of an expression mean: each a slot with a type. Names may hold spaces and operators ("Full Name",
// "a-b"); the longest name in scope wins. A copy costs nothing and shares what it was copied from; what is declared in
// it lies on top.
class Scope {
 public:
  Slot declare(std::string name, Type type = {});                // in the next free slot
  void declare_at(Slot slot, std::string name, Type type = {});  // an alias, or a gap left open
  [[nodiscard]] std::optional<Slot> slot_of(std::string_view name) const;
  [[nodiscard]] const Type& type_of(Slot slot) const;
  [[nodiscard]] std::size_t size() const;  // slots to provide: highest + 1
  struct Name {
    std::string name;
    Slot slot;
    Type type;
  };
  [[nodiscard]] std::vector<Name> names() const;  // in the order of their declaration
  // The latest of that name; null where there is none. Valid as long as the scope is, and nothing is declared.
  [[nodiscard]] const Name* find(std::string_view name) const;

 private:
  friend const ParseScope& parse_scope(const Scope& scope);
  struct Layer;
  std::shared_ptr<Layer> top_;  // null: nothing is declared; never changed where it is shared
};

// A fault of an expression: what and where in its text. Severity is the code's.
struct Problem {
  Code code;
  Span at;  // bytes of the expression's text
  std::vector<Text> arguments;
};

struct CompileOptions {
  Limits limits;
  // A strict scope makes unknown names, unknown fields of closed contexts and operations that can only give null an
  // error; else they are null at run time with a reason, as the standard has it. In a strict scope null is a fact that
  // was not given: whether it is `in` a list that lacks null cannot be told, where the standard says false.
  bool strict = false;
  // Reads the text as unary tests (10.3.1.3 grammar rule 15) over the value named `?`, which the scope declares.
  bool unary_tests = false;
};

class Program {
 public:
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // Allocates nothing where only numbers, dates and booleans are concerned.
  [[nodiscard]] Value evaluate(std::span<const Value> slots, const Environment& environment = {}) const;
  // The same code with the recorder on.
  [[nodiscard]] Value explain(std::span<const Value> slots, Trace& trace, const Environment& environment = {}) const;

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const Type& type() const;                    // what the result can be
  [[nodiscard]] const std::vector<ReadPath>& reads() const;  // sorted, without doubles
  [[nodiscard]] std::optional<Value> constant() const;       // its value where nothing is read
  [[nodiscard]] std::vector<Decimal> figures() const;        // the numbers that are written in it
  [[nodiscard]] bool uses_clock() const;                     // now() or today()
  // Where in its text a part of that text stands which no evaluation comes to twice, and in which every name means what
  // it means to the whole: what it gave is what it would give by itself. nullopt: nowhere.
  [[nodiscard]] std::optional<Span> once(std::string_view part) const;

 private:
  friend const ProgramParts& parts_of(const Program& program);
  friend std::shared_ptr<const Program> program_of(ProgramParts parts);
  Program();
  std::unique_ptr<const ProgramParts> parts_;
};

struct Compiled {
  std::shared_ptr<const Program> program;  // null where a problem is an error
  std::vector<Problem> problems;           // in the order of their places
};

[[nodiscard]] Compiled compile(std::string_view text, const Scope& scope, const CompileOptions& options = {});

}  // namespace ducha::feel
