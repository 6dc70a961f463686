// SPDX-License-Identifier: Apache-2.0
// The windows of a period that a rule judges, as `every`, `during` and `edges` have them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/period.h"
#include "feel/value/value.h"
#include "rulebook/rule.h"

namespace ducha {

struct JudgedWindow {
  std::string name;  // the calendar's, also of a part or of one that was cut; of one off the calendar its two days
  DateRange whole;   // the window; where edges were cut what is left of it
  DateRange range;   // as much of it as the period holds: what is judged
  bool told = true;  // false: it cannot be told whether it is to be judged

  [[nodiscard]] bool is_part() const { return !(whole == range); }
};

// One range of `during`. A missing end is open.
struct DuringRange {
  std::optional<Date> first;
  std::optional<Date> last;
  bool first_told = true;  // false: there is a first day, and nobody says which
  bool last_told = true;
};

// Each calendar window that has a day in the period. A period that is exactly so many windows long and begins where no
// calendar window does is cut from its own first day. At most limit + 1 are made.
[[nodiscard]] std::vector<JudgedWindow> judged_windows(const DateRange& period, const Cadence& every,
                                                       std::size_t limit);

// Those of them that lie whole inside one of the ranges, both ends included; with Edges::cut what lies inside of those
// of which at least half does, held against the period again; with Edges::cut_start likewise of those of which the last
// day lies inside. Of two pieces of one window the longer counts.
[[nodiscard]] std::vector<JudgedWindow> within_ranges(const std::vector<JudgedWindow>& windows, const DateRange& period,
                                                      const std::vector<DuringRange>& ranges, Edges edges);

// Those that lie partly inside a range and are left out all the same, though edges are cut: what is left of each.
[[nodiscard]] std::vector<JudgedWindow> left_out_pieces(const std::vector<JudgedWindow>& windows,
                                                        const DateRange& period, const std::vector<DuringRange>& ranges,
                                                        Edges edges);

// The ranges that `during` gives: one or a list of {first, last}, or FEEL's own. Ends may be dates, null or events: one
// that happened is its day; one that did not has nothing after it as a first end and is open as a last one; one of
// which nothing is said is open as a last end and cannot be told as a first. nullopt: it cannot be told which there
// are.
// `from_event`: their first ends are events, so that null there says that nothing is said.
[[nodiscard]] std::optional<std::vector<DuringRange>> during_ranges(const feel::Value& during, Date as_of,
                                                                    bool from_event);

}  // namespace ducha
