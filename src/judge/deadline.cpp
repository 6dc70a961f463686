// SPDX-License-Identifier: Apache-2.0
#include "judge/deadline.h"

#include <algorithm>

namespace ducha {

namespace {

Happening on_a_day(Date day, Date as_of) {
  Happening happening;
  if (as_of < day) {
    happening.state = Happening::State::not_yet;
    happening.planned = day;
  } else {
    happening.state = Happening::State::day_known;
    happening.on = day;
  }
  return happening;
}

}  // namespace

Happening happening_of(const feel::Value& value, Date as_of) {
  if (value.kind() == feel::Kind::date) return on_a_day(value.as_date(), as_of);
  Happening happening;
  if (value.is_null()) return happening;
  const Event event = event_of(value);
  if (event.on) {
    Happening on = on_a_day(*event.on, as_of);
    on.last = event.last;
    if (event.last && on.state == Happening::State::day_known) on.latest = std::min(as_of, *event.last);
    return on;
  }
  if (event.planned) return on_a_day(*event.planned, as_of);
  if (!event.happened) return happening;
  happening.state = *event.happened ? Happening::State::undated : Happening::State::not_yet;
  return happening;
}

DeadlineFacts with_most_time(DeadlineFacts facts) {
  const auto known = [](const Happening& one) { return one.state == Happening::State::day_known; };
  if (facts.from.latest) {
    Date from = *facts.from.latest;
    if (known(facts.done)) from = std::max(facts.from.on, std::min(from, facts.done.latest.value_or(facts.done.on)));
    facts.from.on = from;
  }
  const bool follows = known(facts.from) && facts.done.latest && !facts.early;
  if (follows) facts.done.on = std::min(*facts.done.latest, std::max(facts.done.on, facts.from.on));
  return facts;
}

DeadlineFacts with_least_time(DeadlineFacts facts) {
  if (facts.done.latest) facts.done.on = *facts.done.latest;
  return facts;
}

DeadlineVerdict judge(const DeadlineFacts& facts) {
  using State = Happening::State;
  using Row = DeadlineRow;
  const Happening& from = facts.from;
  const Happening& done = facts.done;
  if (facts.from_required && from.state == State::not_yet) return {Status::not_applicable, Row::not_begun, 0};
  const bool both_dated = facts.from_required && from.state == State::day_known && done.state == State::day_known;
  if (both_dated && !facts.early && done.on < from.on) return {Status::error, Row::contradiction, 0};
  if (!facts.last) return {Status::unknown, Row::undecided, 0};
  const Date last = *facts.last;
  switch (done.state) {
    case State::day_known:
      if (done.on <= last) return {Status::pass, Row::in_time, 0};
      return {Status::fail, Row::late, to_days(done.on) - to_days(last)};
    case State::not_yet:
      if (facts.as_of < last) return {Status::pending, Row::time_left, 0};
      return {Status::fail, Row::overdue, to_days(facts.as_of) - to_days(last)};
    case State::not_given:
      if (facts.as_of < last) return {Status::pending, Row::time_left, 0};
      return {Status::unknown, Row::undecided, 0};
    case State::undated: return {Status::unknown, Row::undecided, 0};
  }
  return {};
}

}  // namespace ducha
