// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_check.h"

#include <optional>

#include "judge/record_check.h"
#include "judge/rule_scope.h"
#include "judge/rule_windows.h"

namespace ducha {

void check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
                const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts) {
  const RuleContext context{view, *view.rules, rule, reads, options, wanted, slots, verdicts};
  slots.begin_rule();
  std::optional<Date> at;
  if (is_settled_as_a_whole(context, at)) return;
  RuleWindows windows(context, at);
  if (!windows.begin()) return;
  if (rule.each) {
    check_records(context, at, windows);
  } else {
    windows.judge({});
  }
}

}  // namespace ducha
