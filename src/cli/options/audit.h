// SPDX-License-Identifier: Apache-2.0
// The files of an auditing body beside a run: waivers, profile, roster.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/baseline.h"
#include "audit/scoring.h"
#include "audit/waivers.h"
#include "base/diagnostic.h"
#include "cli/options/option.h"
#include "cli/process/rulebook_store.h"
#include "judge/options.h"

namespace ducha {

struct AuditArguments {
  std::vector<std::string> waivers;
  std::optional<std::string> roster, baseline, scoring;
  bool across_periods = false;
  void bind(OptionParser& parser);                       // all of them, as check takes them
  [[nodiscard]] std::vector<std::string> files() const;  // that it names, none of which a report may take the place of
};

// In all of these: faults of a file are faults of the call, its warnings are told with the run's.

// The bytes of a file; one that cannot be read is a fault of the call.
[[nodiscard]] std::optional<std::string> read_bytes(const std::string& file, Diagnostics& faults);

// Every file that --waivers names; null where there is none. Faults in them, and rules that the store does not have,
// where there is one at hand, are faults of the call.
[[nodiscard]] std::shared_ptr<const Waivers> read_waivers(const std::vector<std::string>& files, RulebookStore* store,
                                                          Diagnostics& faults, Diagnostics& told);
// What is judged under them: failures and what is undecided have to be made, whoever sees them.
void judge_under(const std::shared_ptr<const Waivers>& waivers, CheckOptions& options);

// Every file that --profile names: from then on the store's policies are as they have them. Gives their names. Faults
// in them are faults of the call.
std::string read_profiles_into(const std::vector<std::string>& files, RulebookStore& store, CheckOptions& options,
                               Diagnostics& faults, Diagnostics& told);

// The run that --baseline names, if any; what is none is a fault of the call, what it leaves out is told.
[[nodiscard]] std::optional<Baseline> read_baseline(const AuditArguments& flags, Diagnostics& faults,
                                                    Diagnostics& told);

// The sheet that --scoring names: a file, else scoring/NAME.yaml of the rulebook, else none for the word `shares`. The
// outer one is empty where nothing is to be scored.
[[nodiscard]] std::optional<Scores> read_scores(const std::optional<std::string>& flags, RulebookStore& store,
                                                CheckOptions& options, Diagnostics& faults, Diagnostics& told);

// The file that --roster names, if any. Faults in it, and policies that the store does not have, are faults of the
// call.
void read_roster_into(const std::optional<std::string>& file, RulebookStore& store, CheckOptions& options,
                      Diagnostics& faults, Diagnostics& told);

}  // namespace ducha
