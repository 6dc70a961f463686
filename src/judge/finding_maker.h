// SPDX-License-Identifier: Apache-2.0
// Counts the verdicts of a rule and writes down those that are shown: whose they are, what they rest on, what is
// missing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "feel/run/trace.h"
#include "findings/finding.h"
#include "judge/invalid_evidence.h"
#include "judge/outcome.h"
#include "judge/rule_context.h"
#include "judge/words.h"

namespace ducha {

// What was null and made the result null, or may have.
[[nodiscard]] std::vector<feel::Origin> lacking(const feel::Trace& trace);

// For one subject; made when it is judged. The context must outlive it.
class FindingMaker {
 public:
  explicit FindingMaker(const RuleContext& context, const JudgedSubject& of = {}) : context_(context), of_(of) {}

  // Counts the verdict. Gives the finding to fill in, and to conclude, where it is shown; else null.
  [[nodiscard]] Finding* settle(const Outcome& outcome, const std::optional<Date>& due = std::nullopt);
  [[nodiscard]] Finding* settle(Status status, const std::optional<Date>& due = std::nullopt);
  void conclude(Finding& finding);

  // Whole verdicts: one with its reason; one that the period holds nothing for; one of what cannot be read; one for
  // want of an entry of the plan's head.
  void settle(const Outcome& outcome, const Text& message);
  void settle_outside(const Outcome& outcome, const Text& why);
  void settle_invalid(const InvalidEvidence& evidence);
  void settle_without(feel::Slot head);
  // One of which not even the condition can be told, for want of what the trace lacks.
  void settle_untold(const feel::Trace& trace, FindingWord message);

  [[nodiscard]] bool is_shown(Status status) const;
  [[nodiscard]] std::vector<Missing> missing_in(const feel::Trace& trace) const;
  [[nodiscard]] std::vector<Missing> missing_of(const std::vector<feel::Origin>& origins) const;
  // What left an evaluation undecided: what is missing, and what the plan says all the same.
  void add_lacks(const feel::Trace& trace, Finding& finding) const;
  // Takes what is given out of what is missing.
  static void part_given(Finding& finding);
  // What the plan says of parts that left it undecided all the same, but for those facts, of which more is said.
  [[nodiscard]] std::string given_in(const feel::Trace& trace, std::span<const std::uint32_t> hidden = {}) const;
  [[nodiscard]] std::string given_of(const std::vector<feel::Origin>& origins,
                                     std::span<const std::uint32_t> hidden) const;
  [[nodiscard]] std::vector<Evidence> evidence_in(const feel::Trace& trace) const;
  [[nodiscard]] std::vector<Evidence> evidence_of(const std::vector<feel::Origin>& origins) const;
  // Records that are planned for later, where they could have helped: kPlannedRecords at most.
  void add_planned(Finding& finding) const;

 private:
  void mark(Status status);

  const RuleContext& context_;
  JudgedSubject of_;
};

}  // namespace ducha
