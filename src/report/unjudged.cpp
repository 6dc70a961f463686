// SPDX-License-Identifier: Apache-2.0
#include "report/unjudged.h"

#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kNamed = 20;

}  // namespace

void UnjudgedPlans::add(const PlanResult& plan) {
  if (!is_unjudged(plan) || ++count_ > kNamed) return;
  const std::string name = plan.unit ? plain(*plan.unit) : to_text(Location{plan.file, plan.line, 0});
  names_ += (names_.empty() ? "" : word(ReportWord::between_clauses, language_)) + name;
}

std::string UnjudgedPlans::words() const {
  if (count_ == 0) return {};
  const std::string more = count_ > kNamed ? word(ReportWord::and_so_on, language_) : std::string();
  return filled(ReportWord::judged_by_nothing, language_, {std::to_string(count_), names_ + more});
}

}  // namespace ducha
