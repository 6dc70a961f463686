// SPDX-License-Identifier: Apache-2.0
// The sink of a run. A report writes what it is told, in order; it judges nothing and decides no exit code.
#pragma once

#include "findings/finding.h"
#include "findings/league.h"

namespace ducha {

class ReportSink {
 public:
  virtual ~ReportSink() = default;
  virtual void begin(const Run&) {}
  virtual void finding(const Finding&) {}
  virtual void problem(const Problem&) {}
  virtual void plan(const PlanResult&) {}  // after the plan's findings and problems
  virtual void league(const League&) {}    // before the end, where scores are asked for
  virtual void end(const Summary&) {}
};

}  // namespace ducha
