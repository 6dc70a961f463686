// SPDX-License-Identifier: Apache-2.0
#include "cli/process/rulebook_store.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/option.h"
#include "wording/codes.h"
#include "wording/document_text.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// Beside the program, wherever it was moved to: bin/ducha and share/ducha/rules.
std::string beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? std::string() : (program.parent_path().parent_path() / "share" / "ducha" / "rules").string();
}

}  // namespace

std::string find_rulebook(const std::optional<std::string>& folder) {
  if (folder) return *folder;
  // Somebody set the variable; the folder may only happen to be there.
  const char* variable = std::getenv("DUCHA_RULES");
  if (variable != nullptr && *variable != '\0') return variable;
  std::error_code error;
  if (fs::is_directory("rules", error)) return "rules";
  for (const std::string& each : {std::string(DUCHA_INSTALLED_RULES), beside_program()}) {
    if (!each.empty() && fs::is_directory(each, error)) return each;
  }
  return {};
}

RulebookStore::RulebookStore(const std::optional<std::string>& folder, Diagnostics& diagnostics)
    : folder_(find_rulebook(folder)) {
  if (folder_.empty()) {
    diagnostics.add(code::cli_no_rulebook, {});
    return;
  }
  ids_ = policies_in(folder_, diagnostics);
}

RulebookStore::Entry& RulebookStore::entry(const std::string& id) {
  const auto [known, fresh] = loaded_.try_emplace(id);
  Entry& entry = known->second;
  if (!fresh) return entry;
  entry.rules = load_policy(folder_, id, entry.found);
  if (!entry.rules) return entry;
  apply_profiles(id, entry);
  const std::string file = document_file_of(*entry.rules, texts_);
  if (file.empty()) return entry;
  Diagnostics reading;  // verdicts do not depend on it
  if (const SourcePtr text = read_document_text(file, reading)) {
    entry.rules = with_words(*entry.rules, text);
  } else {
    entry.found.add_file(code::source_not_at_hand, file, {Text(id)});
  }
  return entry;
}

void RulebookStore::apply_profiles(const std::string& id, Entry& entry) {
  std::vector<ProfileChange>& changes = changes_[id];
  for (const Profile& profile : profiles_) entry.rules = under_profile(*entry.rules, profile, changes);
}

std::shared_ptr<const PolicyRules> RulebookStore::load(const std::string& id, Diagnostics& diagnostics) {
  Entry& loaded = entry(id);
  diagnostics.append(std::move(loaded.found));
  loaded.found = {};
  return loaded.rules;
}

std::shared_ptr<const PolicyRules> RulebookStore::peek(const std::string& id) { return entry(id).rules; }

void RulebookStore::set_profiles(std::vector<Profile> profiles) {
  profiles_ = std::move(profiles);
  for (auto& [id, loaded] : loaded_) {
    if (loaded.rules) apply_profiles(id, loaded);
  }
}

void RulebookStore::look_for_texts_in(const std::optional<std::string>& folder, Diagnostics& diagnostics) {
  std::error_code error;
  if (folder && !fs::is_directory(*folder, error)) diagnostics.add(code::source_no_folder, {}, {Text(*folder)});
  texts_ = folder;
}

std::vector<std::string> RulebookStore::chosen(const std::vector<std::string>& names, Diagnostics& faults) const {
  if (names.empty() || ids_.empty()) return ids_;
  for (const std::string& name : names) {
    if (std::find(ids_.begin(), ids_.end(), name) != ids_.end()) continue;
    add_usage_fault(faults, code::cli_policy_unknown, {Text(name), Text(joined(ids_))}, name, ids_);
  }
  return names;
}

std::vector<std::string> flattened(const std::vector<std::string>& lists) {
  std::vector<std::string> words;
  for (const std::string& list : lists) {
    for (std::string& word : split_list(list)) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace ducha
