// SPDX-License-Identifier: Apache-2.0
// From a trace's origins to the facts of a plan: which decided, which were missing, and where they stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "feel/run/trace.h"
#include "findings/finding.h"
#include "judge/invalid_evidence.h"
#include "judge/plan_view.h"
#include "judge/shared_parts.h"

namespace ducha {

// A record that `each` goes through: where in the plan it came from.
struct RecordSource {
  std::optional<std::uint32_t> fact;  // nothing: not a part of any fact as it stands
  std::size_t index = 0;              // in the value that rules see
};

// A part of a plan that an expression read; of an event the event as a whole.
struct FactPart {
  std::uint32_t slot = 0;
  FactPath path;      // as written
  FactPath value_at;  // below the slot's value
};

// As it was written, of a part that no rule can go by.
[[nodiscard]] std::string invalid_shown(const std::string& shown, Language language);

class EvidenceMaker {
 public:
  // `shared`: of the view's policy; what several findings say is said once in it. Must outlive what is made.
  EvidenceMaker(const PlanView& view, SharedParts& shared, Language language, RecordSource record = {})
      : view_(view), shared_(shared), language_(language), record_(record) {}

  // The value at an origin is taken from the slots, so that it is exactly what the rule saw; of what was kept from the
  // rule it is the plan's.
  [[nodiscard]] std::optional<Evidence> evidence_of(const feel::Origin& origin,
                                                    const std::vector<feel::Value>& slots) const;
  // The value that it shows; null where there is none.
  [[nodiscard]] feel::Value seen_at(const feel::Origin& origin, const std::vector<feel::Value>& slots) const;
  // The facts, and the head's entries, that are missing.
  [[nodiscard]] Missing missing_of(const feel::Origin& origin) const;
  // What is known of a part that was null to the rule all the same, such as an event whose day is not said, or a
  // parameter without a value, which no plan can give; nullopt: nothing, so that it is missing.
  [[nodiscard]] std::optional<Text> given_words(const feel::Origin& origin) const;
  [[nodiscard]] bool is_given(const feel::Origin& origin) const;
  [[nodiscard]] bool is_param(const feel::Origin& origin) const;
  // What no rule can go by, with what contradicts it.
  void add_invalid(const InvalidPart& part, InvalidEvidence& to) const;
  [[nodiscard]] Missing missing_head(feel::Slot slot) const;
  // A head of the plan that could not be read.
  [[nodiscard]] Evidence unreadable(std::string_view head, const Text& label, Span at) const;
  // Of a list of which the rules see no record, how many it has for other days; nullopt: none that is kept from them.
  [[nodiscard]] std::optional<Text> unseen_words(std::uint32_t slot, const FactPath& written) const;
  // The records of a dated list that are planned for a day after as_of, up to a last day where there is one, so many at
  // most. Gives how many more there are.
  [[nodiscard]] std::size_t add_planned(const DatedList& list, const std::optional<Date>& last, std::size_t most,
                                        std::vector<Evidence>& to) const;

 private:
  [[nodiscard]] Evidence as_written(std::uint32_t slot, const FactPath& path, const Place& at) const;
  [[nodiscard]] std::optional<FactPart> part_of(const feel::Origin& origin) const;
  [[nodiscard]] feel::Value seen_at(const FactPart& part, const std::vector<feel::Value>& slots) const;
  [[nodiscard]] NamedPart named(const FactPart& part) const;
  [[nodiscard]] NamedPart named_anew(const FactPart& part) const;
  [[nodiscard]] Location location_of(const FactPart& part) const;
  // Of a part of a fact; of one that no specification knows its name and path.
  [[nodiscard]] Label label_of(std::uint32_t slot, const FactSpec* part, const std::string& name) const;

  const PlanView& view_;
  SharedParts& shared_;
  Language language_;
  RecordSource record_;
};

// tests[2].date
[[nodiscard]] std::string path_text(const std::string& name, const FactPath& path);
// The specification of a part, for its label and unit; nullptr: none of its own.
[[nodiscard]] const FactSpec* spec_of(const Vocabulary& vocabulary, std::uint32_t slot, const FactPath& path);
// How much of a path leads to an event, whose entries are no parts of a plan; all of it where none is met.
[[nodiscard]] std::size_t event_depth(const Vocabulary& vocabulary, std::uint32_t slot, const FactPath& path);
[[nodiscard]] Location location_of(const Place& place);
// The same; of what the command line sets that it does.
[[nodiscard]] Location location_of(const Place& place, Language language);
// The value below another; null where there is none.
[[nodiscard]] feel::Value value_at(const feel::Value& value, const FactPath& path);
// A value as JSON: exact decimals, ISO dates, records as objects.
[[nodiscard]] std::string to_json(const feel::Value& value);

}  // namespace ducha
