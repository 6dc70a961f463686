// SPDX-License-Identifier: Apache-2.0
#include "cli/list_json.h"

#include "findings/json_object.h"
#include "findings/to_ndjson.h"

namespace ducha {

namespace {

std::string strings_json(const std::vector<std::string>& texts) {
  JsonArray array;
  for (const std::string& text : texts) array.raw(json_string(text));
  return array.done();
}

// Its list stands behind the spaces that keep it where it is in the file.
std::string each_text(const Each& each) {
  const std::size_t first = each.list.text.find_first_not_of(' ');
  return each.variable + " in " + (first == std::string::npos ? std::string() : each.list.text.substr(first));
}

std::string levels_json(const Policy& policy) {
  JsonArray array;
  for (const Level& level : policy.levels) {
    array.raw(JsonObject().text("key", level.key).raw("label", text_map(level.label)).done());
  }
  return array.done();
}

}  // namespace

CoverageCounts counts_of(const std::vector<ClauseCoverage>& coverage) {
  CoverageCounts counts;
  for (const ClauseCoverage& row : coverage) {
    switch (row.checked) {
      case Checked::checked: ++counts.checked; break;
      case Checked::partly: ++counts.partly; break;
      case Checked::background:
      case Checked::exhortation:
      case Checked::unobservable: ++counts.unchecked; break;
    }
  }
  return counts;
}

std::string policy_json(const PolicyRules& rules) {
  const Policy& policy = rules.policy;
  const CoverageCounts counts = counts_of(coverage_of(rules));
  JsonObject object;
  object.text("policy", policy.id).raw("title", text_map(policy.title)).raw("issuer", text_map(policy.issuer));
  object.text_or_null("number", policy.number);
  object.raw("issued", policy.issued ? json_string(to_string(*policy.issued)) : "null");
  object.raw("levels", levels_json(policy)).number("clauses", policy.clauses.size());
  object.number("checked", counts.checked).number("partly", counts.partly).number("unchecked", counts.unchecked);
  object.number("rules", rules.rules.size()).text("digest", "sha256:" + rules.digest);
  return object.done();
}

std::string clause_json(const PolicyRules& rules, const ClauseCoverage& coverage) {
  const Clause& clause = *coverage.clause;
  std::vector<std::string> ids;
  for (const Rule* rule : coverage.rules) ids.push_back(rule->id);
  JsonObject object;
  object.text("policy", rules.policy.id).text("id", clause.id).text("at", clause.at_document);
  object.raw("gist", text_map(clause.gist)).text("modality", to_string(clause.modality));
  object.text("coverage", to_string(coverage.checked));
  object.raw("why", clause.unchecked ? text_map(clause.unchecked->why) : "null").raw("rules", strings_json(ids));
  return object.done();
}

std::string rule_json(const PolicyRules& rules, const Rule& rule) {
  std::vector<std::string> clauses;
  for (const std::size_t clause : rule.clauses) clauses.push_back(rules.policy.clauses[clause].id);
  JsonObject object;
  object.text("policy", rules.policy.id).text("id", rule.id).raw("clauses", strings_json(clauses));
  object.text("quote", rule.quote).raw("title", text_map(rule.title));
  object.raw("interpretation", rule.interpretation.empty() ? "null" : text_map(rule.interpretation));
  object.text("modality", to_string(rule.modality)).raw("levels", strings_json(rule.levels));
  object.raw("when", rule.when ? json_string(rule.when->text) : "null").text("require", rule.require.text);
  object.raw("due", rule.due ? json_string(rule.due->text) : "null");
  object.raw("each", rule.each ? json_string(each_text(*rule.each)) : "null");
  object.raw("every", rule.every ? json_string(to_string(*rule.every)) : "null");
  object.raw("across", rule.across ? json_string(rule.across->text) : "null").text_or_null("per", rule.per);
  object.number("cases", rule.cases.size());
  return object.done();
}

}  // namespace ducha
