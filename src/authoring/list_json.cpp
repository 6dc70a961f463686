// SPDX-License-Identifier: Apache-2.0
#include "authoring/list_json.h"

#include "findings/json_object.h"
#include "findings/to_ndjson.h"
#include "rulebook/in_words.h"

namespace ducha {

namespace {

std::string strings_json(const std::vector<std::string>& texts) {
  JsonArray array;
  for (const std::string& text : texts) array.raw(json_string(text));
  return array.done();
}

std::string each_text(const Each& each) { return each.variable + " in " + each.list.text; }

std::string levels_json(const Policy& policy) {
  JsonArray array;
  for (const Level& level : policy.levels) {
    array.raw(JsonObject().text("key", level.key).raw("label", text_map(level.label)).done());
  }
  return array.done();
}

// The elements of an array, one a line, so that two outputs compare line by line.
class Lines {
 public:
  void add(const std::string& json) { text_ += (text_.empty() ? "\n" : ",\n") + json; }
  [[nodiscard]] std::string done() const { return text_.empty() ? "[]" : '[' + text_ + "\n]"; }

 private:
  std::string text_;
};

void add_totals(JsonObject& object, const CoverageTotals& totals) {
  object.number("clauses", totals.clauses()).number("checked", totals.checked).number("partly", totals.partly);
  object.number("unchecked", totals.unchecked()).number("background", totals.background);
  object.number("exhortation", totals.exhortation).number("unobservable", totals.unobservable);
}

std::string policy_json(const PolicyRules& rules) {
  const Policy& policy = rules.policy;
  JsonObject object;
  object.text("policy", policy.id).raw("title", text_map(policy.title)).raw("issuer", text_map(policy.issuer));
  object.text_or_null("number", policy.number);
  object.raw("issued", policy.issued ? json_string(to_string(*policy.issued)) : "null");
  object.raw("levels", levels_json(policy));
  add_totals(object, totals_of(rules));
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
  object.raw("required_words", text_map(Text(plain(required_in_words(rules, rule, Language::zh)),
                                             plain(required_in_words(rules, rule, Language::en)))));
  object.raw("due", rule.due ? json_string(rule.due->text) : "null");
  object.raw("each", rule.each ? json_string(each_text(*rule.each)) : "null");
  object.raw("every", rule.every ? json_string(to_string(*rule.every)) : "null");
  object.raw("across", rule.across ? json_string(rule.across->text) : "null").text_or_null("per", rule.per);
  object.number("cases", rule.cases.size());
  return object.done();
}

}  // namespace

std::string policies_json(const Loaded& loaded) {
  Lines lines;
  for (const auto& rules : loaded) lines.add(policy_json(*rules));
  return lines.done() + '\n';
}

std::string clauses_json(const Loaded& loaded, const Wanted& wanted) {
  Lines clauses;
  Lines policies;
  CoverageTotals all;
  for (const auto& rules : loaded) {
    for (const ClauseCoverage& row : coverage_of(*rules)) {
      if (wanted.takes(row)) clauses.add(clause_json(*rules, row));
    }
    const CoverageTotals totals = totals_of(*rules, wanted);
    JsonObject object;
    add_totals(object.text("policy", rules->policy.id), totals);
    policies.add(object.done());
    all.add(totals);
  }
  JsonObject sum;
  add_totals(sum, all);
  return "{\"clauses\":" + clauses.done() + ",\n\"policies\":" + policies.done() + ",\n\"all\":" + sum.done() + "}\n";
}

std::string rules_json(const Loaded& loaded, const Wanted& wanted) {
  Lines lines;
  for (const auto& rules : loaded) {
    for (const Rule& rule : rules->rules) {
      if (wanted.takes(rule) && !rule.left_out) lines.add(rule_json(*rules, rule));
    }
  }
  return lines.done() + '\n';
}

}  // namespace ducha
