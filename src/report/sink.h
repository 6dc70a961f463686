// SPDX-License-Identifier: Apache-2.0
// The sink of a run. A report writes what it is told, in order; it judges nothing and decides no exit code.
#pragma once

#include <string_view>

#include "findings/finding.h"
#include "findings/league.h"

namespace ducha {

class ReportSink {
 public:
  virtual ~ReportSink() = default;
  virtual void begin(const Run&) {}
  virtual void finding(const Finding&) {}
  // The same with its line of NDJSON, with its end, where somebody made it already: wanted by who writes such
  // lines.
  virtual void finding_line(const Finding& finding, std::string_view /*line*/) { this->finding(finding); }
  [[nodiscard]] virtual bool wants_lines() const { return false; }
  virtual void problem(const Problem&) {}
  virtual void plan(const PlanResult&) {}  // after the plan's findings and problems
  virtual void league(const League&) {}    // before the end, where scores are asked for
  virtual void end(const Summary&) {}
};

}  // namespace ducha
