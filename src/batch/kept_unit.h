// SPDX-License-Identifier: Apache-2.0
// What rules over a batch need of one plan after it is gone: written as JSON beside the plan's result, so that a batch
// judged in parts is folded from the parts' findings (docs/formats.md, `kept`).
//
//   {"policy":"ageing","rules":{"ageing.welfare-centres":{"in":"yes","group":"Sichuan"}},"level":"county",
//    "region":{"province":"Sichuan"},
//    "period":"2010","as_of":"2010-12-31","facts":{"welfare_centres":{"value":1,"line":9,"column":20}},"invalid":[]}
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "feel/value/value.h"
#include "findings/finding.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"

namespace ducha {

// How a plan belongs to the population of a rule.
enum class Membership : std::uint8_t {
  yes,
  no,        // kept only where a roster asks who is known not to belong
  unknown,   // it cannot be told: its size, its kind is missing
  error,     // what the condition reads cannot be read
  superior,  // it may be the superior's, whose figure says how many there are (`whole: superior.FACT`)
};
struct KeptMembership {
  std::string rule;
  Membership in = Membership::yes;
  std::optional<std::string> group;   // none: `per` is left out, or the plan does not say
  std::optional<std::int64_t> count;  // of a superior
};

// A rule over a batch, with what it reads.
struct AcrossRule {
  const Rule* rule;
  RuleReads reads;
};

// Which facts the rules of a policy over a batch read of each unit: slots of the vocabulary, ascending.
[[nodiscard]] std::vector<std::uint32_t> kept_facts(const PolicyRules& rules, const std::vector<AcrossRule>& across);

// The JSON; empty where no rule's population has the plan. A population that cannot be decided is reported, and so is a
// region that `per` asks for and the plan does not name.
[[nodiscard]] std::string kept_json(const PlanView& view, const SlotValues& slots,
                                    const std::vector<AcrossRule>& across, const std::vector<std::uint32_t>& facts,
                                    const CheckOptions& options, Diagnostics& diagnostics);

// Whether a rule over the batch needs that head of its units, for the population or for the verdict.
[[nodiscard]] bool reads_head(const AcrossRule& rule, const SlotLayout& slots, std::string_view head);
// Whether it needs that part of a fact, of its units or of their superior.
[[nodiscard]] bool reads_part(const AcrossRule& rule, const InvalidPart& part);

// Whether the JSON is of that policy.
[[nodiscard]] bool kept_is_of(std::string_view kept, std::string_view policy);

// A part of a fact as it was written.
struct KeptPart {
  InvalidPart part;
  std::string written;
  Location at;
};

// Of a fact that no rule can go by.
struct KeptInvalid {
  KeptPart what;
  Text told;                        // empty: it could not be read
  std::optional<KeptPart> against;  // what contradicts it
};

// A head of the plan that could not be read: "level", "period", "as_of" or "region".
struct KeptHead {
  std::string head;
  std::string written;
  Location at;
};

// The same read back.
struct KeptUnit {
  std::string unit;
  std::string file;
  Given<std::string> level;
  Given<Region> region;
  Given<DateRange> period;
  Given<Date> as_of;
  std::vector<KeptHead> unreadable;
  std::uint32_t line = 0;  // where the plan begins
  std::vector<KeptMembership> rules;
  std::vector<feel::Value> values;  // in the order of kept_facts()
  std::vector<Location> places;     // of each
  std::vector<KeptInvalid> invalid;
};

// A line of the temporary file: the unit's name, its file, and the JSON above. nullopt where it is none, which a file
// written by hand may bring about.
[[nodiscard]] std::string kept_line(std::string_view unit, std::string_view file, std::uint32_t line,
                                    std::string_view kept);
[[nodiscard]] std::optional<KeptUnit> read_kept(std::string_view line, const PolicyRules& rules,
                                                const std::vector<std::uint32_t>& facts);

}  // namespace ducha
