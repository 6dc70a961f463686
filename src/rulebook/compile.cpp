// SPDX-License-Identifier: Apache-2.0
#include "rulebook/compile.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/in_parallel.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/read_money.h"
#include "feel/codes.h"
#include "feel/compile/program.h"
#include "feel/compile/static_types.h"
#include "feel/syntax/tokens.h"
#include "feel/value/type.h"
#include "rulebook/codes.h"
#include "rulebook/compile_options.h"
#include "rulebook/direction.h"
#include "rulebook/during.h"
#include "rulebook/each_list.h"
#include "rulebook/embedded_text.h"
#include "rulebook/figure_path.h"
#include "rulebook/message_lets.h"
#include "rulebook/scopes.h"
#include "rulebook/slot_layout.h"
#include "rulebook/traditional.h"
#include "rulebook/words.h"

namespace ducha {

namespace {

using feel::Type;

// Yuan, or %: as who writes a message puts it behind a bare figure.
bool begins_with_unit(std::string_view text) {
  const std::string folded = narrowed(without_blanks_around(text));
  if (folded.starts_with('%') || folded.starts_with("yuan")) return true;
  constexpr std::size_t kLongest = 3;  // characters
  std::size_t end = 0;
  for (std::size_t i = 0; i < kLongest && end < folded.size(); ++i) {
    end += code_point_at(folded, end).length;
    if (yuan_power(std::string_view(folded).substr(0, end))) return true;
  }
  return false;
}

class RuleCompiler {
 public:
  RuleCompiler(const Policy& policy, const Vocabulary& vocabulary, const Untyped& untyped, const Scopes& scopes,
               Rule& rule, Diagnostics& diagnostics)
      : vocabulary_(vocabulary),
        untyped_(untyped),
        slots_(layout_of(policy, vocabulary)),
        scopes_(scopes),
        rule_(rule),
        diagnostics_(diagnostics),
        plan_(scopes.of_plan()),
        own_(scopes.of(rule)) {}

  void run() {
    if (rule_.across)
      compile(*rule_.across, plan_, "across", Type::Tag::boolean, words_of(RulebookPart::true_or_false));
    if (rule_.each) declare_record();
    if (rule_.keys) compile_keys(*rule_.keys);
    if (rule_.when) compile(*rule_.when, own_, "when", Type::Tag::boolean, words_of(RulebookPart::true_or_false));
    compile(rule_.require, own_, "require", Type::Tag::boolean, words_of(RulebookPart::true_or_false));
    find_direction();
    rule_.scope = own_;
    if (rule_.due) compile(*rule_.due, own_, "due", Type::Tag::date, words_of(RulebookPart::a_date));
    if (rule_.at) compile(*rule_.at, plan_, "at", Type::Tag::date, words_of(RulebookPart::a_date));
    if (rule_.during) compile_during();
    if (rule_.within) compile_deadline(*rule_.within);
    if (!rule_.whole_of.empty()) find_whole();
    if (rule_.message) compile_message(*rule_.message);
  }

 private:
  void compile_message(Message& message) {
    const std::span<const MessageLet> lets = message.lets;
    std::vector<LetPath> let_paths;
    for (std::size_t i = 0; i < lets.size(); ++i) {
      compile_let(message, i);
      let_paths.push_back({lets[i].name, figure_path(lets[i].expression.text, own_, let_paths)});
    }
    for (std::vector<MessagePart>* parts : {&message.zh, &message.en}) {
      for (MessagePart& part : *parts) {
        if (part.expression.text.empty()) continue;
        part.given = given_for(part.expression.text, lets);
        compile(part.expression, own_, "message", Type::Tag::any, {}, part.given);
        const MessageLet* const let = let_of(part.expression.text, lets);
        const std::string_view text = let != nullptr ? let->expression.text : part.expression.text;
        const bool last = &part == &parts->back();
        find_shown(part, text, let_paths, last ? std::string_view() : std::string_view((&part + 1)->text));
        if (rule_.require.program != nullptr) part.in_require = rule_.require.program->once(text);
      }
    }
    make_room(message);
  }

  // For its faults alone: it is compiled again in front of what uses it.
  void compile_let(Message& message, std::size_t at) {
    MessageLet& let = message.lets[at];
    const std::span<const MessageLet> earlier(message.lets.data(), at);
    if (own_.slot_of(let.name) || let_of(let.name, earlier) != nullptr)
      diagnostics_.add(code::rule_name_reserved, let.at, {Text(let.name)});
    compile(let.expression, own_, "let", Type::Tag::any, {}, given_for(let.expression.text, earlier));
    const auto uses = [&let](const std::string& text) { return names(text, let.name); };
    const auto later = std::span<const MessageLet>(message.lets).subspan(at + 1);
    bool used =
        std::any_of(later.begin(), later.end(), [&](const MessageLet& one) { return uses(one.expression.text); });
    for (const std::vector<MessagePart>* parts : {&message.zh, &message.en}) {
      for (const MessagePart& part : *parts) used = used || uses(part.expression.text);
    }
    if (!used) diagnostics_.add(code::rule_let_unused, let.at, {Text(let.name)});
  }

  // A fact, or a part of one, that a path names.
  struct NamedFact {
    std::optional<std::uint32_t> slot;
    const FactSpec* spec = nullptr;
  };

  [[nodiscard]] NamedFact fact_named(const std::vector<std::string_view>& path) const {
    if (path.empty()) return {};
    NamedFact named;
    if (rule_.each && path.front() == rule_.each->variable) {
      named.slot = rule_.each->fact;
    } else if (const auto slot = vocabulary_.slot_of(path.front());
               slot && vocabulary_.facts()[*slot].name == path.front()) {
      named.slot = slot;  // a label names a fact in plans, not in expressions
    }
    named.spec = named.slot ? &vocabulary_.facts()[*named.slot] : nullptr;
    for (std::size_t i = 1; i < path.size() && named.spec != nullptr; ++i) named.spec = named.spec->field(path[i]);
    return named.spec != nullptr ? named : NamedFact();
  }

  // Which fact, or part of one, an expression of the message shows. A bare figure, behind which the message writes a
  // unit of its own, stays bare.
  void find_shown(MessagePart& part, std::string_view text, std::span<const LetPath> lets,
                  std::string_view behind) const {
    std::vector<std::string> names;
    std::vector<std::string_view> path = feel::plain_path(text);
    if (path.empty() && !begins_with_unit(behind)) {
      names = figure_path(text, own_, lets);
      path.assign(names.begin(), names.end());
      if (rule_.across && !path.empty() && path.front() == "units") path.erase(path.begin());
    }
    part.fact = fact_named(path).slot;
    if (part.fact) part.fields.assign(path.begin() + 1, path.end());
  }

  // What counts as later: records of a list. Parameters and days are what they are.
  void find_direction() {
    // Units come and go otherwise than records.
    if (rule_.require.program == nullptr || !rule_.every || rule_.across) return;
    const auto is_fixed = [this](std::string_view name) {
      const auto slot = own_.slot_of(name);
      return slot && (slots_.is_param(*slot) || *slot == slots_.window() || *slot == slots_.period());
    };
    const auto fact = [this](std::string_view name) { return fact_named({name}).spec; };
    rule_.direction =
        direction_of(rule_.require.text, own_, {is_fixed, fact, rule_.each ? rule_.each->variable : std::string()});
  }

  void compile_during() {
    Expression& during = *rule_.during;
    const feel::Scope& scope = rule_.each ? own_ : plan_;
    const std::string written = during.text;
    during.text = with_open_ranges(written, scope);
    compile(during, scope, "during", Type::Tag::any, {});
    const FactSpec* const list = fact_named(feel::plain_path(written)).spec;
    if (const auto days = list != nullptr ? days_of_records(*list) : std::nullopt) {
      during.text = with_open_ranges(ranges_of_records(written, *days), scope);
      compile(during, scope, "during", Type::Tag::any, {});
    }
    during.text = written;
    if (during.program != nullptr) check_during(during);
  }

  void check_during(const Expression& during) {
    const Type& type = during.program->type();
    const Type& of = type.tag() == Type::Tag::list ? type.element() : type;
    if (feel::is_event(of)) {
      const std::string open = '[' + during.text + "..null]";
      diagnostics_.add({code::rule_during_gives,
                        during.at,
                        {words_of(RulebookPart::one_event)},
                        {{code::base_nearest, {}, {Text(open)}}},
                        false});
      return;
    }
    if (of.tag() == Type::Tag::context && of.detailed()) {
      const Type* const first = of.field("first");
      rule_.during_from_event = first != nullptr && feel::is_event(*first);
      const Type* const last = of.field("last");
      if (first == nullptr || last == nullptr) {
        diagnostics_.add(code::rule_during_records, during.at, {Text(example_of_ranges(during.text, type))});
        return;
      }
      check_end(during, RulebookPart::first_of_during, *first);
      check_end(during, RulebookPart::last_of_during, *last);
      return;
    }
    const Type::Tag tag = of.tag();
    if (tag != Type::Tag::context && tag != Type::Tag::range && tag != Type::Tag::any && tag != Type::Tag::null)
      diagnostics_.add(code::rule_during_gives, during.at, {Text(feel::to_string(type))});
  }

  // Null leaves it open.
  void check_end(const Expression& during, RulebookPart which, const Type& type) {
    const bool day = type.tag() == Type::Tag::date || feel::is_event(type);
    if (day || type.is_any() || type.tag() == Type::Tag::null) return;
    diagnostics_.add(code::rule_gives, during.at,
                     {words_of(which), Text(feel::to_string(type)), words_of(RulebookPart::an_event)});
  }

  void compile_keys(Expression& keys) {
    if (keys.text.empty()) return;  // of another kind: reported
    compile(keys, plan_, "keys", Type::Tag::any, {});
    const bool keyed = rule_.each && rule_.each->fact && vocabulary_.facts()[*rule_.each->fact].key.size() == 1;
    const bool list_read = rule_.each && rule_.each->list.program != nullptr;
    if (!keyed && list_read && !names_untyped(rule_.each->list.text)) diagnostics_.add(code::rule_keys_form, keys.at);
    if (keys.program == nullptr) return;
    const Type::Tag gives = keys.program->type().tag();
    if (gives == Type::Tag::list || gives == Type::Tag::range || gives == Type::Tag::any) return;
    const bool null = gives == Type::Tag::null;
    diagnostics_.add(
        code::rule_gives, keys.at,
        {Text("keys"), null ? words_of(RulebookPart::always_null) : Text(feel::to_string(keys.program->type())),
         words_of(RulebookPart::a_list)});
  }

  void compile_deadline(Deadline& within) {
    if (within.from) compile_happening(*within.from, "from");
    compile_happening(within.done, "done");
    if (within.by) compile(*within.by, own_, "by", Type::Tag::date, words_of(RulebookPart::a_date));
    if (!within.limit) return;
    compile(*within.limit, own_, "limit", Type::Tag::any, {});
    if (within.limit->program == nullptr) return;
    const Type::Tag gives = within.limit->program->type().tag();
    const bool fits = within.working_days ? gives == Type::Tag::number
                                          : gives == Type::Tag::days_time || gives == Type::Tag::years_months;
    if (!fits && gives != Type::Tag::any && gives != Type::Tag::null) {
      diagnostics_.add(
          code::rule_gives, within.limit->at,
          {Text("limit"), Text(feel::to_string(within.limit->program->type())), words_of(RulebookPart::a_duration)});
    }
  }

  // An event or a date.
  void compile_happening(Expression& expression, std::string_view what) {
    compile(expression, own_, what, Type::Tag::any, {});
    if (expression.program == nullptr) return;
    const Type& type = expression.program->type();
    if (type.tag() == Type::Tag::date || type.is_any() || feel::is_event(type)) return;
    const bool null = type.tag() == Type::Tag::null;
    diagnostics_.add(code::rule_gives, expression.at,
                     {Text(what), null ? words_of(RulebookPart::always_null) : Text(feel::to_string(type)),
                      words_of(RulebookPart::an_event)});
  }

  void find_whole() {
    if (untyped_.contains(rule_.whole_of)) return;
    const auto slot = vocabulary_.slot_of(rule_.whole_of);
    if (!slot || vocabulary_.facts()[*slot].type != FactType::count) {
      diagnostics_.add(code::rule_whole_fact, rule_.place, {Text(rule_.whole_of)});
      return;
    }
    rule_.whole_slot = *slot;
  }

  void declare_record() {
    Each& each = *rule_.each;
    if (own_.slot_of(each.variable)) diagnostics_.add(code::rule_name_reserved, each.list.at, {Text(each.variable)});
    compile(each.list, plan_, "each", Type::Tag::list, words_of(RulebookPart::a_list));
    own_ = scopes_.with_record(rule_);
    const auto path = feel::plain_path(each.list.text);
    const auto& facts = vocabulary_.facts();
    for (std::uint32_t i = 0; i < facts.size() && path.size() == 1; ++i) {
      if (facts[i].name == path.front()) each.fact = i;
    }
    if (each.list.program != nullptr && !each.fact && !takes_from_lists(each.list.text, plan_))
      diagnostics_.add(code::rule_each_list, each.list.at);
  }

  // `given`: what stands in front of the expression, whose own faults are told where it was written.
  void compile(Expression& expression, const feel::Scope& scope, std::string_view what, Type::Tag wanted,
               const Text& expected, const std::string& given = {}) {
    if (expression.text.empty()) return;  // missing or of another kind: reported
    if (names_untyped(given) || names_untyped(expression.text)) return;
    feel::Compiled compiled = feel::compile(with_given(given, expression.text), scope, compile_options_of(rule_));
    // Where its bytes stand is asked only of what has a fault.
    const EmbeddedText embedded =
        compiled.problems.empty() ? EmbeddedText() : EmbeddedText(expression.node, expression.offset);
    for (feel::Problem& problem : compiled.problems) {
      if (problem.at.offset < given.size()) continue;
      problem.at.offset -= static_cast<std::uint32_t>(given.size());
      Diagnostic diagnostic{problem.code, embedded.place(problem.at), problem.arguments, {}, false};
      add_hint(expression, problem, diagnostic);
      diagnostics_.add(std::move(diagnostic));
    }
    if (!compiled.program) return;
    if (compiled.program->uses_clock()) diagnostics_.add(code::rule_clock, expression.at);
    const Type::Tag gives = compiled.program->type().tag();
    if (wanted != Type::Tag::any && gives != Type::Tag::any && gives != wanted) {
      const bool event = feel::is_event(compiled.program->type());
      const Text type = event                      ? words_of(RulebookPart::one_event)
                        : gives == Type::Tag::null ? words_of(RulebookPart::always_null)
                                                   : Text(feel::to_string(compiled.program->type()));
      Diagnostic diagnostic{code::rule_gives, expression.at, {Text(what), type, expected}, {}, false};
      const std::string_view part = wanted == Type::Tag::date ? ".on" : ".happened";
      if (event && (wanted == Type::Tag::date || wanted == Type::Tag::boolean))
        diagnostic.notes.push_back({code::base_nearest, {}, {Text(expression.text + std::string(part))}});
      diagnostics_.add(std::move(diagnostic));
    }
    expression.program = std::move(compiled.program);
  }

  [[nodiscard]] bool is_choice(const std::string& name) const {
    const auto has_choice = [&name](const FactSpec& spec) {
      return std::any_of(spec.choices.begin(), spec.choices.end(), [&](const Choice& one) { return one.key == name; });
    };
    const auto& facts = vocabulary_.facts();
    return std::any_of(facts.begin(), facts.end(), [&](const FactSpec& fact) {
      return has_choice(fact) || std::any_of(fact.fields.begin(), fact.fields.end(), has_choice) ||
             std::any_of(fact.element.begin(), fact.element.end(), has_choice);
    });
  }

  // unit.FACT means units.FACT; `unit` alone is a field of each.
  [[nodiscard]] static std::string field_behind(const Expression& expression, const feel::Problem& problem,
                                                const std::string& name) {
    const std::string_view behind = std::string_view(expression.text).substr(problem.at.end());
    if (!behind.starts_with('.')) return name;
    const std::string_view field = behind.substr(1, behind.substr(1).find_first_of(" \t\n.,()[]{}<>=!+-*/"));
    return field.empty() ? name : std::string(field);
  }

  // A name that exists, but not for this rule, is explained.
  void add_hint(const Expression& expression, const feel::Problem& problem, Diagnostic& diagnostic) const {
    const std::string name =
        expression.text.substr(std::min<std::size_t>(problem.at.offset, expression.text.size()), problem.at.length);
    if (name.empty()) return;
    const bool of_a_unit =
        name == "unit" || name == "level" || name == "region" || vocabulary_.slot_of(name).has_value();
    if (rule_.across && of_a_unit && !own_.slot_of(name))
      diagnostic.notes.push_back(
          {code::rule_across_scope, {}, {Text(name == "unit" ? field_behind(expression, problem, name) : name)}});
    if (problem.code == code::feel_unknown_name) {
      const auto slot = vocabulary_.slot_of(name);
      if (slot && vocabulary_.facts()[*slot].name != name)  // its label
        diagnostic.notes.push_back({code::base_nearest, {}, {Text(vocabulary_.facts()[*slot].name)}});
      if (is_choice(name)) diagnostic.notes.push_back({code::rule_choice_quotes, {}, {Text(name)}});
    }
    if (!rule_.every && name == "window") diagnostic.notes.push_back({code::rule_window_scope, {}, {}});
    if (!rule_.across && name == "units") diagnostic.notes.push_back({code::rule_units_scope, {}, {}});
  }

  [[nodiscard]] bool names_untyped(std::string_view text) const {
    if (untyped_.empty()) return false;
    const std::vector<std::string_view> words = feel::words_in(text);
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return untyped_.contains(word); });
  }

  const Vocabulary& vocabulary_;
  const Untyped& untyped_;
  SlotLayout slots_;
  const Scopes& scopes_;
  Rule& rule_;
  Diagnostics& diagnostics_;
  feel::Scope plan_, own_;
};

}  // namespace

void compile_rule(const Policy& policy, const Vocabulary& vocabulary, Rule& rule, Diagnostics& diagnostics) {
  const Scopes scopes(policy, vocabulary);
  const Untyped none;
  RuleCompiler(policy, vocabulary, none, scopes, rule, diagnostics).run();
}

void compile_rules(const Policy& policy, const Vocabulary& vocabulary, const Untyped& untyped, std::vector<Rule>& rules,
                   Diagnostics& diagnostics) {
  const Scopes scopes(policy, vocabulary);
  std::vector<Diagnostics> found(rules.size());
  in_parallel(rules.size(),
              [&](std::size_t at) { RuleCompiler(policy, vocabulary, untyped, scopes, rules[at], found[at]).run(); });
  for (const Diagnostics& of_rule : found) {
    for (const Diagnostic& diagnostic : of_rule.all()) diagnostics.add(diagnostic);
  }
}

}  // namespace ducha
