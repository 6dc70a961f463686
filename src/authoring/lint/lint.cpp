// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/lint.h"

#include <array>

namespace ducha {

std::span<const LintCheck> lint_checks() {
  static constexpr std::array<LintCheck, 28> kChecks = {{
      {"constant-condition", lint_constant_conditions},
      {"unread-fact", lint_unread_facts},
      {"unread-param", lint_unread_params},
      {"due-missing", lint_due_missing},
      {"missing-case", lint_missing_cases},
      {"lost-clause", lint_lost_clauses},
      {"one-language", lint_languages},
      {"unsaid", lint_unsaid},
      {"figure", lint_figures},
      {"message-count", lint_message_counts},
      {"rests-on-nothing", lint_rests_on_nothing},
      {"strange-word", lint_strange_words},
      {"deadline", lint_deadlines},
      {"foregone", lint_foregone},
      {"scale", lint_scales},
      {"same-answer", lint_same_answer},
      {"day", lint_days},
      {"param-changes", lint_param_changes},
      {"level", lint_levels},
      {"message", lint_messages},
      {"force", lint_force},
      {"mere-text", lint_mere_text},
      {"list-reading", lint_list_reading},
      {"never-done", lint_never_done},
      {"happened-late", lint_happened_late},
      {"sum-of-none", lint_sums_of_none},
      {"month-alone", lint_month_alone},
      {"same-demand", lint_same_demands},
  }};
  return kChecks;
}

void lint(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const LintCheck& check : lint_checks()) check.run(rules, diagnostics);
}

}  // namespace ducha
