// SPDX-License-Identifier: Apache-2.0
#include "batch/part_problems.h"

#include <iterator>

#include "batch/codes.h"
#include "findings/to_ndjson.h"

namespace ducha {

namespace {

// What a run says again when it ends: made anew of all parts.
bool is_made_anew(const Problem& problem) {
  return problem.code.starts_with(code::check_duplicate_plan.row().name) || problem.code.starts_with("cli.nothing-");
}

// Made anew where a baseline is given.
bool is_of_baseline(const Problem& problem) {
  return problem.code.starts_with("compare.") || problem.code.starts_with("cli.baseline-");
}

// The same in every part: of the rulebook, the call, or a file beside the plans.
bool is_of_all(const Problem& problem) {
  return problem.of_rulebook || problem.code.starts_with("batch.roster-") || problem.code.starts_with("compare.");
}

bool is_of_waivers(const Problem& problem) { return problem.code.starts_with("waivers."); }

}  // namespace

void PartProblems::take(const Problem& problem, bool findings_wait) {
  if (is_made_anew(problem) || (anew_.baseline && is_of_baseline(problem))) return;
  if (is_of_waivers(problem)) {
    if (!anew_.waivers) waivers_.push_back(problem);
  } else if (problem.absent) {
    absent_.push_back(problem);
  } else if (is_of_all(problem)) {
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
