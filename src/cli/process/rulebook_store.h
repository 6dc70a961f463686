// SPDX-License-Identifier: Apache-2.0
// The rulebook that a run works with: the folders it is made of, which policies they hold, and those that were loaded.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/profile.h"
#include "base/diagnostic.h"
#include "cli/process/rulebook_cache.h"
#include "rulebook/policy_files.h"
#include "rulebook/rulebook.h"

namespace ducha {

// The rulebook where no option names one: $DUCHA_RULES, else rules/ here, else the installed one. Empty: there is none.
[[nodiscard]] std::string find_rulebook();

class RulebookStore {
 public:
  // The folders of --rules, each of which adds its policies; none: the one that is found. Reports a rulebook that is
  // not there, and a policy that two of them hold.
  RulebookStore(const std::vector<std::string>& folders, Diagnostics& diagnostics);
  // Where the texts of the documents lie, besides those that policies name themselves; reports a folder that is none.
  void look_for_texts_in(const std::optional<std::string>& folder, Diagnostics& diagnostics);

  // From now on for whoever judges and asks for no cases: policies are kept compiled, and found so.
  void use_cache() { cache_.emplace(); }

  // The first; what belongs to the rulebook as a whole lies there.
  [[nodiscard]] const std::string& folder() const { return folders_.front(); }
  [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
  [[nodiscard]] const std::string& folder_of(const std::string& id) const;
  // Of all its policies, which are then judged by what was read for it.
  // Of those that are not `judged` nothing is held; none: any may be.
  [[nodiscard]] std::string digest(const std::vector<std::string>& judged = {});
  [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }
  // The policy of that id, or of that title in any language, with or without title marks; loads what it must to know.
  [[nodiscard]] std::optional<std::string> id_of(const std::string& name);
  // Loaded once; null where it is broken. What is wrong with it is reported the first time.
  [[nodiscard]] std::shared_ptr<const PolicyRules> load(const std::string& id, Diagnostics& diagnostics);
  // The same without a word: what is wrong with it is reported by who loads it first.
  [[nodiscard]] std::shared_ptr<const PolicyRules> peek(const std::string& id);
  // From now on policies are as these have them, one on top of the other.
  void set_profiles(std::vector<Profile> profiles);
  [[nodiscard]] const std::vector<Profile>& profiles() const { return profiles_; }
  // What they change in the policies loaded so far, by policy.
  [[nodiscard]] const std::map<std::string, std::vector<ProfileChange>>& changes() const { return changes_; }
  // Those of these names, ids or titles, all where there is none; an unknown name is a fault of the call.
  [[nodiscard]] std::vector<std::string> chosen(const std::vector<std::string>& names, Diagnostics& faults);

 private:
  std::vector<std::string> folders_;  // one at least; empty text: there is none
  std::map<std::string, std::string> folder_of_;
  std::optional<std::string> texts_;
  std::vector<std::string> ids_;
  struct Entry {
    std::shared_ptr<const PolicyRules> rules;
    Diagnostics found;  // that nobody was told yet
  };
  [[nodiscard]] Entry& entry(const std::string& id);
  [[nodiscard]] std::shared_ptr<const PolicyRules> compiled(const std::string& id, Diagnostics& found);
  void apply_profiles(const std::string& id, Entry& entry);
  [[nodiscard]] const std::shared_ptr<const PolicyFiles>& files_of(const std::string& id);

  std::map<std::string, std::shared_ptr<const PolicyFiles>> files_;
  std::map<std::string, Entry> loaded_;
  std::optional<RulebookCache> cache_;
  std::vector<Profile> profiles_;
  std::map<std::string, std::vector<ProfileChange>> changes_;
};

// Options that may be repeated and may hold commas: --policy a,b --policy c.
[[nodiscard]] std::vector<std::string> flattened(const std::vector<std::string>& lists);

}  // namespace ducha
