// SPDX-License-Identifier: Apache-2.0
// Faults that a rulebook can load with: what a careful reader would ask its author about.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// One kind of fault: a row of the table, a file of this folder. The kind that needs cases to be run is
// authoring/boundary.h.
struct LintCheck {
  std::string_view name;
  void (*run)(const PolicyRules& rules, Diagnostics& diagnostics);
};
[[nodiscard]] std::span<const LintCheck> lint_checks();
void lint(const PolicyRules& rules, Diagnostics& diagnostics);

// A `when` or `require` that reads nothing, or whose value is always the same.
void lint_constant_conditions(const PolicyRules& rules, Diagnostics& diagnostics);
// A fact that no rule reads.
void lint_unread_facts(const PolicyRules& rules, Diagnostics& diagnostics);
// A parameter that no rule reads.
void lint_unread_params(const PolicyRules& rules, Diagnostics& diagnostics);
// A rule that does not say when a shortfall is final.
void lint_due_missing(const PolicyRules& rules, Diagnostics& diagnostics);
// A rule whose cases never fail, or never lack a fact.
void lint_missing_cases(const PolicyRules& rules, Diagnostics& diagnostics);
// A clause that the catalogue passes over, or whose rule is never in force.
void lint_lost_clauses(const PolicyRules& rules, Diagnostics& diagnostics);
// A text for people in one language only.
void lint_languages(const PolicyRules& rules, Diagnostics& diagnostics);
// A list under `each` of which nobody says what none means; a figure that says no `measured`.
void lint_unsaid(const PolicyRules& rules, Diagnostics& diagnostics);
// A number or a parameter that the clause does not contain, under no interpretation.
void lint_figures(const PolicyRules& rules, Diagnostics& diagnostics);
// A message that counts a list which `require` filters.
void lint_message_counts(const PolicyRules& rules, Diagnostics& diagnostics);
// A verdict that rests on nothing: where a plan says nothing, lacks one fact, or has an empty list.
void lint_rests_on_nothing(const PolicyRules& rules, Diagnostics& diagnostics);
// A word that is none of the choices or levels which it is held against.
void lint_strange_words(const PolicyRules& rules, Diagnostics& diagnostics);
// A deadline from the very thing that is to be done, or that is over before it begins.
void lint_deadlines(const PolicyRules& rules, Diagnostics& diagnostics);
// A condition that is always true or always false.
void lint_foregone(const PolicyRules& rules, Diagnostics& diagnostics);
// A figure of another scale than what it is held against.
void lint_scales(const PolicyRules& rules, Diagnostics& diagnostics);
// Windows or records that all get the same answer, for none of them is read.
void lint_same_answer(const PolicyRules& rules, Diagnostics& diagnostics);
// Days that lie the wrong way round, or outside of the time in which the rule is in force.
void lint_days(const PolicyRules& rules, Diagnostics& diagnostics);
// A parameter that changes within a year, of a demand with a day of its own.
void lint_param_changes(const PolicyRules& rules, Diagnostics& diagnostics);
// A superior of those who have none, groups of one, a case of a level that there is not.
void lint_levels(const PolicyRules& rules, Diagnostics& diagnostics);
// A message that says less in one language than in the other, or speaks of what was not judged.
void lint_messages(const PolicyRules& rules, Diagnostics& diagnostics);
// A rule whose force is none of its clauses'.
void lint_force(const PolicyRules& rules, Diagnostics& diagnostics);
// A text of which only the length is asked.
void lint_mere_text(const PolicyRules& rules, Diagnostics& diagnostics);
// A list that is read by its order, past its window, or that is none.
void lint_list_reading(const PolicyRules& rules, Diagnostics& diagnostics);
// An event of which only the day is asked.
void lint_never_done(const PolicyRules& rules, Diagnostics& diagnostics);
// An event of which only is asked whether it happened, by a day.
void lint_happened_late(const PolicyRules& rules, Diagnostics& diagnostics);
// What is reckoned of a list of which there may be none.
void lint_sums_of_none(const PolicyRules& rules, Diagnostics& diagnostics);
// A month alone, taken for its first day, that decides in which week something was or from when a time runs.
void lint_month_alone(const PolicyRules& rules, Diagnostics& diagnostics);
// Two rules that demand the same.
void lint_same_demands(const PolicyRules& rules, Diagnostics& diagnostics);

}  // namespace ducha
