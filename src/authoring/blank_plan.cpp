// SPDX-License-Identifier: Apache-2.0
#include "authoring/blank_plan.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "authoring/words.h"
#include "authoring/yaml_text.h"
#include "base/csv_cell.h"
#include "base/text.h"
#include "facts/remarks.h"

namespace ducha {

namespace {

enum class Head : std::uint8_t {
#define DUCHA_HEAD(key, ...) key,
#include "plan/head.def"
};

// A head's key: in English its name, in Chinese its first spelling.
std::string key_of(Head head, Language language) {
  static const std::array kKeys = {
#define DUCHA_HEAD(key, zh, ...) Text(zh, #key),
#include "plan/head.def"
  };
  return kKeys[static_cast<std::size_t>(head)].in(language);
}

std::string key_of(const FactSpec& fact, Language language) {
  if (language == Language::en || fact.label.zh.empty()) return fact.name;
  return language == Language::zh_hant ? traditional_key(fact.label.zh) : fact.label.zh;
}

std::vector<RequiredFact> asked_of(const BlankPlan& blank, bool only_must) {
  std::vector<RequiredFact> asked = required_facts(blank.rules, blank.level);
  if (only_must) std::erase_if(asked, [](const RequiredFact& fact) { return !is_read_by_must(fact); });
  return asked;
}

class YamlPage {
 public:
  YamlPage(const BlankPlan& blank, bool only_must) : blank_(blank), only_must_(only_must) {}

  [[nodiscard]] std::string made() {
    add_head();
    std::string_view chapter;
    for (const RequiredFact& fact : asked_of(blank_, only_must_)) {
      const std::string& own = fact.rules.front()->chapter;
      if (own != chapter)
        text_ += "\n  # --- " + yaml_comment(chapter_named(*fact.rules.front(), blank_.language)) + '\n';
      chapter = own;
      add_fact(fact);
    }
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string phrase(PageWord name) const { return word(name, blank_.language); }
  [[nodiscard]] std::string in(const Text& text) const { return text.in(blank_.language); }

  void comment(std::string_view indent, const std::string& text) {
    if (!text.empty()) text_ += std::string(indent) + "# " + yaml_comment(text) + '\n';
  }

  void head(Head head, const std::string& value, const std::string& remark) {
    text_ += key_of(head, blank_.language) + ':';
    if (!value.empty()) text_ += ' ' + value;
    text_ += (remark.empty() ? "" : "  # " + yaml_comment(remark)) + '\n';
  }

  void add_head() {
    const Policy& policy = blank_.rules.policy;
    comment("", in(policy.title) + (policy.issuer.empty() ? "" : phrase(PageWord::between) + in(policy.issuer)));
    comment("", phrase(PageWord::blank_missing));
    comment("", phrase(PageWord::blank_examples));
    text_ += '\n';
    head(Head::unit, yaml_scalar(phrase(PageWord::blank_unit)), phrase(PageWord::blank_unit_remark));
    std::string levels;
    std::string level;
    for (const Level& each : policy.levels) {
      const std::string label = in(each.label);
      if (each.key == blank_.level) level = label;
      levels += (levels.empty() ? "" : phrase(PageWord::comma)) +
                filled(PageWord::fact_label, blank_.language, {each.key, label});
    }
    head(Head::level, blank_.level.value_or(""), blank_.level ? level : levels);
    head(Head::region, regions(), phrase(PageWord::blank_region));
    head(Head::policy, policy.id, "");
    head(Head::period, "", phrase(PageWord::blank_period));
    head(Head::as_of, "", phrase(PageWord::blank_as_of));
    head(Head::facts, "", "");
  }

  // A unit without the part by which rules group would be in a group of its own, with a warning.
  [[nodiscard]] std::string regions() const {
    std::string text;
    for (const std::string& key : required_regions(blank_.rules, blank_.level)) {
      text += (text.empty() ? "" : ", ") + yaml_scalar(key) + ": " + yaml_scalar(phrase(PageWord::blank_name));
    }
    return text.empty() ? text : '{' + text + '}';
  }

  // What a plan may write, with the unit.
  [[nodiscard]] std::string wanted(const FactSpec& fact) const {
    if (fact.type == FactType::choice) return choices(fact);
    if (fact.type == FactType::record) return phrase(PageWord::blank_record);
    if (fact.type == FactType::list && fact.element.empty()) return phrase(PageWord::blank_list);
    const std::string expected = in(expected_of(fact));
    // Money says its unit already.
    const bool says_unit = fact.unit.empty() || fact.type == FactType::money;
    return says_unit ? expected : filled(PageWord::blank_in_unit, blank_.language, {expected, fact.unit});
  }

  // All of them, where a message would cut a long list short.
  [[nodiscard]] std::string choices(const FactSpec& fact) const {
    std::string text;
    for (const Choice& choice : fact.choices) {
      const std::string label = in(choice.label);
      // In Chinese a plan says the label, in English the key.
      const bool by_key = label.empty() || blank_.language == Language::en;
      const bool both = by_key && !label.empty() && label != choice.key;
      text += (text.empty() ? "" : phrase(PageWord::comma)) +
              (both     ? filled(PageWord::fact_label, blank_.language, {choice.key, label})
               : by_key ? choice.key
                        : label);
    }
    return filled(PageWord::blank_one_of, blank_.language, {text});
  }

  // With what the fact says of itself besides: end of the period or all of it, bounds, which records.
  [[nodiscard]] std::string remarked(std::string text, const FactSpec& fact,
                                     const std::vector<FactSpec>& beside) const {
    for (const Text& remark : remarks_of(fact, beside)) text += phrase(PageWord::between) + in(remark);
    return text;
  }

  // The question, behind the label where the key is not the label.
  [[nodiscard]] std::string question(const FactSpec& fact) const {
    const std::string label = in(fact.label);
    const std::string ask = in(fact.ask);
    if (label.empty() || label == key_of(fact, blank_.language)) return ask;
    return ask.empty() ? label : label + phrase(PageWord::colon) + ask;
  }

  void add_fact(const RequiredFact& required) {
    const FactSpec& fact = blank_.rules.vocabulary.facts()[required.slot];
    text_ += '\n';
    comment("  ", question(fact));
    comment("  ", remarked(wanted(fact), fact, blank_.rules.vocabulary.facts()));
    std::string clauses;
    for (const std::size_t index : required.clauses()) {
      const Clause& clause = blank_.rules.policy.clauses[index];
      clauses += (clauses.empty() ? "" : phrase(PageWord::between)) +
                 filled(PageWord::clause_at, blank_.language, {clause.id, clause.at_document});
    }
    comment("  ", filled(PageWord::blank_clauses, blank_.language, {clauses}));
    text_ += "  " + yaml_scalar(key_of(fact, blank_.language)) + ":\n";
    if (fact.type == FactType::list || fact.type == FactType::record) add_example(fact, "  #   ");
  }

  // One entry, as a comment: without "# " it is YAML.
  void add_example(const FactSpec& fact, const std::string& indent) {
    if (!fact.element.empty()) {
      text_ += indent + "-  # " + yaml_comment(wanted(fact.element.front())) + '\n';
      return;
    }
    const bool list = fact.type == FactType::list;
    for (std::size_t index = 0; index < fact.fields.size(); ++index) {
      const FactSpec& field = fact.fields[index];
      const std::string mark = !list ? "" : index == 0 ? "- " : "  ";
      const std::string asks = question(field);
      const std::string wants = remarked(wanted(field), field, fact.fields);
      const std::string remark = asks.empty() ? wants : asks + phrase(PageWord::between) + wants;
      text_ += indent + mark + yaml_scalar(key_of(field, blank_.language)) + ":  # " + yaml_comment(remark) + '\n';
      if (field.type == FactType::list || field.type == FactType::record) {
        add_example(field, indent + (list ? "    " : "  "));
      }
    }
  }

  const BlankPlan& blank_;
  bool only_must_;
  std::string text_;
};

}  // namespace

std::string blank_yaml(const BlankPlan& blank, bool only_must) { return YamlPage(blank, only_must).made(); }

std::string blank_csv(const BlankPlan& blank, bool only_must) {
  const std::vector<std::pair<Head, std::string>> heads = {{Head::unit, word(PageWord::blank_unit, blank.language)},
                                                           {Head::level, blank.level.value_or("")},
                                                           {Head::policy, blank.rules.policy.id},
                                                           {Head::period, ""},
                                                           {Head::as_of, ""}};
  std::string names;
  std::string values;
  for (const auto& [head, value] : heads) {
    names += (names.empty() ? "" : ",") + csv_cell(key_of(head, blank.language));
    values += (head == Head::unit ? "" : ",") + csv_cell(value);
  }
  for (const RequiredFact& required : asked_of(blank, only_must)) {
    names += ',' + csv_cell(key_of(blank.rules.vocabulary.facts()[required.slot], blank.language));
    values += ',';
  }
  return names + '\n' + values + '\n';
}

const FactSpec* first_without_cell(const BlankPlan& blank, bool only_must) {
  for (const RequiredFact& required : asked_of(blank, only_must)) {
    const FactSpec& fact = blank.rules.vocabulary.facts()[required.slot];
    if (fact.type == FactType::list || fact.type == FactType::record) return &fact;
  }
  return nullptr;
}

}  // namespace ducha
