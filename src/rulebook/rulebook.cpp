// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rulebook.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/in_parallel.h"
#include "base/sha256.h"
#include "document/decoding.h"
#include "document/read.h"
#include "rulebook/codes.h"
#include "rulebook/compile.h"
#include "rulebook/from_yaml.h"
#include "rulebook/region_keys.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// Reads the files of one policy's folder; keeps their documents and the digest of their names and bytes.
class Folder {
 public:
  Folder(const PolicyFiles& files, Diagnostics& diagnostics) : files_(files), diagnostics_(diagnostics) {}

  // Reads these files ahead, at once. What is wrong in one is reported when it is asked for.
  void read_ahead(const std::vector<std::string>& names) {
    std::vector<File> files(names.size());
    in_parallel(names.size(), [&](std::size_t at) { files[at] = opened(names[at]); });
    for (std::size_t at = 0; at < names.size(); ++at) ahead_.emplace(names[at], std::move(files[at]));
  }

  std::shared_ptr<const Document> read(const std::string& name) {
    const auto known = ahead_.find(name);
    const File file = known == ahead_.end() ? opened(name) : std::move(known->second);
    for (const Diagnostic& diagnostic : file.found.all()) diagnostics_.add(diagnostic);
    if (!file.sha256.empty()) hash_.add(name + ':' + file.sha256 + '\n');
    if (file.document) documents_.push_back(file.document);
    return file.document;
  }

  // All but the two files with names of their own and the calendar.
  [[nodiscard]] std::vector<std::string> rule_files() const {
    std::vector<std::string> names;
    for (const PolicyFiles::File& file : files_.files) {
      if (file.name != "policy.yaml" && file.name != "facts.yaml" && file.name != kCalendarFile)
        names.push_back(file.name);
    }
    return names;
  }

  [[nodiscard]] std::vector<std::shared_ptr<const Document>> documents() { return std::move(documents_); }
  [[nodiscard]] std::string digest() { return hash_.hex(); }

 private:
  struct File {
    std::string sha256;  // empty: it cannot be read
    std::shared_ptr<const Document> document;
    Diagnostics found;
  };

  [[nodiscard]] File opened(const std::string& name) const {
    File read;
    const std::string path = (fs::path(files_.folder) / name).string();
    const PolicyFiles::File file = files_.file(name);
    if (!file.bytes) {
      read.found.add_file(code::rule_unreadable, path, {file.why.empty() ? Text(name) : file.why});
      return read;
    }
    read.sha256 = file.sha256;
    auto document = read_yaml(std::make_shared<const SourceText>(path, decoded(file.bytes)), read.found);
    if (document) read.document = std::make_shared<const Document>(std::move(*document));
    return read;
  }

  const PolicyFiles& files_;
  Diagnostics& diagnostics_;
  std::map<std::string, File> ahead_;
  std::vector<std::shared_ptr<const Document>> documents_;
  Sha256 hash_;
};

// Each clause is either decided by a rule, which may stand in a file that could not be read, or said not to be.
void check_catalogue(const Policy& policy, const std::vector<Rule>& rules, bool all_read, Diagnostics& diagnostics) {
  std::set<std::size_t> cited;
  for (const Rule& rule : rules) cited.insert(rule.clauses.begin(), rule.clauses.end());
  for (std::size_t index = 0; index < policy.clauses.size(); ++index) {
    const Clause& clause = policy.clauses[index];
    const bool ruled = cited.contains(index);
    // One without an id, or with that of another, is told already, and no rule can cite it.
    const bool citable = !clause.id.empty() && policy.clause(clause.id) == &clause;
    if (!ruled && !clause.unchecked && all_read && citable)
      diagnostics.add(code::rule_clause_unruled, clause.at, {Text(clause.id)});
    if (ruled && clause.unchecked) diagnostics.add(code::rule_clause_both, clause.at, {Text(clause.id)});
  }
}

// Where the levels could not be read, which is told there, every rule would lack its own.
void add_of_rules(const Diagnostics& found, bool levels_lost, Diagnostics& diagnostics) {
  for (const Diagnostic& one : found.all()) {
    if (!levels_lost || one.code != code::rule_no_levels) diagnostics.add(one);
  }
}

void check_fact_levels(const PolicyRules& rules, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const Level& level : rules.policy.levels) keys.push_back(level.key);
  for (const FactSpec& fact : rules.vocabulary.facts()) {
    for (const std::string& level : fact.levels) {
      if (keys.empty()) {
        diagnostics.add(code::rule_no_levels, fact.at, {Text(level)});
      } else if (rules.policy.level(level) == nullptr) {
        diagnostics.add(code::rule_level_unknown, fact.at, {Text(level), listed(keys)});
      }
    }
  }
}

void check_params(const PolicyRules& loaded, Diagnostics& diagnostics) {
  static constexpr std::array<std::string_view, 7> kReserved = {"unit",  "level",  "region", "period",
                                                                "as_of", "window", "units"};
  std::vector<std::string> names;
  for (const Param& param : loaded.policy.params) {
    names.push_back(param.name);
    const bool reserved = std::find(kReserved.begin(), kReserved.end(), param.name) != kReserved.end();
    const auto& facts = loaded.vocabulary.facts();
    const bool a_fact =
        std::any_of(facts.begin(), facts.end(), [&](const FactSpec& fact) { return fact.name == param.name; });
    if (reserved) diagnostics.add(code::rule_name_reserved, param.at, {Text(param.name)});
    if (a_fact) diagnostics.add(code::rule_id_double, param.at, {Text(param.name)});
  }
  for (const Rule& rule : loaded.rules) {
    for (const Case& one : rule.cases) {
      for (const auto& [name, value] : one.params) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
          diagnostics.add(code::rule_param_unknown, one.at, {Text(name)});
        }
      }
    }
  }
}

}  // namespace

std::vector<std::string> policies_in(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    diagnostics.add_file(code::rule_no_folder, folder, {Text(folder)});
    return ids;
  }
  if (holds_policy(folder)) {
    std::error_code failed;
    const fs::path own = fs::canonical(folder, failed);
    return {(failed ? fs::path(folder) : own).filename().string()};
  }
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (holds_policy(entry->path())) ids.push_back(entry->path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  if (ids.empty()) diagnostics.add_file(code::rule_no_policies, folder, {Text(folder)});
  return ids;
}

std::shared_ptr<const PolicyRules> load_policy(const std::string& rulebook_folder, const std::string& id,
                                               Diagnostics& diagnostics) {
  return load_policy(read_policy_files(rulebook_folder, id), rulebook_folder, id, diagnostics);
}

std::shared_ptr<const PolicyRules> load_policy(const PolicyFiles& read_files, const std::string& rulebook_folder,
                                               const std::string& id, Diagnostics& diagnostics) {
  Diagnostics found;
  auto loaded = std::make_shared<PolicyRules>();
  Folder folder(read_files, found);
  const std::vector<std::string> files = folder.rule_files();
  std::vector<std::string> all = {"policy.yaml", "facts.yaml"};
  all.insert(all.end(), files.begin(), files.end());
  folder.read_ahead(all);
  const auto policy = folder.read("policy.yaml");
  const auto facts = folder.read("facts.yaml");
  if (policy) loaded->policy = read_policy(*policy, id, found);
  const bool levels_lost = loaded->policy.levels.empty() && found.errors() > 0;
  if (facts) loaded->vocabulary = read_vocabulary(*facts, found);
  // Without a catalogue every citation would be a fault, and without a vocabulary every name: one fault is enough.
  if (policy && facts) {
    if (files.empty()) found.add_file(code::rule_no_rules, rulebook_folder, {Text(id)});
    bool all_read = true;
    for (const std::string& name : files) {
      const std::size_t rules = loaded->rules.size();
      const std::size_t faults = found.errors();
      if (const auto document = folder.read(name)) {
        Diagnostics of_rules;
        read_rules(*document, name.substr(0, name.find_last_of('.')), loaded->policy, loaded->rules, of_rules);
        add_of_rules(of_rules, levels_lost, found);
      }
      all_read = all_read && (loaded->rules.size() > rules || found.errors() == faults);
    }
    const Untyped untyped = facts->root().is_map() ? untyped_in(facts->root().find("facts")) : Untyped();
    check_catalogue(loaded->policy, loaded->rules, all_read, found);
    check_params(*loaded, found);
    if (!levels_lost) check_fact_levels(*loaded, found);
    compile_rules(loaded->policy, loaded->vocabulary, untyped, loaded->rules, found);
    loaded->slots = layout_of(loaded->policy, loaded->vocabulary);
    loaded->region_keys = region_keys_in(loaded->rules, loaded->slots);
    const bool counts_days = std::any_of(loaded->rules.begin(), loaded->rules.end(),
                                         [](const Rule& rule) { return rule.within && rule.within->working_days; });
    // Beside the policies: shared by all of them.
    if (counts_days) {
      if (const auto calendar = folder.read(std::string(kCalendarFile)))
        loaded->calendar = std::make_shared<const WorkingCalendar>(read_calendar(*calendar, found));
    }
  }
  loaded->documents = folder.documents();
  loaded->digest = folder.digest();
  const bool broken = found.errors() > 0;
  diagnostics.append(std::move(found));
  if (broken) return nullptr;
  return loaded;
}

}  // namespace ducha
