// SPDX-License-Identifier: Apache-2.0
#include "batch/across_parts.h"

#include "batch/checker.h"

namespace ducha {

bool AcrossParts::leaves_out(const Finding& finding) {
  if (!finding.subject || finding.subject->kind != Subject::Kind::group) return false;
  any_ = true;
  if (finding.change) changes_[finding.fingerprint] = *finding.change;
  return true;
}

std::vector<Finding> AcrossParts::judge(Checker& checker, Diagnostics& lost) const {
  for (const std::string& policy : policies_) checker.load(policy);
  static_cast<void>(checker.load_owed());  // the parts said what was found in them
  std::vector<Finding> findings = checker.across(lost);
  for (Finding& finding : findings) {
    const auto change = changes_.find(finding.fingerprint);
    if (change != changes_.end()) finding.change = change->second;
  }
  return findings;
}

}  // namespace ducha
