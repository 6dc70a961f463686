// SPDX-License-Identifier: Apache-2.0
// Whatever compiles evaluates within its limits, to the same value with and without the recorder, and that value can be
// printed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feel/compile/program.h"
#include "feel/run/trace.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha::feel;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Scope scope;
  const Slot number = scope.declare("a");
  const Slot list = scope.declare("list");
  const Slot gap = scope.declare("missing");
  CompileOptions options;
  options.limits.steps = 20'000;
  options.limits.elements = 10'000;
  options.limits.string = 1U << 16U;
  options.limits.regex_steps = 1'000;
  const Compiled compiled = compile(text, scope, options);
  if (!compiled.program) return 0;

  std::vector<Value> slots(scope.size());
  slots[number] = ducha::Decimal(3);
  slots[list] = Value::list({Value(ducha::Decimal(1)), Value(), Value::string("x"), Value(ducha::Date{2024, 6, 30})});
  slots[gap] = Value();
  const Value fast = compiled.program->evaluate(slots);
  Trace trace;
  const Value traced = compiled.program->explain(slots, trace);
  // A function is a value of its own each time it is made, inside a context too: there the text must do.
  const bool same = identical(fast, traced) || to_feel(fast) == to_feel(traced);
  if (!compiled.program->uses_clock() && !same) std::abort();
  static_cast<void>(to_text(fast));
  static_cast<void>(missing(trace));
  static_cast<void>(deciding(trace));
  static_cast<void>(reasons(trace));
  return 0;
}
