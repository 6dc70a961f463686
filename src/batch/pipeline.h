// SPDX-License-Identifier: Apache-2.0
// A batch on all cores: each of so many threads cuts a chunk of the inputs, reads and judges it, and hands over what is
// next in the order of the input. What is under way is bounded, so memory does not grow with the batch.
//
//   plans -> chunks of some findings, 64 KB at most -> read, judge -> take(), in order
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "batch/checker.h"
#include "plan/reader.h"

namespace ducha {

// What came of one entry of an input.
struct JudgedPlan {
  ReadPlan reading;                    // the plan is gone; what is left is what there is to say of reading it
  std::optional<PlanFindings> judged;  // added to the batch; none: there was no plan
};

struct PipelineSinks {
  // From the thread that judged the plan, while others judge theirs: what of its reports can be made apart. May be
  // empty.
  std::function<void(PlanFindings& judged)> prepare;
  // False: no more is wanted.
  std::function<bool(JudgedPlan& entry)> take;
  // Nothing is ready: the moment to show what there is.
  std::function<void()> idle;
};

// Judges everything that `plans` gives, on so many threads, the caller's among them. The sinks are called from any of
// them, never from two at once; the order of take() and all that it is given are the same for any number. Where so many
// threads cannot be started there are fewer. A plan whose judging throws is told as a diagnostic (check.failed) and the
// others are judged; what an input or a sink throws ends the run and is thrown again, on the caller's thread.
void run_pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks);

}  // namespace ducha
