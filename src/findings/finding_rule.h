// SPDX-License-Identifier: Apache-2.0
// What every finding of a rule says, whatever its unit and subject.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "findings/repeated.h"
#include "findings/status.h"

namespace ducha {

struct ClauseRef {
  std::string id;
  std::string at;
  std::string words;  // its text in the document; empty: not at hand
};

// By whom a reading was made binding.
struct Adoption {
  std::string by, paper;
};

struct FindingRule {
  std::string policy;
  std::string policy_title;  // in the run's language; empty: not known
  std::string id;
  std::vector<ClauseRef> clauses;
  std::string quote;
  Modality modality = Modality::must;
  std::string title;                 // in the run's language
  std::string required;              // the `require` expression as the rule has it
  std::string required_words;        // the same in words, in the run's language
  std::string interpretation;        // the reading under which the clause was decided, in that language; else empty
  std::string grounds = "text";      // "text": the document decides it; "reading": a figure of the rulebook's
  bool adopted = false;              // a reading that somebody with authority made binding
  std::optional<Adoption> adoption;  // where `adopted`
};

// Fields of a finding's line that stand side by side, each behind a comma.
struct RuleFields {
  std::string demand;   // policy to modality
  std::string reading;  // title to required_words
  std::string grounds;  // policy_title to adopted
};
// As findings/to_ndjson.h has them.
[[nodiscard]] RuleFields write_repeated(const FindingRule& rule);

using SharedRule = Repeated<FindingRule, RuleFields>;

}  // namespace ducha
