// SPDX-License-Identifier: Apache-2.0
#include "report/absent.h"

#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kNamed = 20;  // all of them stand among the problems

}  // namespace

void AbsentUnits::add(const Problem& problem) {
  if (!problem.absent || ++count_ > kNamed) return;
  names_ += (names_.empty() ? "" : word(ReportWord::between_clauses, language_)) + plain(*problem.absent);
}

std::string AbsentUnits::words() const {
  if (count_ == 0) return {};
  const std::string more = count_ > kNamed ? word(ReportWord::and_so_on, language_) : std::string();
  return filled(ReportWord::not_submitted, language_, {std::to_string(count_), names_ + more});
}

}  // namespace ducha
