// SPDX-License-Identifier: Apache-2.0
// The result of a run as the wire knows it (`ducha.findings/1`): text, places and statuses, no FEEL and no rules. Every
// report is made from these alone. docs/formats.md describes each field.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "findings/change.h"
#include "findings/finding_rule.h"
#include "findings/identity.h"
#include "findings/status.h"

namespace ducha {

struct Location {
  std::string file;        // empty: none
  std::uint32_t line = 0;  // 0: the file as a whole
  std::uint32_t column = 0;
};

struct Run {
  std::string version;
  std::string rulebook;               // "sha256:..." of the rulebook's files
  std::vector<std::string> folders;   // of the rulebook, as they were named; empty: not said
  std::optional<std::string> as_of;   // where one date holds for the whole run
  bool as_of_from_clock = false;      // some plan gave none, so that it is today's
  std::vector<std::string> policies;  // those judged, in the order loaded
  std::string profile;                // the names of the profiles that it was judged by; empty: by none
  std::string options;                // JSON: what was asked that changes verdicts; empty: not said
  std::string written;                // JSON: what was asked that changes only what is written of them; empty: not said
};

// What a fact or a parameter is called, for people.
using Label = Repeated<Text, std::string>;
// The map of languages, as in a rulebook.
[[nodiscard]] std::string write_repeated(const Text& label);

struct Evidence {
  std::string fact;   // name and path: "tests[2].date"
  Label label;        // of the fact
  std::string value;  // JSON text; "null" for a missing one
  std::string shown;  // as people read it, in the run's language
  Location at;
  std::string unit;  // under across: whose fact; else empty
};

struct Subject {
  enum class Kind : std::uint8_t { window, record, group } kind = Kind::window;
  std::optional<std::string> name;    // null: the whole batch
  std::string from, to;               // of a window, ISO dates
  std::size_t index = 0;              // of a record
  std::optional<std::string> window;  // of a record or a group judged in windows
  std::size_t units = 0;              // of a group
};

struct Missing {
  std::string fact;
  Label label;
  Location at;            // the map that lacks it
  std::size_t units = 0;  // under across: how many units lack it; else 0
  bool given = false;     // the plan does give it, and what it gives decides nothing here
};

// A plan of a unit that another of its plans takes the place of.
struct SetAside {
  std::string unit;
  std::string period;  // empty: not said
  Location at;
};

// Why a failure, or what could not be decided, is let pass for a time.
struct WaiverNote {
  Status was = Status::fail;
  std::string reason, approved_by;
  std::string paper;  // empty: none named
  std::string until;  // the last day, ISO
  Location at;        // where it is written
};

// A change of one fact with which, everything else as it is, the rule passes: it was judged again and did.
struct Remedy {
  std::string fact;        // name and path: "tests[2].date"
  Label label;             // of the fact
  Location at;             // of the fact, or of the map that lacks it
  std::string from;        // JSON, as evidence has values
  std::string to;          // JSON: the value; of a list the element that is added
  std::string from_shown;  // as people read them, in the run's language
  std::string to_shown;
  std::size_t more = 0;  // of a list: how many elements are added; else 0
};

// A parameter that a verdict depends on.
struct ParamUsed {
  std::string name;
  Label label;
  std::string value;  // JSON, as evidence has values
  std::string shown;  // as people read it, in the run's language
  std::string from;   // the day from which it holds, ISO; empty: always
  std::string whose;  // "document", "reading" (the rulebook's), "profile", "command_line"
  std::string paper;  // of a profile's: on what paper; empty: none named
};
using ParamsUsed = Repeated<std::vector<ParamUsed>, std::string>;
// The array of them.
[[nodiscard]] std::string write_repeated(const std::vector<ParamUsed>& params);

struct Finding {
  std::optional<std::string> unit;  // null under across
  std::optional<std::string> level;
  Region region;
  SharedRule rule;
  Status status = Status::unknown;
  std::optional<Subject> subject;
  std::string message;  // what was found, in the run's language
  std::string why;      // for unknown and error: the reason beyond missing facts; else empty
  std::vector<Evidence> evidence;
  std::vector<Missing> missing;
  std::vector<Missing> given;  // what is given and kept it undecided all the same; on the wire behind the missing ones
  std::optional<std::string> due;
  std::string fingerprint;
  std::vector<Evidence> planned;    // records for days after as_of, which no rule sees and which could have helped
  std::size_t more_planned = 0;     // of those, how many are not listed
  std::vector<SetAside> set_aside;  // under across: plans of units of which a later one has the vote
  std::optional<std::int64_t> days_late;  // of a deadline: late or overdue
  std::optional<WaiverNote> waiver;       // where the status is waived
  std::optional<Change> change;           // against the baseline; none: not compared
  std::string as_of;                      // the day that it was judged by, ISO; not on the wire, where the plan says it
  std::vector<Remedy> remedies;           // each alone makes it pass; where they were asked for
  std::string requirement;                // required_words with the figures of the case; empty: it was not judged
  ParamsUsed params;                      // that it was decided by, in the order of the policy
};

// The force that counts: a `must` that rests on a reading which nobody adopted counts as `should`.
[[nodiscard]] inline Modality force_of(Modality modality, bool reading, bool adopted) {
  return modality == Modality::must && reading && !adopted ? Modality::should : modality;
}
[[nodiscard]] inline Modality force_of(const Finding& finding) {
  return force_of(finding.rule->modality, finding.rule->grounds == "reading", finding.rule->adopted);
}

struct ProblemNote {
  std::string message;  // in the run's language
  Location at;
};

struct Problem {
  Severity severity = Severity::error;
  std::string code;
  std::string message;  // in the run's language
  Location at;
  std::vector<ProblemNote> notes;
  std::optional<std::string> absent;  // the unit that did not submit, where that is the problem
  bool of_rulebook = false;           // the same in each part of a batch: of the rules or of the call, not of a plan
};

struct Counts {
  std::array<std::size_t, kStatuses.size()> of{};
  [[nodiscard]] std::size_t operator[](Status status) const { return of[static_cast<std::size_t>(status)]; }
  void add(Status status, std::size_t count = 1) { of[static_cast<std::size_t>(status)] += count; }
  void add(const Counts& more);
  void subtract(const Counts& part);
  [[nodiscard]] std::size_t total() const;
};

// Rules of a policy of which the period of a plan holds nothing to judge.
struct Outside {
  std::string policy;
  std::string title;  // of the policy, in the run's language
  std::string why;    // in the run's language
  std::size_t rules = 0;
  friend bool operator==(const Outside&, const Outside&) = default;
};

struct PlanResult {
  std::optional<std::string> unit;
  std::string file;
  std::uint32_t line = 0;
  Counts counts;
  std::optional<std::string> level;   // as the policy calls it, in the run's language
  std::optional<std::string> period;  // "2024", "2024-H1", "2024-01-01/2024-09-30"
  std::optional<std::string> as_of;   // the day that it was judged by
  bool as_of_from_clock = false;      // nobody said, so that it is today's
  std::uint32_t unit_line = 0;        // where its unit is named; 0: nowhere
  std::uint32_t unit_column = 0;
  std::vector<std::string> policies;  // that it was judged by
  Region region;
  std::vector<Outside> outside;   // in the order of their rules
  std::vector<std::string> kept;  // JSON: what rules over the batch need of it, one entry a policy that has any
};

struct PolicyCounts {
  std::string policy;
  std::string title;
  Counts counts;
};

// Findings counted; the parts of a batch in their order give the whole.
struct Tally {
  Counts counts;
  // What the exit code asks: findings by modality and status.
  std::array<Counts, kModalities.size()> by_modality{};
  std::vector<PolicyCounts> by_policy;  // in the order of their first findings
  void add(const Finding& finding);
  // One that was added has another status now.
  void move(const Finding& finding, Status from, Status to);
  // So many findings of one modality and status under a policy.
  void add(const std::string& policy, const std::string& title, Modality modality, Status status, std::size_t count);
  void add(const Tally& more);
  // Precondition: they were added.
  void subtract(const Tally& part);

 private:
  [[nodiscard]] PolicyCounts& row(const std::string& policy, const std::string& title);
};

struct Summary : Tally {
  std::size_t plans = 0;
  std::size_t problems = 0;  // errors and warnings, as listed
  std::size_t errors = 0;    // problems that are errors
  Tally across;              // of the rules over the batch, which the counts above include
  // Against a baseline; empty without one.
  std::optional<ChangeCounts> changes;
  std::array<Counts, kModalities.size()> fresh{};  // of the findings that are new or worse
  std::size_t lines = 0;                           // of the part that it ends, itself among them; 0: not said
  std::string digest;                              // of those lines (findings/part_digest.h); empty: not said
  using Tally::add;
  void add(const Problem& problem);
  // Of a finding that was compared with the baseline.
  void add_change(const Finding& finding);
};

}  // namespace ducha
