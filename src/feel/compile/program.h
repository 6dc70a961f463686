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
#include "base/limits.h"
#include "feel/value/type.h"
#include "feel/value/value.h"

namespace ducha::feel {

struct Trace;  // feel/run/trace.h
class Doubts;  // feel/run/doubts.h
struct Node;   // feel/compile/node.h
using Slot = std::uint32_t;

// What the names of an expression mean: each a slot with a type. Names may hold spaces and operators ("Full Name",
// "a-b"); the longest name in scope wins.
class Scope {
 public:
  Slot declare(std::string name, Type type = {});                // in the next free slot
  void declare_at(Slot slot, std::string name, Type type = {});  // an alias, or a gap left open
  [[nodiscard]] std::optional<Slot> slot_of(std::string_view name) const;
  [[nodiscard]] const Type& type_of(Slot slot) const;
  [[nodiscard]] std::size_t size() const { return size_; }  // slots to provide: highest + 1
  struct Name {
    std::string name;
    Slot slot;
    Type type;
  };
  [[nodiscard]] const std::vector<Name>& names() const { return names_; }

 private:
  std::vector<Name> names_;
  std::size_t size_ = 0;
};

// What bounds compiling and evaluating; the embedding program may set each (base/limits.h has the defaults and
// reasons).
struct Limits {
  std::size_t text = kFeelText;                 // bytes of one expression
  std::size_t nesting = kFeelNesting;           // brackets within brackets; at most 500
  std::size_t steps = kFeelSteps;               // nodes evaluated by one evaluate()
  std::size_t elements = kFeelElements;         // of one list
  std::size_t string = kFeelString;             // bytes of one string
  std::size_t recursion = kFeelRecursion;       // user functions within user functions
  std::size_t stack = kFeelStack;               // bytes of the native stack one evaluate() may take
  std::uint32_t regex_steps = kFeelRegexSteps;  // ICU's own unit of matching time
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

// What a program reads: a slot and the fields below it that it asks for, list indexes left out. `tests[date in window]`
// reads {tests, {"date"}}; a value used as a whole ends the path there.
struct ReadPath {
  Slot slot;
  std::vector<std::string> fields;
  bool size_only = false;  // of a list only how many elements it has, as count() asks
  friend bool operator==(const ReadPath&, const ReadPath&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const ReadPath&, const ReadPath&) = default;
};

// What the world gives to an evaluation besides slots.
struct Environment {
  // The value of now(), a date and time with offset; null: now() and today() are null, with a reason.
  Value now = {};
  // Asked where a filter over a dated list cannot tell of an element; null: then the element is left out, as the
  // standard has it. Not asked while steps are written down.
  Doubts* doubts = nullptr;
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
  [[nodiscard]] bool uses_clock() const;                     // now() or today()

 private:
  friend class ProgramBuilder;
  Program();
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

struct Compiled {
  std::shared_ptr<const Program> program;  // null where a problem is an error
  std::vector<Problem> problems;           // in the order of their places
};

[[nodiscard]] Compiled compile(std::string_view text, const Scope& scope, const CompileOptions& options = {});

}  // namespace ducha::feel
