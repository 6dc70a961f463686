// SPDX-License-Identifier: Apache-2.0
#include "cli/process/rulebook_store.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "base/title_marks.h"
#include "cli/codes.h"
#include "cli/options/option.h"
#include "cli/process/environment.h"
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

std::string find_rulebook() {
  // Somebody set the variable; the folder may only happen to be there.
  if (const std::string_view variable = environment("DUCHA_RULES"); !variable.empty()) return std::string(variable);
  std::error_code error;
  if (fs::is_directory("rules", error)) return "rules";
  for (const std::string& each : {std::string(DUCHA_INSTALLED_RULES), beside_program()}) {
    if (!each.empty() && fs::is_directory(each, error)) return each;
  }
  return {};
}

RulebookStore::RulebookStore(const std::vector<std::string>& folders, Diagnostics& diagnostics) : folders_(folders) {
  if (folders_.empty()) folders_ = {find_rulebook()};
  if (folders_.front().empty()) {
    diagnostics.add(code::cli_no_rulebook, {});
    return;
  }
  for (const std::string& folder : folders_) {
    for (std::string& id : policies_in(folder, diagnostics)) {
      const auto [known, fresh] = folder_of_.emplace(id, folder);
      if (fresh) {
        ids_.push_back(std::move(id));
      } else {
        add_usage_fault(diagnostics, code::cli_policy_twice, {Text(id), Text(known->second), Text(folder)});
      }
    }
  }
  std::sort(ids_.begin(), ids_.end());
}

const std::string& RulebookStore::folder_of(const std::string& id) const {
  const auto known = folder_of_.find(id);
  return known == folder_of_.end() ? folder() : known->second;
}

const std::shared_ptr<const PolicyFiles>& RulebookStore::files_of(const std::string& id) {
  std::shared_ptr<const PolicyFiles>& files = files_[id];
  if (files == nullptr) files = std::make_shared<const PolicyFiles>(read_policy_files(folder_of(id), id));
  return files;
}

std::string RulebookStore::digest(const std::vector<std::string>& judged) {
  RulebookDigest digest;
  for (const std::string& id : ids_) {
    const bool held = judged.empty() || std::find(judged.begin(), judged.end(), id) != judged.end();
    digest.add(id, held || files_.contains(id) ? *files_of(id) : read_policy_files(folder_of(id), id));
  }
  return digest.text();
}

std::shared_ptr<const PolicyRules> RulebookStore::compiled(const std::string& id, Diagnostics& found) {
  const PolicyFiles& files = *files_of(id);
  std::shared_ptr<const PolicyRules> rules = cache_ ? cache_->find(files) : nullptr;
  if (rules != nullptr) {
    // Whoever found them there is in a hurry, and the process ends with its work: taking apart some ten thousand of
    // their parts before it does would be some hundredths of that.
    static auto& until_the_end = *new std::vector<std::shared_ptr<const PolicyRules>>;
    until_the_end.push_back(rules);
    return rules;
  }
  rules = load_policy(files, folder_of(id), id, found);
  if (cache_ && rules != nullptr && found.empty()) cache_->keep(files, *rules);
  return rules;
}

RulebookStore::Entry& RulebookStore::entry(const std::string& id) {
  const auto [known, fresh] = loaded_.try_emplace(id);
  Entry& entry = known->second;
  if (!fresh) return entry;
  entry.rules = compiled(id, entry.found);
  if (!entry.rules) return entry;
  apply_profiles(id, entry);
  const std::string file = document_file_of(*entry.rules, texts_);
  if (file.empty()) {
    if (texts_)
      entry.found.add_file(code::source_not_at_hand, (fs::path(*texts_) / (id + ".txt")).string(), {Text(id)});
    return entry;
  }
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

std::optional<std::string> RulebookStore::id_of(const std::string& name) {
  if (std::find(ids_.begin(), ids_.end(), name) != ids_.end()) return name;
  const std::string folded = fold(without_title_marks(name));
  if (folded.empty()) return std::nullopt;
  for (const std::string& id : ids_) {
    if (fold(id) == folded) return id;
    const auto rules = peek(id);
    if (rules && (fold(rules->policy.title.zh) == folded || fold(rules->policy.title.en) == folded)) return id;
  }
  return std::nullopt;
}

void RulebookStore::look_for_texts_in(const std::optional<std::string>& folder, Diagnostics& diagnostics) {
  std::error_code error;
  if (folder && !fs::is_directory(*folder, error)) diagnostics.add(code::source_no_folder, {}, {Text(*folder)});
  texts_ = folder;
}

std::vector<std::string> RulebookStore::chosen(const std::vector<std::string>& names, Diagnostics& faults) {
  if (names.empty() || ids_.empty()) return ids_;
  std::vector<std::string> ids;
  for (const std::string& name : flattened(names)) {
    const std::optional<std::string> id = id_of(name);
    if (!id) add_usage_fault(faults, code::cli_policy_unknown, {Text(name), listed(ids_)}, name, ids_);
    ids.push_back(id.value_or(name));
  }
  return ids;
}

std::vector<std::string> flattened(const std::vector<std::string>& lists) {
  std::vector<std::string> words;
  for (const std::string& list : lists) {
    for (std::string& word : split_list(list)) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace ducha
