// SPDX-License-Identifier: Apache-2.0
#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

namespace {

class Languages {
 public:
  explicit Languages(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const Text& text, const Place& at, const char* key) {
    if (text.empty() || (!text.zh.empty() && !text.en.empty())) return;
    diagnostics_.add(code::lint_one_language, at, {Text(key), Text(text.zh.empty() ? "zh" : "en")});
  }
  void check(const FactSpec& fact) {
    check(fact.label, fact.at, "label");
    check(fact.ask, fact.at, "ask");
    for (const Choice& choice : fact.choices) check(choice.label, fact.at, choice.key.c_str());
    for (const FactSpec& part : fact.element) check(part);
    for (const FactSpec& field : fact.fields) check(field);
  }

 private:
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_languages(const PolicyRules& rules, Diagnostics& diagnostics) {
  Languages languages(diagnostics);
  languages.check(rules.policy.title, rules.policy.at, "title");
  languages.check(rules.policy.issuer, rules.policy.at, "issuer");
  for (const Level& level : rules.policy.levels) languages.check(level.label, rules.policy.at, level.key.c_str());
  for (const Param& param : rules.policy.params) languages.check(param.label, param.at, "label");
  for (const Clause& clause : rules.policy.clauses) {
    languages.check(clause.gist, clause.at, "gist");
    if (clause.unchecked) languages.check(clause.unchecked->why, clause.at, "why");
  }
  for (const FactSpec& fact : rules.vocabulary.facts()) languages.check(fact);
  for (const Rule& rule : rules.rules) {
    languages.check(rule.title, rule.place, "title");
    languages.check(rule.interpretation, rule.place, "interpretation");
    if (rule.message && rule.message->zh.empty() != rule.message->en.empty()) {
      diagnostics.add(code::lint_one_language, rule.place,
                      {Text("message"), Text(rule.message->zh.empty() ? "zh" : "en")});
    }
  }
}

}  // namespace ducha
