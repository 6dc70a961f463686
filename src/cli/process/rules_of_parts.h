// SPDX-License-Identifier: Apache-2.0
// The rulebook that the parts of a run were judged under, with its profiles, its roster and its waivers: at hand again
// for what is judged anew over all parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/late_waivers.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "batch/checker.h"
#include "cli/process/rulebook_store.h"
#include "findings/finding.h"
#include "judge/options.h"

namespace ducha {

// Where it is now: as in options.def.
struct WhereRulesAre {
  std::vector<std::string> rules, profile;
  std::optional<std::string> sources, roster;
};

class RulesOfParts {
 public:
  // Opened once. False where it is not that of the run, which is reported at a line of the run, if there is any.
  // language and shown: of what is judged anew.
  [[nodiscard]] bool open(const WhereRulesAre& where, const Run& run, const LateWaivers& waivers, Language language,
                          const Shown& shown, const SourcePtr& line, Diagnostics& found);

  // Null: not opened.
  [[nodiscard]] Checker* checker() { return checker_ ? &*checker_ : nullptr; }
  [[nodiscard]] std::shared_ptr<const PolicyRules> policy(const std::string& id) {
    return store_ ? store_->peek(id) : nullptr;
  }

 private:
  std::optional<RulebookStore> store_;
  std::optional<Checker> checker_;
};

}  // namespace ducha
