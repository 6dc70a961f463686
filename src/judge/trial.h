// SPDX-License-Identifier: Apache-2.0
// What a rule would say of a finding's subject if one part of the plan were something else: the subject is judged again
// with that value in its place, everything else as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "base/limits.h"
#include "feel/value/value.h"
#include "findings/finding.h"
#include "judge/changeable_facts.h"
#include "judge/options.h"
#include "judge/plan_view.h"
#include "judge/rule_context.h"
#include "judge/rule_reads.h"

namespace ducha {

// All that it is made of must outlive it.
class Trial {
 public:
  // `records_left`: how many records may still be judged, of this finding and of others of the rule.
  Trial(PlanView& view, SlotValues& slots, const CheckOptions& options, const Rule& rule, const RuleReads& reads,
        const Finding& finding, std::size_t& records_left);

  // From here on that part is tried.
  void begin(const Changeable& part);
  // Whether the subject passes with that value in the place of the part; `more`: how many of its last elements nobody
  // wrote. False where so much was asked already that no more is.
  [[nodiscard]] bool passes(const feel::Value& value, std::size_t more = 0);
  // Whether the rule asks nothing of the unit then.
  [[nodiscard]] bool asks_nothing(const feel::Value& value);
  [[nodiscard]] bool is_spent() const { return asked_ >= kRemedyQuestions || records_left_ == 0; }

  [[nodiscard]] const PlanView& view() const { return view_; }
  [[nodiscard]] const SlotValues& slots() const { return slots_; }
  [[nodiscard]] const Rule& rule() const { return rule_; }
  [[nodiscard]] const RuleReads& reads() const { return reads_; }
  [[nodiscard]] const Finding& finding() const { return finding_; }
  [[nodiscard]] Language language() const { return options_.language; }
  [[nodiscard]] const Changeable& part() const { return *part_; }
  [[nodiscard]] const FactSpec& spec() const { return *part_->spec; }
  // What the plan says of the part.
  [[nodiscard]] const feel::Value& now() const { return now_; }

 private:
  [[nodiscard]] bool gives(Status status, const feel::Value& value, std::size_t more);
  // With that value of the fact; all is as it was after.
  [[nodiscard]] Counts counts_with(const feel::Value& fact, std::size_t more);
  [[nodiscard]] std::size_t listed_records() const;
  void spend(std::size_t records);
  // No plan could say so.
  [[nodiscard]] bool breaks_bounds(const feel::Value& value, const feel::Value& fact) const;
  [[nodiscard]] bool breaks_record(const feel::Value& fact) const;
  [[nodiscard]] DatedList* ledger_of_part();

  PlanView& view_;
  SlotValues& slots_;
  const CheckOptions& options_;
  const Rule& rule_;
  const RuleReads& reads_;
  const Finding& finding_;
  OneSubject subject_;
  std::size_t& records_left_;
  std::size_t asked_ = 0;
  const Changeable* part_ = nullptr;
  feel::Value old_;  // of the fact
  feel::Value now_;  // of the part
};

// The least n from 1 on at which it passes, by doubling and halving; at most `most`.
[[nodiscard]] std::optional<std::int64_t> least(std::int64_t most, const std::function<bool(std::int64_t)>& passes);

}  // namespace ducha
