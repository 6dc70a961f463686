// SPDX-License-Identifier: Apache-2.0
// A rule's `within` meets one subject: what is known of its happenings, the verdict, and the sentence that says it.
#pragma once

#include <optional>

#include "judge/deadline.h"
#include "judge/evidence.h"
#include "judge/explanation.h"
#include "judge/plan_view.h"

namespace ducha {

class DeadlineCheck {
 public:
  // `slots` hold the plan, and the record where there is one. Precondition: rule.within.
  DeadlineCheck(const PlanView& view, const Rule& rule, const SlotValues& slots, const RecordSource& source,
                Language language);

  [[nodiscard]] const DeadlineVerdict& verdict() const { return verdict_; }
  // By which it must be done; nothing: it cannot be told.
  [[nodiscard]] std::optional<Date> last() const { return facts_.last; }
  // Message, evidence, and what is missing.
  void describe(Finding& finding) const;
  void explain(Explanation& explanation) const;

 private:
  void find_last(DeadlineFacts& facts);
  void judge_days();
  [[nodiscard]] std::optional<std::int64_t> working_days(const feel::Value& limit) const;
  [[nodiscard]] Text label_of(const Expression& expression, const Text& otherwise) const;
  [[nodiscard]] Text not_given_words(const Expression& expression, const Text& label) const;
  [[nodiscard]] Text done_words() const;
  [[nodiscard]] Text from_words() const;
  [[nodiscard]] std::vector<Text> sentence() const;
  void add_missing(Finding& finding, const Expression& expression) const;
  void add_evidence(Finding& finding, const Expression& expression) const;

  const PlanView& view_;
  const Rule& rule_;
  const Deadline& within_;
  const SlotValues& slots_;
  RecordSource source_;
  Language language_;
  DeadlineFacts facts_;
  std::optional<std::int32_t> lacks_year_;  // that the calendar of working days does not hold
  DeadlineVerdict verdict_;
  bool day_decides_ = false;  // several days are said, or a month alone, and they give different verdicts
};

}  // namespace ducha
