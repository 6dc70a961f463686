// SPDX-License-Identifier: Apache-2.0
#include "report/unjudged.h"

#include "report/phrases.h"

namespace ducha {

void UnjudgedPlans::add(const PlanResult& plan) {
  if (!is_unjudged(plan)) return;
  names_.add(plan.unit ? plain(*plan.unit) : to_text(Location{plan.file, plan.line, 0}));
}

std::string UnjudgedPlans::words() const { return names_.in(ReportWord::judged_by_nothing); }

}  // namespace ducha
