// SPDX-License-Identifier: Apache-2.0
// The least changes of one fact with which a rule passes. The rule itself is asked: a value is tried by judging the
// subject again, everything else as it is, and only what passed is said. Facts that a unit cannot change (`given`) and
// free text are never proposed.
//
//   figures        up and down in the steps they are written in: doubling, then halving to the least
//   days, events   the days at hand (as_of, the due day, ends of the window and the period), then the nearest one
//   booleans       the other;  choices: each
//   lists          one more, or as many as it takes: a record dated in the window, each element that is lacking
#pragma once

#include <cstddef>
#include <vector>

#include "findings/finding.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"

namespace ducha {

class RemedySearch {
 public:
  // `slots` hold the plan of the view; they do again whenever a call returns.
  RemedySearch(const PlanView& view, SlotValues& slots, const CheckOptions& options);

  // Of a finding that the rule gave on the view, where it fails, or is undecided and options ask for those too.
  void add_to(Finding& finding, const Rule& rule, const RuleReads& reads);

 private:
  const Rule* rule_ = nullptr;  // of the finding before
  std::size_t records_left_ = 0;
  PlanView view_;  // whose facts are changed and put back
  SlotValues& slots_;
  CheckOptions options_;  // under which nothing is said
};

}  // namespace ducha
