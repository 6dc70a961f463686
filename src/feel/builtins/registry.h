// SPDX-License-Identifier: Apache-2.0
// The built-in functions (DMN 1.5, 10.3.4), one row each: names and types of parameters, result, code. Arity, named
// arguments, static checking and the reference page all come from the row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "feel/value/type.h"
#include "feel/value/value.h"

namespace ducha::feel {

class Call;  // feel/builtins/call.h: limits, clock, calling a function value, saying why null

// What stands for an argument that is not known when a call is tried at compiling: the other arguments alone make null
// of it, or nothing does.
enum class Sample : std::uint8_t { none, text, year };

struct Parameter {
  std::string_view name;  // "string", "start position"
  std::string_view type;  // FEEL's spelling: "string", "list<Any>", "function<...>"
  bool optional = false;
  bool variadic = false;  // the last one: any number of arguments, handed over as one list
  bool nullable = false;  // null is a value to this function; else a null argument gives null
  Sample sample = Sample::none;
};

// What says more of a call's result than the row does: elements that are handed on keep their type.
enum class Typing : std::uint8_t {
  row,         // the row's own
  first_list,  // the list that came first
  any_list,    // a list of anything, the new element among them
  appended,    // the first list's elements and the other arguments
  joined,      // the elements of all the lists
  element      // one of the elements, or of the arguments
};

// What a call of the name is, beside computing its result.
enum class Nature : std::uint8_t {
  plain,
  clock,      // reads the clock: never a constant
  size,       // of a list it asks only how many elements there are
  negation,   // one argument without a name makes it an operator of the language
  membership  // of a list, then an element; in a rule a fact that was not given may be among any
};

using Implementation = Value (*)(Call& call, std::span<const Value> arguments);

// One signature of a function. Functions with several (date(from), date(year, month, day)) have several rows in a run.
struct Builtin {
  std::string_view name;
  std::span<const Parameter> parameters;
  std::string_view result;  // FEEL's spelling
  Implementation implementation;
  bool standard = true;  // false: an addition of ours
  Typing typing = Typing::row;
  Nature nature = Nature::plain;
};

// More parameters than any row has; a test holds the rows to it.
inline constexpr std::size_t kMostParameters = 6;

// All rows, sorted by name.
[[nodiscard]] std::span<const Builtin> builtins();
[[nodiscard]] std::span<const Builtin> builtins_named(std::string_view name);
// As the reference writes it: substring(string: string, start position: number, length?: number) -> string.
[[nodiscard]] std::string signature_text(const Builtin& row);
// Those of a name, one behind the other.
[[nodiscard]] std::string signatures_text(std::span<const Builtin> rows);
[[nodiscard]] Value value_of(Sample sample);

}  // namespace ducha::feel
