// SPDX-License-Identifier: Apache-2.0
// What no rule can go by, such as two figures that contradict each other: told once, with the rules that read it.
//
//   error  contradictory: social workers are more than workers: 21 rules cannot be judged
//            social workers = 9  plans/qingshan.yaml:8:13
//            corrections.caseload, corrections.workforce, ...
#pragma once

#include <map>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "report/text_finding.h"

namespace ducha {

// Of one unit. The findings must outlive it, and stay where they are.
class FaultsTold {
 public:
  FaultsTold(const std::vector<Finding>& findings, const TextLayout& layout);
  // Whether others say the same of it, so that it is not told by itself.
  [[nodiscard]] bool holds(const Finding& finding) const;
  // All of them together at the first of them, each line ending in a line feed; empty at the others.
  [[nodiscard]] std::string text(const Finding& finding) const;

 private:
  struct Fault {
    const Finding* first = nullptr;
    std::vector<std::string> rules;  // each once, in the order of their findings
  };
  [[nodiscard]] const Fault* fault_of(const Finding& finding) const;

  const TextLayout& layout_;
  std::map<std::string, Fault> faults_;
};

}  // namespace ducha
