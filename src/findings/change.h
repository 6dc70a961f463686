// SPDX-License-Identifier: Apache-2.0
// How a finding stands against the same finding of an earlier run.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "findings/status.h"

namespace ducha {

// `gone`: its unit, rule or subject is no longer there.
enum class Change : std::uint8_t { fresh, worse, fixed, better, unchanged, gone };
inline constexpr std::array kChanges = {Change::fresh,  Change::worse,     Change::fixed,
                                        Change::better, Change::unchanged, Change::gone};
using ChangeCounts = std::array<std::size_t, kChanges.size()>;

[[nodiscard]] std::string_view to_string(Change change);  // the wire's word: "new" for `fresh`
[[nodiscard]] std::optional<Change> read_change(std::string_view word);

// What --fail-on new counts.
[[nodiscard]] constexpr bool is_fresh(Change change) { return change == Change::fresh || change == Change::worse; }

// Verdicts of two runs on one subject, with the force that counts in each. What could be told and no longer can
// (unknown, error) is worse, whatever it was: nobody gets better by keeping silent. `fixed` is what was wrong and
// passes or no longer applies; a failure of greater force than before is worse, of lesser force better. What passed and
// is not due yet is unchanged, for nothing was wrong; what was not due and passes is better (*), and unchanged where it
// is n/a.
//
//   from \ to          pass, n/a   waived   pending   unknown   fail    error
//   pass, n/a          unchanged   worse    same      worse     worse   worse
//   waived             fixed       same     better    worse     worse   worse
//   pending            better*     worse    same      worse     worse   worse
//   unknown            fixed       better   better    same      worse   worse
//   fail               fixed       better   better    worse     same    worse
//   error              fixed       better   better    better    worse   same
[[nodiscard]] Change change_of(Status from, Status to, Modality force_before, Modality force_now);

}  // namespace ducha
