// SPDX-License-Identifier: Apache-2.0
#include "audit/rulebook_diff.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/text.h"

namespace ducha {

namespace {

using Kind = RulebookChange::Kind;
using What = RulebookChange::What;
struct Field {
  std::string name;   // as the files call it
  std::string value;  // empty: left out
  // Where the value lists names: each of them. What only one of the two has is told, and not all that both have.
  std::vector<std::string> names = {};
};
using Fields = std::vector<Field>;

std::string trimmed(std::string_view text) { return normalized(text); }

std::string of(const std::optional<Expression>& expression) { return expression ? trimmed(expression->text) : ""; }

std::string day_of(const std::optional<Date>& day) { return day ? to_string(*day) : ""; }

std::string range_words(const InForce& in_force) {
  if (!in_force.from && !in_force.until) return {};
  return day_of(in_force.from) + " / " + day_of(in_force.until);
}

// Nothing where it is the policy's, whose change is told once and not with each rule.
std::string own_range_words(const Rule& rule, const PolicyRules& rules) {
  const std::string words = range_words(rule.in_force);
  return words == range_words(rules.policy.in_force) ? std::string() : words;
}

std::string message_words(const std::vector<MessagePart>& parts) {
  std::string text;
  for (const MessagePart& part : parts)
    text += part.expression.text.empty() ? part.text : '{' + part.expression.text + '}';
  return text;
}

std::string within_words(const std::optional<Deadline>& within) {
  if (!within) return {};
  std::string text = "done: " + trimmed(within->done.text);
  if (within->from) text += ", from: " + of(within->from);
  if (within->limit) text += std::string(within->working_days ? ", working days: " : ", limit: ") + of(within->limit);
  if (within->by) text += ", by: " + of(within->by);
  return within->early ? text + ", early: true" : text;
}

Fields fields_of(const Rule& rule, const PolicyRules& rules, Language language) {
  std::vector<std::string> clauses;
  for (const std::size_t clause : rule.clauses) clauses.push_back(rules.policy.clauses[clause].id);
  Fields fields = {{"clause", joined(clauses)},
                   {"quote", rule.quote},
                   {"title", rule.title.in(language)},
                   {"interpretation", rule.interpretation.in(language)},
                   {"modality", std::string(to_string(rule.modality))},
                   {"grounds", std::string(to_string(rule.grounds))},
                   {"levels", joined(rule.levels)},
                   {"in_force", own_range_words(rule, rules)},
                   {"each", rule.each ? rule.each->variable + " in " + trimmed(rule.each->list.text) : ""},
                   {"keys", of(rule.keys)},
                   {"every", rule.every ? to_string(*rule.every) : ""},
                   {"during", of(rule.during)},
                   {"across", of(rule.across)},
                   {"per", rule.per},
                   {"whole", rule.whole ? (rule.whole_of.empty() ? "true" : rule.whole_of) : ""},
                   {"when", of(rule.when)},
                   {"require", trimmed(rule.require.text)},
                   {"within", within_words(rule.within)},
                   {"at", of(rule.at)},
                   {"due", rule.at_once ? "at once" : of(rule.due)}};
  if (rule.message) {
    for (const MessageLet& let : rule.message->lets)
      fields.push_back({"let." + let.name, trimmed(let.expression.text)});
    fields.push_back({"message", message_words(language == Language::en ? rule.message->en : rule.message->zh)});
  }
  static constexpr std::array<std::string_view, 4> kEmpty = {"not_applicable", "fail", "unknown", "pass"};
  fields.push_back({"empty", rule.each ? std::string(kEmpty[static_cast<std::size_t>(rule.empty)]) : std::string()});
  static constexpr std::array<std::string_view, 3> kEdges = {"", "cut", "cut_start"};
  fields.push_back({"edges", std::string(kEdges[static_cast<std::size_t>(rule.edges)])});
  return fields;
}

Fields fields_of(const Clause& clause, Language language) {
  return {{"at", clause.at_document},
          {"gist", clause.gist.in(language)},
          {"modality", std::string(to_string(clause.modality))},
          {"words", clause.words},
          {"digest", clause.digest},
          {"opens", clause.opens},
          {"kind", clause.unchecked ? std::string(to_string(clause.unchecked->kind)) : ""},
          {"unchecked", clause.unchecked ? clause.unchecked->why.in(language) : ""}};
}

Fields fields_of(const Param& param, Language language) {
  std::string values;
  for (const auto& [day, value] : param.values) {
    const bool always = day == Date{1, 1, 1};
    values += (values.empty() ? "" : ", ") + (always ? "" : to_string(day) + ": ") + feel::to_feel(value);
  }
  return {{"label", param.label.in(language)},
          {"clause", param.clause},
          {"grounds", param.grounds ? std::string(to_string(*param.grounds)) : ""},
          {"values", values}};
}

Field list_field(std::string name, std::vector<std::string> names) { return {std::move(name), joined(names), names}; }

// Each choice on its own, with all that it is called.
void add_choices(Fields& fields, const std::vector<Choice>& choices, const std::string& path, Language language) {
  for (const Choice& choice : choices) {
    std::vector<std::string> called = {choice.label.in(language)};
    called.insert(called.end(), choice.aliases.begin(), choice.aliases.end());
    fields.push_back(list_field(path + choice.key, std::move(called)));
  }
}

std::string figure_words(const SameFigure& same) {
  return same.list.empty() ? std::string() : same.list + '.' + same.field + (same.before ? " (before)" : "");
}

// Of a list or a record its fields too, each under its path: of.date.type.
void add_fact(Fields& fields, const FactSpec& fact, const std::string& path, Language language) {
  const auto add = [&](std::string_view name, std::string value) {
    fields.push_back({path + std::string(name), std::move(value)});
  };
  const auto bound = [](const std::optional<Decimal>& figure) { return figure ? figure->to_string() : std::string(); };
  add("label", fact.label.in(language));
  fields.push_back(list_field(path + "aliases", fact.aliases));
  add("ask", fact.ask.in(language));
  add("type", std::string(to_string(fact.type)));
  add("unit", fact.unit);
  add("precision", fact.month_precision ? "month" : "");
  add_choices(fields, fact.choices, path + "choices.", language);
  add("other", fact.other ? "true" : "");
  add("measured", !fact.measured ? "" : *fact.measured == Measured::end ? "end" : "period");
  add("min", bound(fact.min));
  add("max", bound(fact.max));
  add("part_of", fact.part_of);
  add("not_before", fact.not_before);
  add("same_as", figure_words(fact.same_as));
  add("given", fact.given ? "true" : "");
  add("dated", fact.dated);
  add("covers", fact.dated.empty() ? "" : fact.covers == Covers::open ? "open" : "period");
  add("key", joined(fact.key));
  add("levels", joined(fact.levels));
  for (const FactSpec& field : fact.fields) add_fact(fields, field, path + "of." + field.name + '.', language);
  for (const FactSpec& element : fact.element) add_fact(fields, element, path + "of.", language);
}

Fields fields_of(const FactSpec& fact, Language language) {
  Fields fields;
  add_fact(fields, fact, {}, language);
  return fields;
}

Fields fields_of(const Policy& policy, Language language) {
  std::vector<std::string> levels;
  for (const Level& level : policy.levels) {
    std::vector<std::string> called = {level.label.in(language)};
    called.insert(called.end(), level.aliases.begin(), level.aliases.end());
    levels.push_back(level.key + " (" + joined(called, "/") + ')');
  }
  return {{"title", policy.title.in(language)}, {"issuer", policy.issuer.in(language)},     {"number", policy.number},
          {"issued", day_of(policy.issued)},    {"in_force", range_words(policy.in_force)}, {"levels", joined(levels)}};
}

std::set<std::string> calendar_words(const WorkingCalendar* calendar) {
  std::set<std::string> words;
  if (calendar == nullptr) return words;
  for (const std::int32_t year : calendar->years) words.insert(std::to_string(year));
  for (const Date day : calendar->off) words.insert(to_string(day) + " off");
  for (const Date day : calendar->on) words.insert(to_string(day) + " on");
  return words;
}

std::set<std::string> set_of(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

// Those of `all` that are not in `there`; of very many the first.
std::string lacking_in(const std::set<std::string>& there, const std::set<std::string>& all) {
  constexpr std::size_t kShown = 12;
  std::vector<std::string> lacking;
  std::set_difference(all.begin(), all.end(), there.begin(), there.end(), std::back_inserter(lacking));
  if (lacking.size() <= kShown) return joined(lacking);
  lacking.resize(kShown);
  return joined(lacking) + ", ...";
}

class Differ {
 public:
  explicit Differ(Language language) : language_(language) {}

  void compare(const PolicyRules* before, const PolicyRules* after) {
    policy_ = before != nullptr ? before->policy.id : after->policy.id;
    if (before == nullptr || after == nullptr) {
      changes_.push_back({Kind::policy, before == nullptr ? What::added : What::removed, policy_, {}, {}, {}, {}});
      return;
    }
    add_fields(Kind::policy, {},
               [&](bool old, Language language) { return fields_of((old ? *before : *after).policy, language); });
    add_calendar(before->calendar.get(), after->calendar.get());
    lists(
        Kind::clause, before->policy.clauses, after->policy.clauses, [](const Clause& one) { return one.id; },
        [](const Clause& one, bool, Language language) { return fields_of(one, language); });
    lists(
        Kind::param, before->policy.params, after->policy.params, [](const Param& one) { return one.name; },
        [](const Param& one, bool, Language language) { return fields_of(one, language); });
    lists(
        Kind::fact, before->vocabulary.facts(), after->vocabulary.facts(), [](const FactSpec& one) { return one.name; },
        [](const FactSpec& one, bool, Language language) { return fields_of(one, language); });
    lists(
        Kind::rule, before->rules, after->rules, [](const Rule& one) { return one.id; },
        [before, after](const Rule& one, bool old, Language language) {
          return fields_of(one, old ? *before : *after, language);
        });
  }
  std::vector<RulebookChange> done() { return std::move(changes_); }

 private:
  static Field field_in(const Fields& fields, const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.name == name; });
    return found == fields.end() ? Field{name, {}} : *found;
  }

  // Texts in the language asked for. What changed in the other one alone is told too, under title.zh or title.en: two
  // rulebooks that differ are not said to be the same.
  template <typename FieldsOf>
  void add_fields(Kind kind, const std::string& id, FieldsOf fields) {
    const Language other = language_ == Language::en ? Language::zh : Language::en;
    const Fields before = fields(true, language_), after = fields(false, language_);
    const Fields other_before = fields(true, other), other_after = fields(false, other);
    std::vector<std::string> names;
    for (const Fields* each : {&before, &after}) {
      for (const Field& field : *each) {
        if (std::find(names.begin(), names.end(), field.name) == names.end()) names.push_back(field.name);
      }
    }
    for (const std::string& name : names) {
      Field old = field_in(before, name), now = field_in(after, name);
      std::string told = name;
      if (old.value == now.value) {
        old = field_in(other_before, name);
        now = field_in(other_after, name);
        told += other == Language::en ? ".en" : ".zh";
      }
      if (old.value != now.value) add_change(kind, id, std::move(told), std::move(old), std::move(now));
    }
  }

  // Of names that are the same in another order, all.
  void add_change(Kind kind, const std::string& id, std::string told, Field old, Field now) {
    const std::set<std::string> before = set_of(old.names), after = set_of(now.names);
    if (!before.empty() && !after.empty() && before != after) {
      old.value = lacking_in(after, before);
      now.value = lacking_in(before, after);
    }
    changes_.push_back({kind, What::changed, policy_, id, std::move(told), std::move(old.value), std::move(now.value)});
  }

  // Years that the calendar holds, days off and days worked that only one of the two has.
  void add_calendar(const WorkingCalendar* before, const WorkingCalendar* after) {
    const std::set<std::string> old = calendar_words(before), now = calendar_words(after);
    if (old == now) return;
    changes_.push_back(
        {Kind::policy, What::changed, policy_, {}, "calendar", lacking_in(now, old), lacking_in(old, now)});
  }

  template <typename List, typename Id, typename FieldsOf>
  void lists(Kind kind, const List& before, const List& after, Id id, FieldsOf fields) {
    using One = std::decay_t<decltype(*std::begin(before))>;
    std::map<std::string, const One*> now;
    for (const One& one : after) now.emplace(id(one), &one);
    std::set<std::string> known;
    for (const One& one : before) known.insert(id(one));
    for (const One& one : before) {
      auto again = now.find(id(one));
      if (again == now.end()) {
        const One* renamed = nullptr;
        if constexpr (std::is_same_v<One, Rule>) renamed = renamed_of(one, before, after, known, now, fields);
        if (renamed == nullptr) {
          changes_.push_back({kind, What::removed, policy_, id(one), {}, {}, {}});
          continue;
        }
        changes_.push_back({kind, What::renamed, policy_, id(one), {}, id(one), id(*renamed)});
        known.insert(id(*renamed));
        again = now.find(id(*renamed));
      }
      {
        add_fields(kind, id(one), [&, other = again->second](bool old, Language language) {
          return fields(old ? one : *other, old, language);
        });
      }
    }
    for (const One& one : after) {
      if (!known.contains(id(one))) changes_.push_back({kind, What::added, policy_, id(one), {}, {}, {}});
    }
  }

  // The one new rule that asks what the one that is gone asked; null where there is none or more than one.
  template <typename FieldsOf>
  static const Rule* renamed_of(const Rule& gone, const std::vector<Rule>& before, const std::vector<Rule>& after,
                                const std::set<std::string>& known, const std::map<std::string, const Rule*>& now,
                                FieldsOf fields) {
    const auto asks = [&](const Rule& rule, bool old) {
      std::string text;
      for (const Field& field : fields(rule, old, Language::en)) {
        if (!is_wording(field.name)) text += field.name + '\n' + field.value + '\n';
      }
      return text;
    };
    const std::string asked = asks(gone, true);
    const auto same_gone = std::count_if(before.begin(), before.end(), [&](const Rule& rule) {
      return !now.contains(rule.id) && asks(rule, true) == asked;
    });
    const Rule* found = nullptr;
    for (const Rule& rule : after) {
      if (known.contains(rule.id) || asks(rule, false) != asked) continue;
      if (found != nullptr) return nullptr;
      found = &rule;
    }
    return same_gone == 1 ? found : nullptr;
  }

  Language language_;
  std::string policy_;
  std::vector<RulebookChange> changes_;
};

const PolicyRules* policy_in(const PolicyList& list, const std::string& id) {
  for (const auto& rules : list) {
    if (rules->policy.id == id) return rules.get();
  }
  return nullptr;
}

}  // namespace

bool is_wording(std::string_view field) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "title", "quote", "interpretation", "message", "label", "clause", "words", "ask", "given"};
  return std::find(kWords.begin(), kWords.end(), field) != kWords.end();
}

std::vector<RulebookChange> rulebook_changes(const PolicyList& before, const PolicyList& after, Language language) {
  Differ differ(language);
  for (const auto& rules : before) differ.compare(rules.get(), policy_in(after, rules->policy.id));
  for (const auto& rules : after) {
    if (policy_in(before, rules->policy.id) == nullptr) differ.compare(nullptr, rules.get());
  }
  return differ.done();
}

}  // namespace ducha
