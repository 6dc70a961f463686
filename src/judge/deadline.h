// SPDX-License-Identifier: Apache-2.0
// What must be done by a day, as a pure function: `within` of a rule.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "facts/read_event.h"
#include "feel/value/value.h"
#include "findings/status.h"

namespace ducha {

// What is known of a happening at as_of.
struct Happening {
  enum class State : std::uint8_t {
    not_given,  // nothing is said of it
    not_yet,    // it has not happened
    day_known,  // it happened on that day
    undated,    // it happened, on a day that is not said
  } state = State::not_given;
  Date on;                      // where the day is known
  std::optional<Date> planned;  // where it has not happened and a day is planned
  // Where several days are said, or the month alone: the last, and the last that is over, `on` being the first.
  std::optional<Date> last = {}, latest = {};
};
// Of an event, or of a date, which is read as one: a day after as_of has not happened.
[[nodiscard]] Happening happening_of(const feel::Value& value, Date as_of);

// What a deadline is judged by.
struct DeadlineFacts {
  bool from_required = true;  // else the last day is said itself
  Happening from;
  Happening done;
  std::optional<Date> last;  // by which it must be done; nothing: it cannot be told
  bool early = false;        // done before `from` is no contradiction
  Date as_of;
};

// The rows of the table below.
enum class DeadlineRow : std::uint8_t { not_begun = 1, contradiction, in_time, late, time_left, overdue, undecided };

struct DeadlineVerdict {
  Status status = Status::unknown;
  DeadlineRow row = DeadlineRow::undecided;
  std::int64_t days = 0;  // late or overdue
};

// The first row that holds (docs/judging.md, whose table a test holds against it):
//
//   1  `from` has not happened                                    not_applicable
//   2  `done` happened on a day before `from`, unless `early`     error
//   3  `done` happened on or before the last day                  pass
//   4  `done` happened after it                                   fail
//   5  the last day lies after as_of, and `done` has not
//      happened or nothing is said of it                          pending
//   6  `done` has not happened                                    fail
//   7  else                                                       unknown
//
// Rows 3 to 6 are tried only where the last day is known; `done` on a day not said is row 7, also while time is left.
[[nodiscard]] DeadlineVerdict judge(const DeadlineFacts& facts);

// Where of `from` or `done` several days are said: of the days that it may have been, and that do not
// contradict each other, those that leave the most time, or the least. The last day is not reckoned anew.
[[nodiscard]] DeadlineFacts with_most_time(DeadlineFacts facts);
[[nodiscard]] DeadlineFacts with_least_time(DeadlineFacts facts);

}  // namespace ducha
