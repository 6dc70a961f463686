// SPDX-License-Identifier: Apache-2.0
// The windows in which a rule judges a plan, and the way through them with each of its subjects.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "judge/judged_windows.h"
#include "judge/rule_context.h"

namespace ducha {

// Of a rule without windows it judges the subjects themselves. The context must outlive it.
class RuleWindows {
 public:
  // `at`: the day that the rule speaks of, where it speaks of one and that can be told.
  RuleWindows(const RuleContext& context, const std::optional<Date>& at) : context_(context), at_(at) {}

  // Those of the plan; false where there is none to judge, which is said.
  [[nodiscard]] bool begin();
  // Those of a record, whose own `during` may narrow them; the slots hold it. The next record is asked anew.
  [[nodiscard]] bool begin_record(const JudgedSubject& of);
  // Of the unit as a whole or of one of its records.
  void judge(JudgedSubject of);

  // The last day of the last; nullopt: there are none.
  [[nodiscard]] std::optional<Date> last_day() const;
  // There are more subjects than one plan may ask for; nothing of one plan should cost the others theirs.
  [[nodiscard]] bool is_full() const;

 private:
  void hold_ended_window();
  [[nodiscard]] bool narrow(const JudgedSubject& of);
  [[nodiscard]] Text why_none_is_left() const;
  [[nodiscard]] static Text words_of_piece(const JudgedWindow& piece);
  void settle_untold(const JudgedSubject& of);
  void hide_totals(const std::optional<DateRange>& window);
  [[nodiscard]] std::vector<std::uint32_t> given_totals() const;

  const RuleContext& context_;
  std::optional<Date> at_;
  std::span<const JudgedWindow> all_;                 // of the plan
  std::vector<JudgedWindow> ended_;                   // the same, where one of them is held as a whole
  std::span<const JudgedWindow> windows_;             // of the subject
  std::vector<JudgedWindow> narrowed_;                // those of them in which the rule is judged
  std::vector<JudgedWindow> pieces_;                  // what edges left of those that are left out
  std::vector<std::uint32_t> hidden_;                 // facts that say nothing of the window
  std::optional<std::vector<std::uint32_t>> totals_;  // that the rule reads and the plan gives; looked for once
};

}  // namespace ducha
