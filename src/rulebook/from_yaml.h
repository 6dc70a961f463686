// SPDX-License-Identifier: Apache-2.0
// The three kinds of file of a policy's folder, each from its document. Every fault is reported; what could be read is
// given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/working_days.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "rulebook/policy.h"
#include "rulebook/rule.h"

namespace ducha {

[[nodiscard]] Policy read_policy(const Document& document, const std::string& folder, Diagnostics& diagnostics);
[[nodiscard]] Vocabulary read_vocabulary(const Document& document, Diagnostics& diagnostics);
// Appends; clauses and levels are looked up in the policy. Expressions are not compiled yet.
void read_rules(const Document& document, const std::string& chapter, const Policy& policy, std::vector<Rule>& rules,
                Diagnostics& diagnostics);

[[nodiscard]] std::vector<Case> read_cases(NodeView node, const Rule& rule, Diagnostics& diagnostics);
// Nothing: it is not said, or is no such word, which is reported.
[[nodiscard]] std::optional<Grounds> read_grounds(NodeView node, Diagnostics& diagnostics);
[[nodiscard]] InForce read_in_force(NodeView node, Diagnostics& diagnostics);
[[nodiscard]] Expression read_expression(NodeView node, std::string_view what, Diagnostics& diagnostics);
// {zh: ..., en: ...} with expressions in braces.
[[nodiscard]] Message read_message(NodeView node, Diagnostics& diagnostics);

// calendars/*.yaml: the working days of some years.
[[nodiscard]] WorkingCalendar read_calendar(const Document& document, Diagnostics& diagnostics);

}  // namespace ducha
