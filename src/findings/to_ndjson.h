// SPDX-License-Identifier: Apache-2.0
// The wire: each part of a run as one JSON object on one line, without the line's end. docs/formats.md lists the
// fields; their order is part of the format, new ones come last. Numbers are exact decimals without exponent; no
// wall-clock time is in it.
#pragma once

#include <string>

#include "findings/finding.h"
#include "findings/league.h"

namespace ducha {

[[nodiscard]] std::string to_ndjson(const Run& run);
[[nodiscard]] std::string to_ndjson(const Finding& finding);
// The same behind what stands in `out`: lines are gathered without each having a text of its own.
void append_ndjson(std::string& out, const Finding& finding);
// Without what rule_json() says of its rule.
[[nodiscard]] std::string to_json_beside_rules(const Finding& finding);
// What every finding of the rule repeats: policy and its title, clauses, quote, title, requirement, reading.
[[nodiscard]] std::string rule_json(const Finding& finding);
[[nodiscard]] std::string to_ndjson(const Problem& problem);
[[nodiscard]] std::string to_ndjson(const PlanResult& plan);
[[nodiscard]] std::string to_ndjson(const Summary& summary);
// The score of one unit.
[[nodiscard]] std::string to_ndjson(const League& league, const LeagueRow& row);

// A text for people: a map of languages, as it is in a rulebook.
[[nodiscard]] std::string text_map(const Text& text);

}  // namespace ducha
