// SPDX-License-Identifier: Apache-2.0
// Whether something happened and when, as people write it: a day, or yes and no.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"
#include "feel/value/value.h"

namespace ducha {

// Until when a plan can have seen anything happen.
struct SeenUntil {
  Date as_of;
  // Of a fact that is asked for as of the period's end: as_of, or the period's last day where that is earlier.
  Date end;
  std::optional<DateRange> period = {};  // that the plan is of
};

//   a day of read_days(), not after the last day    happened, on that day
//   a day after it                                  not happened, planned for that day
//   several days, or a month alone                  as the first of them; which it was is not known
//   yes, or one of its words in spelling.def        happened, on a day that is not said
//   no, or one of its words                         not happened
//   under way (facts/blank_marks.h)                 not happened, which the caller says
//
// nullopt where it is none of these, and of the days of a term.
[[nodiscard]] std::optional<feel::Value> read_event(std::string_view text, const FactSpec& fact, const SeenUntil& seen,
                                                    const WrittenIn& where = {});
// Of an event that is asked for as of the period's end more than a month of days is a term, of an office or an
// agreement, that may be over by then: its first day. nullopt where it is none.
[[nodiscard]] std::optional<Date> first_day_of_term(std::string_view text, const FactSpec& fact,
                                                    const WrittenIn& where = {});

// What an event is to a rule, of the entries of event_type(). Each is null where it is not known.
struct Event {
  std::optional<bool> happened;
  std::optional<Date> on;
  std::optional<Date> planned;
  std::optional<Date> last = {};  // of several days that are said, the last: `on` or `planned` is their first
};
// 2024-06-30; of a whole month 2024-06, of other days 2024-03-30/2024-04-02.
[[nodiscard]] std::string written_days(Date first, const std::optional<Date>& last);
[[nodiscard]] feel::Value to_value(const Event& event);
// Whether it is null, or an event of which nothing is said.
[[nodiscard]] bool is_unsaid(const feel::Value& value, const FactSpec* fact);
// Back from a value of event_type(); nothing is known of any other.
[[nodiscard]] Event event_of(const feel::Value& value);

}  // namespace ducha
