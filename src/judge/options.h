// SPDX-License-Identifier: Apache-2.0
// What a run asks for, as far as it changes verdicts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/period.h"
#include "feel/value/value.h"
#include "findings/finding.h"

namespace ducha {

struct Roster;  // batch/roster.h
class Waivers;  // audit/waivers.h

// For which findings the least changes are sought that make them pass. It changes no verdict.
enum class Remedies : std::uint8_t { none, fail, all };  // all: those that are unknown too

// What a run changes in how plans are judged; each option of `ducha check` that matters to a verdict.
struct CheckOptions {
  Language language = Language::en;
  std::optional<Date> as_of;                                // overrides the plans'
  Date today;                                               // where neither says
  std::optional<DateRange> period;                          // overrides the plans'
  std::vector<std::string> policies;                        // where plans name none, or to judge fewer
  std::vector<std::string> select, ignore;                  // globs over rule ids
  std::vector<std::pair<std::string, feel::Value>> params;  // override every dated value
  std::vector<std::pair<std::string, std::string>> set;     // fact = value, as a plan would write it
  bool across = true;                                       // rules over the batch are judged too
  std::string roster;                           // digest of the file that says who has to submit; empty: none
  std::shared_ptr<const Roster> roster_units;   // what it says
  std::vector<std::string> waivers;             // digests of the files, in their order
  std::shared_ptr<const Waivers> waivers_read;  // what they say
  std::vector<std::string> profiles;            // digests of the files; what they say is in the rules
  std::string scoring;                          // digest of the sheet, or `shares`; empty: units are not scored
  bool marks = false;                           // what names the findings that are not shown is wanted too
  Remedies remedies = Remedies::none;
  Shown shown = kAllShown;  // findings of other statuses are counted only
};

// What of them changes verdicts, as JSON: two runs of the same rulebook and options judge a plan alike. `as_of` is told
// beside it.
[[nodiscard]] std::string to_json(const CheckOptions& options);
// What of them, and of the call, changes only what is written of the verdicts, as JSON.
struct WrittenBy {
  bool sources = false;  // clauses have their words
  bool strict = false;
  std::vector<std::string> baseline;  // digests of the runs that it was held against; empty: against none
  bool across_periods = false;        // windows went by their places
};
[[nodiscard]] std::string written_json(const CheckOptions& options, const WrittenBy& call);
// Sets them again; false where the JSON is none of written_json()'s.
[[nodiscard]] bool read_written(std::string_view json, CheckOptions& options, WrittenBy& call);
[[nodiscard]] std::string_view to_string(Remedies remedies);

// Sets them again; false where the JSON is none of to_json()'s.
[[nodiscard]] bool read_options(std::string_view json, CheckOptions& options);

// Whether a name fits a pattern of * and ?; `[ab]` is one of a set.
[[nodiscard]] bool fits(std::string_view name, const std::string& pattern);

}  // namespace ducha
