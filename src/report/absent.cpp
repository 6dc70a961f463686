// SPDX-License-Identifier: Apache-2.0
#include "report/absent.h"

#include "report/phrases.h"

namespace ducha {

// All of them stand among the problems.
void AbsentUnits::add(const Problem& problem) {
  if (problem.absent) names_.add(plain(*problem.absent));
}

std::string AbsentUnits::words() const { return names_.in(ReportWord::not_submitted); }

}  // namespace ducha
