// SPDX-License-Identifier: Apache-2.0
#include "batch/part_problems.h"

#include <iterator>

#include "findings/to_ndjson.h"

namespace ducha {

void PartProblems::take(const Problem& problem, bool findings_wait) {
  switch (said_of_(problem.code)) {
    case SaidOf::run: return;  // made anew of all parts
    case SaidOf::waivers:
      if (!anew_.waivers) waivers_.push_back(problem);
      return;
    case SaidOf::compared:
      if (!anew_.baseline) waiting_.push_back(problem);
      return;
    case SaidOf::baseline:
      if (anew_.baseline) return;
      break;
    case SaidOf::roster: waiting_.push_back(problem); return;
    case SaidOf::place:
    case SaidOf::head: break;
  }
  if (problem.absent) {
    absent_.push_back(problem);
  } else if (problem.of_rulebook) {
    waiting_.push_back(problem);
  } else if (findings_wait) {
    behind_.push_back(problem);
  } else {
    tell_(problem);
  }
}

void PartProblems::behind_plan() {
  for (const Problem& problem : behind_) tell_(problem);
  behind_.clear();
  tell_waiting();
}

void PartProblems::end_part() {
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(at_end_));
  waiting_.clear();
}

void PartProblems::tell_absent() const {
  for (const Problem& problem : absent_) tell_(problem);
}

void PartProblems::tell_waivers() const {
  for (const Problem& problem : waivers_) tell_(problem);
}

void PartProblems::end() {
  std::swap(waiting_, at_end_);
  tell_waiting();
}

void PartProblems::tell_waiting() {
  for (const Problem& problem : waiting_) {
    if (told_.insert(to_ndjson(problem)).second) tell_(problem);
  }
  waiting_.clear();
}

}  // namespace ducha
