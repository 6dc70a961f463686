// SPDX-License-Identifier: Apache-2.0
#include "rulebook/kept/kept_rules.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <utility>

#include "document/decoding.h"
#include "rulebook/kept/rule_fields.h"
#include "rulebook/scopes.h"
#include "rulebook/slot_layout.h"

namespace ducha {

namespace {

std::string path_of(const PolicyFiles& files, const PolicyFiles::File& file) {
  return (std::filesystem::path(files.folder) / file.name).string();
}

// The files' names by the numbers of their sources.
std::vector<std::string> numbered(const kept::Writer& written, const PolicyFiles& files) {
  std::vector<std::string> names(written.sources().size());
  for (const auto& [source, number] : written.sources()) {
    const auto file = std::find_if(
        files.files.begin(), files.files.end(),
        [&, &name = source->name()](const PolicyFiles::File& each) { return path_of(files, each) == name; });
    if (file == files.files.end()) throw kept::Fault("a place in none of the files");
    names[number] = file->name;
  }
  return names;
}

std::vector<SourcePtr> sources_of(const std::vector<std::string>& names, const PolicyFiles& files) {
  std::vector<SourcePtr> sources;
  for (const std::string& name : names) {
    const PolicyFiles::File file = files.file(name);
    if (!file.bytes) throw kept::Fault("a file that is not there");
    sources.push_back(std::make_shared<const SourceText>(path_of(files, file), decoded(file.bytes)));
  }
  return sources;
}

}  // namespace

std::optional<std::string> kept_bytes(const PolicyRules& rules, const PolicyFiles& files) {
  std::string body;
  std::string bytes;
  try {
    kept::Writer writer(body);
    writer(rules.digest, rules.policy, rules.vocabulary.facts(), rules.rules, rules.calendar != nullptr);
    if (rules.calendar != nullptr) writer(*rules.calendar);
    const std::vector<std::string> names = numbered(writer, files);
    kept::Writer head(bytes);
    head(names);
  } catch (const kept::Fault&) {
    return std::nullopt;
  }
  return bytes + body;
}

std::shared_ptr<const PolicyRules> rules_of(std::string_view kept_bytes, const PolicyFiles& files) try {
  kept::Reader reader(kept_bytes);
  std::vector<std::string> names;
  reader(names);
  reader.set_sources(sources_of(names, files));

  auto rules = std::make_shared<PolicyRules>();
  std::vector<FactSpec> facts;
  bool has_calendar = false;
  reader(rules->digest, rules->policy, facts, rules->rules, has_calendar);
  if (has_calendar) {
    auto calendar = std::make_shared<WorkingCalendar>();
    reader(*calendar);
    rules->calendar = std::move(calendar);
  }
  if (!reader.at_end()) return nullptr;

  rules->vocabulary = Vocabulary(std::move(facts));
  rules->slots = layout_of(rules->policy, rules->vocabulary);
  const Scopes scopes(rules->policy, rules->vocabulary);
  for (Rule& rule : rules->rules) rule.scope = scopes.with_record(rule);
  return rules;
} catch (const std::exception&) {
  // Bytes that are none of these lead anywhere: to lengths that no memory holds, to numbers that nothing has.
  return nullptr;
}

}  // namespace ducha
