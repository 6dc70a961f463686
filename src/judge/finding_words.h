// SPDX-License-Identifier: Apache-2.0
// What a finding says when it is made: of its rule, and of its facts where the rule has no message of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "feel/run/trace.h"
#include "findings/finding.h"
#include "judge/rule_reads.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What every finding of a rule says, whatever its subject.
[[nodiscard]] FindingRule finding_rule(const PolicyRules& rules, const Rule& rule, const RuleReads& reads,
                                       Language language);

// The words of the clauses that a finding cites, where they are at hand now and were not when it was made.
void add_clause_words(Finding& finding, const Policy& policy);

// The force that its failures count by (findings/finding.h).
[[nodiscard]] Modality force_of(const Rule& rule);

[[nodiscard]] std::string missing_words(const std::vector<Missing>& missing, Language language);
[[nodiscard]] std::string invalid_words(const std::vector<Evidence>& evidence, Language language);
// The first few facts that decided.
[[nodiscard]] std::string evidence_words(const std::vector<Evidence>& evidence, Language language);
// Why the result is null, beyond missing facts.
[[nodiscard]] std::string reason_words(const feel::Trace& trace, Language language);
// What a text of written_days() leaves open where its days give different verdicts; nothing of a single day.
[[nodiscard]] std::optional<Text> open_day_words(std::string_view written);
// Behind what is said already, with the language's separator between them; nothing where there are none.
void append_words(std::string& to, std::string_view words, Language language);
// Adds those that are not there yet.
void append_missing(std::vector<Missing>& to, Missing one);
void append_missing(std::vector<Missing>& to, std::vector<Missing> more);

}  // namespace ducha
