// SPDX-License-Identifier: Apache-2.0
// What the parts of a run say besides their findings, told as a single run would tell it: what is the same in every
// part once, what is of a plan behind its findings, and nothing of what is found anew over all parts.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/said_of.h"
#include "findings/finding.h"

namespace ducha {

// What is given anew to who folds the parts, and then told anew.
struct GivenAnew {
  bool waivers = false;
  bool baseline = false;
};

class PartProblems {
 public:
  // said_of: by a problem's code.
  PartProblems(GivenAnew anew, SaidOf (*said_of)(std::string_view code), std::function<void(const Problem&)> tell)
      : anew_(anew), said_of_(said_of), tell_(std::move(tell)) {}

  // In the order of the parts' lines. findings_wait: the plan has findings that are not told yet.
  void take(const Problem& problem, bool findings_wait);
  // Before a finding of theirs is told.
  void before_finding() { tell_waiting(); }
  // Behind the findings of a plan.
  void behind_plan();
  // Behind the last plan of a part: what still waits stands behind the last plan of all.
  void end_part();

  // Behind the last part, in this order. Who did not submit to one part may have submitted to another: only where no
  // roster is at hand is that what it was.
  void tell_absent() const;
  // Those of several parts say nothing of the whole: what covers nothing in one may cover something in another.
  void tell_waivers() const;
  void end();

 private:
  void tell_waiting();

  GivenAnew anew_;
  SaidOf (*said_of_)(std::string_view code);
  std::function<void(const Problem&)> tell_;
  std::vector<Problem> behind_;   // of the plan whose findings wait
  std::vector<Problem> absent_;   // who did not submit, as a part has it
  std::vector<Problem> waivers_;  // of waivers that are not given anew
  std::vector<Problem> waiting_;  // of all parts, until a plan follows
  std::vector<Problem> at_end_;   // behind the last plan
  std::set<std::string> told_;    // of all parts, as lines
};

}  // namespace ducha
