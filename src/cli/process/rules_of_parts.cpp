// SPDX-License-Identifier: Apache-2.0
#include "cli/process/rules_of_parts.h"

#include <utility>

#include "cli/codes.h"
#include "cli/options/audit.h"
#include "cli/options/judging_options.h"

namespace ducha {

bool RulesOfParts::open(const WhereRulesAre& where, const Run& run, const LateWaivers& waivers, Language language,
                        const Shown& shown, const SourcePtr& line, Diagnostics& found) {
  if (checker_) return true;
  const auto refuse = [&](Code code, std::vector<Text> arguments = {}) {
    found.add(code, {line, {}}, std::move(arguments));
    return false;
  };
  store_.emplace(where.rules, found);
  store_->look_for_texts_in(where.sources, found);
  if (found.errors() > 0) return false;
  const std::string here = store_->digest();
  if (here != run.rulebook)
    return refuse(code::cli_findings_rulebook, {Text(run.rulebook), Text(store_->folder()), Text(here)});
  CheckOptions options;
  if (!read_options(run.options, options)) return refuse(code::cli_findings_line);
  CheckOptions by_profile;
  Diagnostics unfit;
  read_profiles_into(where.profile, *store_, by_profile, unfit, unfit);
  const bool same_profiles = unfit.errors() == 0 && by_profile.profiles == options.profiles;
  found.append(std::move(unfit));
  if (!same_profiles) return refuse(code::cli_findings_profile);
  // By a roster only where the parts were judged by it, and by the same.
  const std::string judged_by = options.roster;
  Diagnostics unreadable;
  read_roster_into(where.roster, *store_, options, unreadable, unreadable);
  const bool readable = unreadable.errors() == 0;
  if (!readable) found.append(std::move(unreadable));  // what it warns of the parts have said
  if (!readable || options.roster != judged_by || (!judged_by.empty() && !where.roster))
    return refuse(code::cli_findings_roster);
  if (!options.waivers.empty() && !waivers.given()) return refuse(code::cli_findings_waivers_needed);
  options.language = language;
  options.shown = shown;
  judge_under(waivers.all(), options);
  checker_.emplace(source_of(*store_), std::move(options));
  return true;
}

}  // namespace ducha
