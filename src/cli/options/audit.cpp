// SPDX-License-Identifier: Apache-2.0
#include "cli/options/audit.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "base/codes.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "base/text.h"
#include "batch/codes.h"
#include "batch/roster.h"
#include "cli/codes.h"
#include "plan/codes.h"

namespace ducha {

namespace {

std::vector<std::string> rules_of(RulebookStore& store) {
  std::vector<std::string> ids;
  for (const std::string& id : store.ids()) {
    const auto rules = store.peek(id);
    if (!rules) continue;
    for (const Rule& rule : rules->rules) ids.push_back(rule.id);
  }
  return ids;
}

// That the rulebook has the policies and levels which a roster names. Each name is told once, for a slip of the pen is
// that of a whole column.
class RosterNames {
 public:
  RosterNames(RulebookStore& store, Diagnostics& found) : store_(store), found_(found) {}

  void check(const Roster& roster) {
    for (const RosterUnit& unit : roster.units()) {
      for (const std::string& policy : unit.policies) check(policy, unit);
      if (unit.policies.empty() && !unit.level.empty()) check_level(unit);
    }
  }

 private:
  void check(const std::string& policy, const RosterUnit& unit) {
    const auto& ids = store_.ids();
    const bool known = std::find(ids.begin(), ids.end(), policy) != ids.end();
    if ((known && unit.level.empty()) || !told_.emplace(policy, known ? unit.level : std::string()).second) return;
    if (!known) {
      Diagnostic fault{
          code::batch_roster_policy, unit.at, {Text(shortened(policy, kShownScalar)), Text(joined(ids))}, {}, false};
      if (const auto close = nearest(policy, ids)) fault.notes.push_back({code::base_nearest, {}, {Text(*close)}});
      found_.add(std::move(fault));
      return;
    }
    const auto rules = store_.peek(policy);
    if (rules && rules->policy.level(unit.level) == nullptr)
      found_.add(code::batch_roster_level, unit.at,
                 {Text(shortened(unit.level, kShownScalar)), Text(unit.unit), Text(policy)});
  }

  // Of a unit that owes every policy: one of them has its level.
  void check_level(const RosterUnit& unit) {
    if (!told_.emplace(std::string(), unit.level).second) return;
    const auto& ids = store_.ids();
    const bool known = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      const auto rules = store_.peek(id);
      return !rules || rules->policy.level(unit.level) != nullptr;
    });
    if (!known)
      found_.add(code::batch_roster_level, unit.at,
                 {Text(shortened(unit.level, kShownScalar)), Text(unit.unit), listed(ids)});
  }

  RulebookStore& store_;
  Diagnostics& found_;
  std::set<std::pair<std::string, std::string>> told_;
};

// Offices call a policy by its title; what no policy is called stays, and is told.
std::shared_ptr<const Roster> by_ids(const std::shared_ptr<const Roster>& roster, RulebookStore& store) {
  std::vector<RosterUnit> units = roster->units();
  bool titled = false;
  for (RosterUnit& unit : units) {
    for (std::string& policy : unit.policies) {
      const std::optional<std::string> id = store.id_of(policy);
      if (!id || *id == policy) continue;
      policy = *id;
      titled = true;
    }
  }
  return titled ? std::make_shared<const Roster>(std::move(units), roster->digest()) : roster;
}

// A name that no rule fits may be one of a policy that is broken: what broke it is the cause.
void tell_broken(RulebookStore& store, Diagnostics& found) {
  if (found.errors() == 0) return;
  const std::vector<std::string> ids = store.ids();
  for (const std::string& id : ids) {
    if (store.peek(id) == nullptr) static_cast<void>(store.load(id, found));
  }
}

// False where there is a fault.
bool hand_on(Diagnostics found, Diagnostics& faults, Diagnostics& told) {
  const bool whole = found.errors() == 0;
  (whole ? told : faults).append(std::move(found));
  return whole;
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& file, Diagnostics& faults) {
  std::error_code error;
  std::ifstream stream;
  // A folder can be opened and not be read.
  if (!std::filesystem::is_directory(file, error)) stream.open(file, std::ios::binary);
  if (stream.is_open()) {
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.bad()) return bytes;
  }
  faults.add_file(code::plan_unreadable, file);
  return std::nullopt;
}

std::shared_ptr<const Waivers> read_waivers(const std::vector<std::string>& files, RulebookStore* store,
                                            Diagnostics& faults, Diagnostics& told) {
  if (files.empty()) return nullptr;
  auto waivers = std::make_shared<Waivers>();
  Diagnostics found;
  for (const std::string& file : files) {
    if (auto bytes = read_bytes(file, found)) waivers->read(file, std::move(*bytes), found);
  }
  if (store != nullptr) {
    waivers->check_rules(rules_of(*store), found);
    tell_broken(*store, found);
  }
  hand_on(std::move(found), faults, told);
  return waivers;
}

void AuditArguments::bind(OptionParser& parser) {
  parser.value(OptionName::roster, roster);
  parser.values(OptionName::waivers, waivers);
  parser.value(OptionName::baseline, baseline);
  parser.flag(OptionName::across_periods, across_periods);
  parser.value(OptionName::scoring, scoring);
}

std::vector<std::string> AuditArguments::files() const {
  std::vector<std::string> files = waivers;
  for (const std::optional<std::string>& one : {roster, baseline, scoring}) {
    if (one) files.push_back(*one);
  }
  return files;
}

void judge_under(const std::shared_ptr<const Waivers>& waivers, CheckOptions& options) {
  if (waivers == nullptr) return;
  options.waivers = waivers->digests();
  options.waivers_read = waivers;
  // What they cover, and what they fit and cannot cover, is told whatever is shown.
  for (const Status each : {Status::fail, Status::unknown, Status::error})
    options.shown[static_cast<std::size_t>(each)] = true;
}

std::string read_profiles_into(const std::vector<std::string>& files, RulebookStore& store, CheckOptions& options,
                               Diagnostics& faults, Diagnostics& told) {
  if (files.empty()) return {};
  std::vector<std::shared_ptr<const PolicyRules>> policies;
  for (const std::string& id : store.ids()) {
    if (auto rules = store.peek(id)) policies.push_back(std::move(rules));
  }
  Diagnostics found;
  std::vector<Profile> profiles;
  std::string names;
  for (const std::string& file : files) {
    auto bytes = read_bytes(file, found);
    if (!bytes) continue;
    profiles.push_back(read_profile(file, std::move(*bytes), found));
    if (found.errors() == 0) check_profile(profiles.back(), policies, found);
    options.profiles.push_back(profiles.back().digest);
    names += (names.empty() ? "" : " + ") + profiles.back().name;
  }
  tell_broken(store, found);
  if (hand_on(std::move(found), faults, told)) store.set_profiles(std::move(profiles));
  return names;
}

std::optional<Baseline> read_baseline(const AuditArguments& flags, Diagnostics& faults, Diagnostics& told) {
  if (!flags.baseline) {
    if (flags.across_periods) add_usage_fault(faults, code::cli_needs, {Text("--across-periods"), Text("--baseline")});
    return std::nullopt;
  }
  std::array<char, std::size_t{1} << 16U> room;  // a saved run may have a million lines
  std::ifstream stream;
  stream.rdbuf()->pubsetbuf(room.data(), static_cast<std::streamsize>(room.size()));
  stream.open(*flags.baseline, std::ios::binary);
  if (!stream) {
    faults.add_file(code::plan_unreadable, *flags.baseline);
    return std::nullopt;
  }
  Baseline baseline(flags.across_periods);
  Diagnostics found;
  baseline.read(stream, *flags.baseline, found);
  hand_on(std::move(found), faults, told);
  return baseline;
}

std::optional<Scores> read_scores(const std::optional<std::string>& flags, RulebookStore& store, CheckOptions& options,
                                  Diagnostics& faults, Diagnostics& told) {
  if (!flags) return std::nullopt;
  namespace fs = std::filesystem;
  std::error_code error;
  std::string file = *flags;
  if (!fs::exists(file, error) || fs::is_directory(file, error)) {
    if (file == "shares") {
      options.scoring = file;
      return Scores(std::nullopt);
    }
    const fs::path shipped = fs::path(store.folder()) / "scoring" / (file + ".yaml");
    if (fs::exists(shipped, error)) file = shipped.string();
  }
  std::vector<std::shared_ptr<const PolicyRules>> policies;
  for (const std::string& id : store.ids()) {
    if (auto rules = store.peek(id)) policies.push_back(std::move(rules));
  }
  Diagnostics found;
  auto bytes = read_bytes(file, found);
  std::optional<Scoring> sheet;
  if (bytes) sheet = read_scoring(file, std::move(*bytes), policies, found);
  tell_broken(store, found);
  if (!hand_on(std::move(found), faults, told)) return std::nullopt;
  options.scoring = sheet->digest;
  return Scores(std::move(sheet));
}

void read_roster_into(const std::optional<std::string>& file, RulebookStore& store, CheckOptions& options,
                      Diagnostics& faults, Diagnostics& told) {
  if (!file) return;
  const auto bytes = read_bytes(*file, faults);
  if (!bytes) return;
  Diagnostics found;
  const auto roster = by_ids(read_roster(*file, *bytes, found), store);
  RosterNames(store, found).check(*roster);
  hand_on(std::move(found), faults, told);
  options.roster = roster->digest();
  options.roster_units = roster;
}

}  // namespace ducha
