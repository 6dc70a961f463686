// SPDX-License-Identifier: Apache-2.0
#include "authoring/plan_schema.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "authoring/spelling_patterns.h"
#include "authoring/words.h"
#include "base/text.h"
#include "facts/remarks.h"
#include "judge/required_facts.h"

namespace ducha {

namespace {

using Json = nlohmann::ordered_json;

void add_new(std::vector<std::string>& words, const std::string& text) {
  if (text.empty()) return;
  for (std::string& each : in_both_scripts(text)) {
    if (std::find(words.begin(), words.end(), each) == words.end()) words.push_back(std::move(each));
  }
}

// What a plan may call it: its name, its labels, its aliases, in both scripts.
std::vector<std::string> names_of(const FactSpec& fact) {
  std::vector<std::string> names;
  for (const std::string& each : {fact.name, fact.label.zh, fact.label.en}) add_new(names, each);
  for (const std::string& alias : fact.aliases) add_new(names, alias);
  return names;
}

// Of a choice or a level.
template <typename Named>
std::vector<std::string> names_of_key(const Named& named) {
  std::vector<std::string> names;
  for (const std::string& each : {named.key, named.label.zh, named.label.en}) add_new(names, each);
  for (const std::string& alias : named.aliases) add_new(names, alias);
  return names;
}

Json to_ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }
Json or_null(Json schema) { return {{"anyOf", Json::array({std::move(schema), Json{{"type", "null"}}})}}; }
// An object in the order in which its entries came. A Json of that kind looks through all of them for each.
class Entries {
 public:
  // Two things of one name: either will do.
  void add(const std::string& name, Json schema) {
    const auto [known, fresh] = index_.emplace(name, entries_.size());
    if (fresh) {
      entries_.emplace_back(name, std::move(schema));
    } else if (Json& first = entries_[known->second].second; first != schema) {
      first = Json{{"anyOf", Json::array({first, std::move(schema)})}};
    }
  }
  [[nodiscard]] Json done() {
    Json::object_t::Container made(std::make_move_iterator(entries_.begin()), std::make_move_iterator(entries_.end()));
    Json object = Json::object();
    static_cast<Json::object_t::Container&>(object.get_ref<Json::object_t&>()).swap(made);
    return object;
  }

 private:
  std::vector<std::pair<std::string, Json>> entries_;
  std::unordered_map<std::string, std::size_t> index_;
};

// Keys that a plan may have anywhere: plan/unknown_keys.h.
void add_free_keys(Json& patterns) {
  std::string words;
#define DUCHA_REMARK(folded) \
  for (const std::string& each : in_both_scripts(folded)) words += (words.empty() ? "" : "|") + each;
#include "plan/words.def"
  patterns["^(?:[xX]-.*|" + words + ")$"] = true;
}

Json closed(Json properties, Json patterns) {
  Json schema{{"type", "object"}, {"properties", std::move(properties)}};
  add_free_keys(patterns);
  schema["patternProperties"] = std::move(patterns);
  schema["additionalProperties"] = false;
  return schema;
}

class PlanSchema {
 public:
  PlanSchema(const Loaded& policies, const std::optional<std::string>& level, Language language)
      : policies_(policies), level_(level), language_(language) {}

  [[nodiscard]] std::string made() {
    Entries facts, variant_facts;
    for (const auto& rules : policies_) {
      for (const std::uint32_t slot : slots_of(*rules)) {
        const FactSpec& fact = rules->vocabulary.facts()[slot];
        const std::string name = rules->policy.id + '.' + fact.name;
        defs_[name] = described(fact, rules->vocabulary.facts(), name);
        for (const std::string& each : names_of(fact)) facts.add(each, to_ref(name));
        const std::string variants = variant_pattern(names_of(fact));
        if (!variants.empty()) variant_facts.add(variants, to_ref(name));
      }
    }
    defs_["facts"] = closed(facts.done(), variant_facts.done());
    defs_["plan"] = plan();
    std::string id = "urn:ducha:schema:plan";
    std::string title;
    for (const auto& rules : policies_) {
      id += ':' + rules->policy.id;
      title += (title.empty() ? "" : word(PageWord::between, language_)) + rules->policy.title.in(language_);
    }
    Json schema;
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["$id"] = level_ ? id + ':' + *level_ : id;
    schema["title"] = title;
    // A JSON file may hold a list of plans.
    schema["if"] = {{"type", "array"}};
    schema["then"] = {{"items", to_ref("plan")}};
    schema["else"] = to_ref("plan");
    schema["$defs"] = std::move(defs_);
    return schema.dump(1) + '\n';
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> slots_of(const PolicyRules& rules) const {
    std::vector<std::uint32_t> slots;
    if (level_) {
      for (const RequiredFact& required : required_facts(rules, level_)) slots.push_back(required.slot);
      return slots;
    }
    for (std::uint32_t slot = 0; slot < rules.vocabulary.facts().size(); ++slot) slots.push_back(slot);
    return slots;
  }

  // --- the head

  Json plan() {
    Json properties = Json::object();
    Json unit_given = Json::array();
    defs_["word"] = {{"type", {"string", "number", "boolean"}}};
    FactSpec day;
    day.type = FactType::date;
    Json policy{{"enum", Json::array()}};
    for (const auto& rules : policies_) policy["enum"].push_back(rules->policy.id);
    const Json of_head = {
        {"unit", {{"type", {"string", "number"}}, {"minLength", 1}}},
        {"level", or_null(levels())},
        {"region", {{"type", {"object", "null"}}, {"additionalProperties", or_null(to_ref("word"))}}},
        {"policy", {{"anyOf", {policy, {{"type", "array"}, {"items", policy}}, {{"type", "null"}}}}}},
        {"period",
         {{"anyOf", {{{"type", "integer"}}, {{"type", "string"}, {"pattern", period_pattern()}}, {{"type", "null"}}}}}},
        {"as_of", or_null({{"type", "string"}, {"pattern", spelling_pattern(day)}})},
        {"facts", or_null(to_ref("facts"))}};
    const auto add = [&](const char* key, const std::vector<std::string_view>& others) {
      const std::string name = std::string("head_") + key;
      defs_[name] = of_head.at(key);
      std::vector<std::string> names = {key};
      for (const std::string_view each : others) add_new(names, std::string(each));
      for (const std::string& each : names) properties[each] = to_ref(name);
      if (std::string_view(key) != "unit") return;
      for (const std::string& each : names) unit_given.push_back(Json{{"required", Json::array({each})}});
    };
#define DUCHA_HEAD(key, ...) add(#key, {__VA_ARGS__});
#include "plan/head.def"
    // What tells an editor its schema says nothing of the plan.
    properties["$schema"] = true;
    Json schema = closed(std::move(properties), Json::object());
    schema["anyOf"] = std::move(unit_given);
    return schema;
  }

  [[nodiscard]] Json levels() const {
    Json words = Json::array();
    bool any = false;
    for (const auto& rules : policies_) {
      any = any || rules->policy.levels.empty();
      for (const Level& level : rules->policy.levels) {
        if (level_ && level.key != *level_) continue;
        for (const std::string& each : names_of_key(level)) {
          if (std::find(words.begin(), words.end(), each) == words.end()) words.push_back(each);
        }
      }
    }
    if (any && level_) return {{"const", *level_}};
    return any ? to_ref("word") : Json{{"enum", std::move(words)}};
  }

  // --- facts

  [[nodiscard]] Json described(const FactSpec& fact, const std::vector<FactSpec>& beside, const std::string& name) {
    Json schema;
    const std::string label = called(fact).in(language_);
    schema["title"] = fact.unit.empty() ? label : filled(PageWord::fact_label, language_, {label, fact.unit});
    std::string description = fact.ask.in(language_);
    for (const Text& remark : remarks_of(fact, beside)) {
      description += (description.empty() ? "" : word(PageWord::between, language_)) + remark.in(language_);
    }
    if (!description.empty()) schema["description"] = description;
    defs_["blank"] = {{"anyOf", Json::array({Json{{"enum", blank_marks()}}, in_form(dashes_pattern())})}};
    schema["anyOf"] = Json::array({value_of(fact, name), Json{{"type", "null"}}, to_ref("blank")});
    return schema;
  }

  // Null is not there: see described().
  [[nodiscard]] Json value_of(const FactSpec& fact, const std::string& name) {
    const auto spelt = [this, &fact](const std::string& type, Json number) {
      if (!defs_.contains(type)) {
        Json pattern{{"type", "string"}, {"pattern", spelling_pattern(fact)}};
        defs_[type] = number.is_null() ? pattern : Json{{"anyOf", Json::array({std::move(number), pattern})}};
      }
      return to_ref(type);
    };
    switch (fact.type) {
      case FactType::count: return spelt("count", {{"type", "integer"}, {"minimum", 0}});
      case FactType::number: return spelt("number", {{"type", "number"}});
      case FactType::share: return spelt("share", {{"type", "number"}, {"maximum", 1}});
      case FactType::money: return spelt("money", {{"type", "number"}});
      // A month such as 2024.06 is a number in YAML.
      case FactType::date:
        if (fact.precision == Precision::quarter) return spelt("quarter", {{"type", "number"}});
        return fact.takes_months() ? spelt("month", {{"type", "number"}}) : spelt("date", nullptr);
      case FactType::event: return or_asked(fact, event(fact));
      case FactType::boolean:
        defs_["boolean"] = {{"anyOf", Json::array({Json{{"type", "boolean"}}, Json{{"enum", truth_words()}},
                                                   in_form(pattern_of(truth_words())), in_form(ticked_pattern())})}};
        return or_asked(fact, to_ref("boolean"));
      case FactType::choice: return choices(fact);
      case FactType::name:
      case FactType::text: return to_ref("word");
      case FactType::record: return fields(fact, name);
      case FactType::list: return list(fact, name);
    }
    return {};
  }

  // Or "already" and "not yet" before what the fact itself is called by.
  static Json or_asked(const FactSpec& fact, Json schema) {
    const std::string pattern = asked_pattern(fact);
    if (pattern.empty()) return schema;
    return {{"anyOf", Json::array({std::move(schema), Json{{"type", "string"}, {"pattern", pattern}}})}};
  }

  // A day, or whether it happened.
  [[nodiscard]] Json event(const FactSpec& fact) {
    const std::string name = fact.takes_months() ? "event_month" : "event";
    if (defs_.contains(name)) return to_ref(name);
    Json ways =
        Json::array({Json{{"type", "boolean"}}, Json{{"enum", truth_words()}}, in_form(pattern_of(truth_words())),
                     in_form(under_way_pattern()), in_form(spelling_pattern(fact)), in_form(ticked_pattern())});
    if (fact.takes_months()) ways.push_back(Json{{"type", "number"}});
    defs_[name] = Json{{"anyOf", std::move(ways)}};
    return to_ref(name);
  }

  [[nodiscard]] Json choices(const FactSpec& fact) const {
    if (fact.other) return to_ref("word");
    Json words = Json::array();
    const auto add = [&words](const Json& word) {
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    };
    for (const Choice& choice : fact.choices) {
      for (const std::string& each : names_of_key(choice)) {
        add(each);
        // In a plan 1 is a number and true a boolean, whatever they mean.
        const Json plain = Json::parse(each, nullptr, false);
        if (plain.is_number_integer() || plain.is_boolean()) add(plain);
      }
    }
    std::vector<std::string> texts;
    for (const Json& word : words) {
      if (word.is_string()) texts.push_back(word.get<std::string>());
    }
    Json schema{{"enum", std::move(words)}};
    const std::string variants = variant_pattern(texts);
    Json ways = Json::array({std::move(schema), in_form(ticked_pattern())});
    if (!variants.empty()) ways.push_back(in_form(variants));
    return {{"anyOf", std::move(ways)}};
  }

  static Json in_form(const std::string& pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

  [[nodiscard]] Json fields(const FactSpec& fact, const std::string& name) {
    Json properties = Json::object();
    Json patterns = Json::object();
    for (const FactSpec& field : fact.fields) {
      const std::string own = name + '.' + field.name;
      defs_[own] = described(field, fact.fields, own);
      for (const std::string& each : names_of(field)) properties[each] = to_ref(own);
      const std::string variants = variant_pattern(names_of(field));
      if (!variants.empty()) patterns[variants] = to_ref(own);
    }
    return closed(std::move(properties), std::move(patterns));
  }

  // An array, the word for none, and of scalars a text that holds them all.
  [[nodiscard]] Json list(const FactSpec& fact, const std::string& name) {
    const bool of_records = fact.element.empty();
    Json array{{"type", "array"}, {"items", of_records ? fields(fact, name) : value_of(fact.element.front(), name)}};
    Json text = of_records ? Json{{"enum", none_words()}} : Json{{"type", "string"}};
    return {{"anyOf", Json::array({std::move(array), std::move(text)})}};
  }

  const Loaded& policies_;
  const std::optional<std::string>& level_;
  Language language_;
  Json defs_ = Json::object();
};

}  // namespace

std::string plan_schema(const Loaded& policies, const std::optional<std::string>& level, Language language) {
  return PlanSchema(policies, level, language).made();
}

}  // namespace ducha
