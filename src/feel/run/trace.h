// SPDX-License-Identifier: Apache-2.0
// What an evaluation did, step by step: filled by Program::explain, empty otherwise.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "feel/code/slot.h"
#include "feel/value/range.h"
#include "feel/value/value.h"

namespace ducha::feel {

// Where a value came from: a slot, then fields and list indexes (from 0). tests[2].date is {tests, {2, "date"}}.
struct Origin {
  Slot slot = 0;
  std::vector<std::variant<std::string, std::size_t>> path;
  friend bool operator==(const Origin&, const Origin&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

// Why a step gave null although its operands were there: a row of the diagnostic table.
struct Reason {
  Code code;
  std::vector<Text> arguments;
};

struct Step {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  Span at;                       // the sub-expression, in the expression's text
  std::uint32_t parent = kNone;  // the step whose operand this is; parents stand before their operands
  Value value;
  // Set where the step takes a value out of a slot (the longest path: `a.b` is one read). Many steps share one.
  std::shared_ptr<const Origin> read;
  std::optional<Reason> reason;
  // The step in which a value that is handed on, as a variable or an entry, became null.
  std::uint32_t from = kNone;
  bool logical = false;  // `and`, `or`, `not`, some, every: only operands that could change the result count
  bool skipped = false;  // not evaluated: the result was settled before
  bool domain = false;   // what its parent goes through: the base of a filter, the list of for, some, every
  bool selects = false;  // a filter: its value is taken from its domain
  // What is done with the operands: how two are compared by a sign, or which built-in function is called (its name
  // lasts as long as the program). Neither: anything else.
  std::optional<RangeForm> comparison;
  std::string_view function;
};

struct Trace {
  std::vector<Step> steps;  // the root first
  // Steps past the limit are not kept; the flag says so.
  bool truncated = false;
  // Of a loop only so many iterations of each outcome are kept (base/limits.h); the flag says that some were left out.
  bool thinned = false;
  bool halted = false;  // a limit ended the evaluation: what its steps gave is no answer
};

// The reads that are null and made the result null, through three-valued logic (DMN 1.5, Table 50): false and null is
// false and lists nothing; true and null lists the right side's. Sorted, without doubles; of one list's elements no
// more than of a loop's iterations.
[[nodiscard]] std::vector<Origin> missing(const Trace& trace);
// Of a result that is a list or a range: those that are null and made an element or an end of it null.
[[nodiscard]] std::vector<Origin> missing_within(const Trace& trace);
// The reads that are null and left it open whether an element of a dated list passes a filter. Sorted, without doubles.
[[nodiscard]] std::vector<Origin> doubtful(const Trace& trace);
// The reads that decided the result, in the order of the expression, without doubles: those of skipped or outvoted
// operands are left out, and those that only kept an element out of a list come last, and lists of
// which elements were read.
[[nodiscard]] std::vector<Origin> deciding(const Trace& trace);
// Whether a filter over a dated list met an element of which its condition is null, or may have in a step that was not
// kept.
[[nodiscard]] bool met_doubt(const Trace& trace);
// What the sub-expression at that place gave, which is evaluated once at most (Program::once); nullptr: it was not, or
// a limit ended the evaluation.
[[nodiscard]] const Value* value_at(const Trace& trace, Span at);
// Whether a reason is a limit that was met: it ends the evaluation as a whole.
[[nodiscard]] bool is_limit(Code code);
// The innermost reasons for a null result.
[[nodiscard]] std::vector<Step> reasons(const Trace& trace);

}  // namespace ducha::feel
