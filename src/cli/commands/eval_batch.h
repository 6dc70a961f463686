// SPDX-License-Identifier: Apache-2.0
// FEEL over a stream: one expression a line with its context in, one value a line out (docs/feel.md, "Typed JSON").
//
//   {"id": 1, "expr": "a + 1", "context": {"a": {"t": "number", "v": "2"}}}   ->   {"id":1,"t":"number","v":"3"}
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "feel/compile/program.h"

namespace ducha {

struct BatchSettings {
  std::string input_name = "-";   // what diagnostics call the input
  feel::Environment environment;  // current_time(), unless the user gave another
  feel::Limits limits;
  bool strict = false;  // as CompileOptions::strict
  bool why = false;     // reports doubts of expressions as warnings, and why a value is null as notes
};

struct BatchCounts {
  std::size_t lines = 0;       // that hold anything
  std::size_t unread = 0;      // no such JSON: nothing was written for them
  std::size_t uncompiled = 0;  // no such expression: null was written
};

using ReportDiagnostic = std::function<void(const Diagnostic&, Severity)>;

// What a strict scope would refuse of an expression; shown as warnings where its value stands.
[[nodiscard]] std::vector<Diagnostic> strict_problems(const std::string& expression, const SourcePtr& source,
                                                      const feel::Scope& scope, const feel::Limits& limits);

// Writes a line for each that could be read, in their order, as soon as it is known. Stops early only where `out`
// fails.
BatchCounts evaluate_batch(std::istream& in, std::ostream& out, const BatchSettings& settings,
                           const ReportDiagnostic& report);

// The date and time of the machine's clock in its zone, as now() gives it.
[[nodiscard]] feel::Value current_time();

}  // namespace ducha
