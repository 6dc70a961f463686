// SPDX-License-Identifier: Apache-2.0
// From what an input is cut into to its plans.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "plan/cutter.h"
#include "plan/plan.h"

namespace ducha {

// What comes out of an input, in its order: a plan, or only diagnostics where a document could not be read.
struct ReadPlan {
  std::optional<Plan> plan;
  Diagnostics diagnostics;  // of its reading
  std::string ends_input;   // the name of the input whose end this is; else empty
};

// From any thread.
[[nodiscard]] ReadPlan read_plan_of(Cut cut);

// Keeps what there is to tell, in the order of the input: no blank documents; at the end, that no plan was in it.
class InputEnd {
 public:
  [[nodiscard]] bool keep(ReadPlan& reading);
  // The same of an entry that held a plan.
  void note_plan() { any_ = true; }

 private:
  bool any_ = false;
};

// Cut and read on one thread, one plan after another. One broken document gives an entry without a plan; reading goes
// on behind it. An input without any plan gives one entry with a warning.
class PlanReader {
 public:
  // The cutter must outlive it.
  explicit PlanReader(PlanCutter& cutter) : cutter_(cutter) {}
  [[nodiscard]] std::optional<ReadPlan> next();

 private:
  PlanCutter& cutter_;
  InputEnd end_;
};

}  // namespace ducha
