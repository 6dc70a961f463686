// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "rulebook/codes.h"
#include "rulebook/from_yaml.h"
#include "rulebook/modality_words.h"
#include "rulebook/params.h"
#include "rulebook/words.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

// A rulebook comes from elsewhere, and words of the file go into findings: none but its own are read.
bool stays_in_folder(const std::filesystem::path& file) {
  return !file.is_absolute() && std::none_of(file.begin(), file.end(), [](const auto& part) { return part == ".."; });
}

std::optional<Unchecked> read_unchecked(NodeView node, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  const YamlMap map(node, {"kind", "why"}, diagnostics);
  if (!map.ok()) return std::nullopt;
  Unchecked unchecked;
  const NodeView kind = map.need("kind");
  if (const auto word = read_word(kind, "kind", diagnostics)) {
    if (const auto known = read_unchecked_kind(*word)) {
      unchecked.kind = *known;
    } else {
      report_unknown(code::rule_word, kind, {"background", "exhortation", "unobservable"}, diagnostics);
    }
  }
  unchecked.why = read_text(map.need("why"), "why", diagnostics);
  return unchecked;
}

std::optional<Clause> read_clause(NodeView node, Diagnostics& diagnostics) {
  const YamlMap map(node, {"id", "at", "opens", "digest", "gist", "modality", "unchecked"}, diagnostics);
  if (!map.ok()) return std::nullopt;
  Clause clause;
  const NodeView id = map.need("id");
  clause.at = id.exists() ? id.place() : node.place();
  clause.id = read_word(id, "id", diagnostics).value_or("");
  clause.at_document = read_word(map.need("at"), "at", diagnostics).value_or("");
  clause.opens = read_phrase(map.find("opens"), "opens", diagnostics);
  clause.digest = read_word(map.find("digest"), "digest", diagnostics).value_or("");
  clause.gist = read_text(map.need("gist"), "gist", diagnostics);
  const NodeView modality = map.need("modality");
  if (const auto word = read_word(modality, "modality", diagnostics)) {
    if (const auto known = read_modality(*word)) {
      clause.modality = *known;
    } else {
      report_unknown(code::rule_word, modality, clause_modality_words(), diagnostics);
    }
  }
  clause.unchecked = read_unchecked(map.find("unchecked"), diagnostics);
  if (clause.modality == Modality::none && !clause.unchecked) {
    diagnostics.add(code::rule_clause_none, clause.at, {Text(clause.id)});
  }
  return clause;
}

}  // namespace

InForce read_in_force(NodeView node, Diagnostics& diagnostics) {
  InForce in_force;
  if (!node.exists()) return in_force;
  const YamlMap map(node, {"from", "until"}, diagnostics);
  in_force.from = read_date(map.find("from"), diagnostics);
  in_force.until = read_date(map.find("until"), diagnostics);
  if (in_force.from && in_force.until && *in_force.until < *in_force.from) {
    diagnostics.add(code::rule_dates_reversed, map.find("until").place(), {Text(to_string(*in_force.from))});
  }
  return in_force;
}

Policy read_policy(const Document& document, const std::string& folder, Diagnostics& diagnostics) {
  Policy policy;
  const NodeView root = document.root();
  policy.id = folder;
  if (!root.exists()) {
    diagnostics.add(code::rule_empty_file, {document.source, {}}, {words_of(RulebookPart::the_policy_file)});
    return policy;
  }
  const YamlMap map(
      root, {"policy", "title", "issuer", "number", "issued", "source", "levels", "in_force", "params", "clauses"},
      diagnostics);
  if (!map.ok()) return policy;
  policy.at = root.place();
  const NodeView id = map.need("policy");
  if (const auto word = read_word(id, "policy", diagnostics); word && *word != folder) {
    diagnostics.add(code::rule_policy_id, id.place(), {Text(*word), Text(folder)});
  }
  policy.title = read_text(map.need("title"), "title", diagnostics);
  policy.issuer = read_text(map.find("issuer"), "issuer", diagnostics);
  policy.number = read_word(map.find("number"), "number", diagnostics).value_or("");
  policy.issued = read_date(map.find("issued"), diagnostics);
  policy.source = read_word(map.find("source"), "source", diagnostics).value_or("");
  if (!policy.source.empty() && !stays_in_folder(policy.source)) {
    diagnostics.add(code::rule_source_outside, map.find("source").place(), {Text(policy.source)});
    policy.source.clear();
  }
  KeyNames level_names;
  for (const NodeView::Entry& entry : read_entries(map.find("levels"), "levels", diagnostics)) {
    NamedText named = read_named_text(entry.value, entry.key.text(), diagnostics);
    level_names.add(entry.key, named, diagnostics);
    policy.levels.push_back({std::string(entry.key.text()), std::move(named.label), std::move(named.aliases)});
  }
  policy.in_force = read_in_force(map.find("in_force"), diagnostics);
  // A document binds from the day it was issued, unless it says otherwise.
  if (const NodeView in_force = map.find("in_force"); !in_force.exists() || in_force.is_null())
    policy.in_force.from = policy.issued;
  policy.params = read_params(map.find("params"), diagnostics);

  std::map<std::string, Place, std::less<>> seen;
  for (const NodeView node : read_list(map.need("clauses"), "clauses", diagnostics)) {
    auto clause = read_clause(node, diagnostics);
    if (!clause) continue;
    const auto [first, fresh] = seen.emplace(clause->id, clause->at);
    if (!fresh) {
      diagnostics.add(
          {code::rule_id_double, clause->at, {Text(clause->id)}, {{code::base_first_here, first->second, {}}}, false});
    }
    policy.clauses.push_back(std::move(*clause));
  }
  for (const Param& param : policy.params) {
    if (param.clause.empty() || policy.clause(param.clause) != nullptr) continue;
    diagnostics.add(code::rule_clause_unknown, param.at, {Text(param.clause)});
  }
  return policy;
}

}  // namespace ducha
