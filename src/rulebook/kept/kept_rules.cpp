// SPDX-License-Identifier: Apache-2.0
#include "rulebook/kept/kept_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <utility>

#include "document/decoding.h"
#include "rulebook/in_words.h"
#include "rulebook/kept/rule_fields.h"
#include "rulebook/kept/words_fields.h"
#include "rulebook/scopes.h"
#include "rulebook/slot_layout.h"
#include "rulebook/traditional.h"

namespace ducha {

namespace {

std::string path_of(const PolicyFiles& files, const PolicyFiles::File& file) {
  return (std::filesystem::path(files.folder) / file.name).string();
}

// The files' names by the numbers of their sources.
std::vector<std::string> numbered(const kept::SharedWriter& written, const PolicyFiles& files) {
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

using WordParts = std::array<std::string_view, kKeptLanguages.size()>;

// Of each rule and in each language with its size, so that none need be read to find the next. `made` must live as long
// as anything is written: types are known by where they lie.
void save_words(kept::Writer& writer, const PolicyRules& rules, std::vector<Words>& made) {
  for (const Rule& rule : rules.rules) {
    for (const Language language : kKeptLanguages) {
      std::string bytes;
      kept::Writer part(bytes, writer.shared());
      made.push_back(required_in_words(rules, rule, language));
      kept::save_words(part, made.back(), rules);
      writer(bytes);
    }
  }
}

void load_words(kept::Reader& reader, const std::shared_ptr<const kept::KeptFile>& file, PolicyRules& rules) {
  for (Rule& rule : rules.rules) {
    WordParts parts;
    for (std::string_view& part : parts) part = reader.take_text();
    rule.words = kept::words_in(file, parts);
  }
}

}  // namespace

std::optional<std::string> kept_bytes(const PolicyRules& rules, const PolicyFiles& files) {
  std::string body;
  std::string bytes;
  try {
    kept::SharedWriter shared;
    kept::Writer writer(body, shared);
    writer(rules.digest, rules.policy, rules.vocabulary.facts(), rules.rules, rules.region_keys,
           rules.calendar != nullptr);
    if (rules.calendar != nullptr) writer(*rules.calendar);
    std::vector<Words> words;
    save_words(writer, rules, words);
    kept::Writer head(bytes, shared);
    head(numbered(shared, files), static_cast<std::uint64_t>(shared.types()));
    bytes += shared.type_bytes();
  } catch (const kept::Fault&) {
    return std::nullopt;
  }
  return bytes + body;
}

std::shared_ptr<const PolicyRules> rules_of(std::string_view kept_bytes, std::shared_ptr<const void> holder,
                                            const PolicyFiles& files) try {
  auto file = std::make_shared<kept::KeptFile>();
  file->holder = std::move(holder);
  kept::Reader reader(kept_bytes, file);
  std::vector<std::string> names;
  std::uint64_t types = 0;
  reader(names, types);
  file->shared.sources = sources_of(names, files);
  feel::load_types(reader, types, file->shared);

  auto rules = std::make_shared<PolicyRules>();
  std::vector<FactSpec> facts;
  bool has_calendar = false;
  reader(rules->digest, rules->policy, facts, rules->rules, rules->region_keys, has_calendar);
  if (has_calendar) {
    auto calendar = std::make_shared<WorkingCalendar>();
    reader(*calendar);
    rules->calendar = std::move(calendar);
  }
  load_words(reader, file, *rules);
  if (!reader.at_end()) return nullptr;

  rules->vocabulary = Vocabulary(std::move(facts));
  rules->slots = layout_of(rules->policy, rules->vocabulary);
  const Scopes scopes(rules->policy, rules->vocabulary);
  for (Rule& rule : rules->rules) {
    rule.scope = scopes.with_record(rule);
    if (rule.message) make_room(*rule.message);
  }
  return rules;
} catch (const std::exception&) {
  // Bytes that are none of these lead anywhere: to lengths that no memory holds, to numbers that nothing has.
  return nullptr;
}

}  // namespace ducha
