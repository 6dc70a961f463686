// SPDX-License-Identifier: Apache-2.0
#include "authoring/mutation.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "authoring/cases.h"
#include "judge/rule_reads.h"
#include "rulebook/compile.h"
#include "rulebook/embedded_text.h"
#include "rulebook/expressions.h"
#include "rulebook/params.h"

namespace ducha {

namespace {

// Those that decide a verdict, in an order that copies of a rule share. `Of` is Rule or const Rule.
template <typename Of, typename Visit>
void for_each_text(Of& rule, Visit visit) {
  if (rule.across) visit(*rule.across);
  if (rule.each) visit(rule.each->list);
  if (rule.keys) visit(*rule.keys);
  if (rule.when) visit(*rule.when);
  visit(rule.require);
  if (rule.due) visit(*rule.due);
  if (rule.at) visit(*rule.at);
  if (rule.during) visit(*rule.during);
  if (!rule.within) return;
  if (rule.within->from) visit(*rule.within->from);
  if (rule.within->limit) visit(*rule.within->limit);
  if (rule.within->by) visit(*rule.within->by);
  visit(rule.within->done);
}

Expression& text_at(Rule& rule, std::size_t index) {
  Expression* found = nullptr;
  for_each_text(rule, [&, i = std::size_t{0}](Expression& expression) mutable {
    if (i++ == index) found = &expression;
  });
  return *found;
}

// Changes of one rule, judged by its own cases.
class RuleMutation {
 public:
  RuleMutation(const PolicyRules& rules, const Rule& rule) : rules_(rules), rule_(rule), bare_(rule) {
    // Neither decides anything, and both are dear to copy and to compile.
    bare_.cases.clear();
    bare_.message.reset();
  }

  Mutation run() {
    std::size_t index = 0;
    for_each_text(rule_, [&](const Expression& expression) { of_expression(expression, index++); });
    of_time();
    of_grounds();
    of_settings();
    return std::move(result_);
  }

 private:
  void of_expression(const Expression& expression, std::size_t index) {
    if (expression.text.empty()) return;
    const EmbeddedText embedded(expression.node, expression.offset);
    // A bare day in the file is one in quotes here (@"2024-06-30").
    const bool as_written = expression.node.text().substr(expression.offset).starts_with(expression.text);
    for (const TextChange& change : text_changes(expression.text)) {
      Rule rule = bare_;
      text_at(rule, index).text = changed(expression.text, change);
      const Place at = as_written ? embedded.place(change.at) : expression.at;
      take(rule, {rule_.id, change.kind, at, expression.text.substr(change.at.offset, change.at.length), change.to});
    }
  }

  void of_time() {
    if (rule_.every) {
      for (const std::string_view other : {"month", "quarter", "half-year", "year"}) {
        const auto cadence = read_cadence(other);
        // The neighbours alone: half as often, twice as often, and so on.
        if (!cadence || *cadence == *rule_.every || cadence->count > rule_.every->count * 3 ||
            rule_.every->count > cadence->count * 3)
          continue;
        Rule rule = bare_;
        rule.every = cadence;
        take(rule, {rule_.id, ChangeKind::unit_of_time, rule_.place, "every: " + to_string(*rule_.every),
                    "every: " + std::string(other)});
      }
    }
    if (rule_.within && rule_.within->working_days) {
      Rule rule = bare_;
      Expression& limit = *rule.within->limit;
      limit.text = "duration(\"P\" + string(" + limit.text + ") + \"D\")";
      rule.within->working_days = false;
      take(rule, {rule_.id, ChangeKind::unit_of_time, limit.at, "working days", "days"});
    }
  }

  void of_grounds() {
    Rule rule = bare_;
    rule.grounds = rule_.grounds == Grounds::text ? Grounds::reading : Grounds::text;
    take(rule, {rule_.id, ChangeKind::grounds, rule_.place, "grounds: " + std::string(to_string(rule_.grounds)),
                "grounds: " + std::string(to_string(rule.grounds))});
  }

  void of_settings() {
    if (rule_.due) {
      Rule rule = bare_;
      rule.due.reset();
      rule.at_once = true;
      take(rule, setting(rule_.due->at, "due: " + rule_.due->text, "due: at once"));
    } else if (rule_.at_once) {
      Rule rule = bare_;
      rule.at_once = false;
      rule.due = Expression{"period.end", 0, rule_.place, {}, nullptr};
      take(rule, setting(rule_.place, "due: at once", "due: period.end"));
    }
    if (rule_.each && (!rule_.keys || rule_.empty_given)) {
      for (const auto& [empty, word] : {std::pair{EmptyList::not_applicable, "not_applicable"},
                                        std::pair{EmptyList::fail, "fail"}, std::pair{EmptyList::unknown, "unknown"}}) {
        if (empty == rule_.empty) continue;
        Rule rule = bare_;
        rule.empty = empty;
        take(rule, setting(rule_.place, "empty", std::string("empty: ") + word));
      }
    }
    if (rule_.within) {
      Rule rule = bare_;
      rule.within->early = !rule.within->early;
      take(rule, setting(rule_.place, rule_.within->early ? "early: true" : "early: false",
                         rule_.within->early ? "early: false" : "early: true"));
    }
    if (rule_.across) {
      Rule rule = bare_;
      rule.whole = !rule.whole;
      rule.whole_of.clear();
      rule.whole_slot.reset();
      take(rule,
           setting(rule_.place, rule_.whole ? "whole" : "whole: false", rule_.whole ? "whole: false" : "whole: true"));
    }
    take_edges();
  }

  void take_edges() {
    if (rule_.edges == Edges::whole) return;
    const bool both = rule_.edges == Edges::cut;
    const auto* const written = both ? "edges: cut" : "edges: cut_start";
    Rule rule = bare_;
    rule.edges = Edges::whole;
    take(rule, setting(rule_.place, written, "no edges"));
    rule = bare_;
    rule.edges = both ? Edges::cut_start : Edges::cut;
    take(rule, setting(rule_.place, written, both ? "edges: cut_start" : "edges: cut"));
  }

  [[nodiscard]] Survivor setting(const Place& at, std::string from, std::string to) const {
    return {rule_.id, ChangeKind::setting, at, std::move(from), std::move(to)};
  }

  // Counts the change, and keeps it where no case notices it.
  void take(Rule& rule, Survivor change) {
    Diagnostics faults;
    compile_rule(rules_.policy, rules_.vocabulary, rule, faults);
    if (faults.errors() > 0) {
      ++result_.not_compiled;
      return;
    }
    MutantCounts& counts = result_.by_kind[static_cast<std::size_t>(change.kind)];
    if (all_cases_hold(rules_, rule, rule_.cases)) {
      ++counts.survived;
      result_.survivors.push_back(std::move(change));
    } else {
      ++counts.noticed;
    }
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  Rule bare_;
  Mutation result_;
};

// A change of what several rules share: some case of any of them notices it.
void take_shared(const PolicyRules& changed_rules, const std::vector<const Rule*>& readers, Survivor change,
                 Mutation& result) {
  MutantCounts& counts = result.by_kind[static_cast<std::size_t>(change.kind)];
  const bool holds = std::all_of(readers.begin(), readers.end(),
                                 [&](const Rule* rule) { return all_cases_hold(changed_rules, *rule, rule->cases); });
  if (holds) {
    ++counts.survived;
    result.survivors.push_back(std::move(change));
  } else {
    ++counts.noticed;
  }
}

std::vector<const Rule*> readers_of(const PolicyRules& rules, feel::Slot slot) {
  std::vector<const Rule*> readers;
  for (const Rule& rule : rules.rules) {
    const bool by_units = rule.across && slot < rules.slots.facts &&
                          RuleReads(rules, rule).reads_of_unit(rules.vocabulary.facts()[slot].name);
    if (by_units || RuleReads(rules, rule).reads(slot) || RuleReads(rules, rule).population_reads(slot))
      readers.push_back(&rule);
  }
  return readers;
}

Mutation of_param(const PolicyRules& rules, std::size_t index) {
  Mutation result;
  const Param& param = rules.policy.params[index];
  const std::vector<const Rule*> readers = readers_of(rules, rules.slots.param(index));
  if (readers.empty()) return result;  // lint's affair
  for (const auto& [day, value] : param.values) {
    const std::string written = feel::to_feel(value);
    for (const TextChange& change : text_changes(written)) {
      const std::string other = changed(written, change);
      const auto changed_value = param_value_of(other);
      if (!changed_value) {
        ++result.not_compiled;
        continue;
      }
      PolicyRules changed_rules = rules;
      changed_rules.policy.params[index].values[day] = *changed_value;
      take_shared(changed_rules, readers, {param.name, change.kind, param.at, written, other}, result);
    }
  }
  return result;
}

// A fact, or a field of its records at that path.
FactSpec& spec_at(std::vector<FactSpec>& facts, const std::vector<std::size_t>& path) {
  FactSpec* spec = &facts[path.front()];
  for (std::size_t i = 1; i < path.size(); ++i) spec = &spec->fields[path[i]];
  return *spec;
}

class BoundsMutation {
 public:
  BoundsMutation(const PolicyRules& rules, std::size_t fact)
      : rules_(rules), path_{fact}, readers_(readers_of(rules, rules.slots.fact(fact))) {}

  Mutation run() {
    if (!readers_.empty()) of(rules_.vocabulary.facts()[path_.front()]);
    return std::move(result_);
  }

 private:
  void of(const FactSpec& spec) {
    if (spec.min) of_bound(spec, "min", *spec.min, &FactSpec::min);
    if (spec.max) of_bound(spec, "max", *spec.max, &FactSpec::max);
    if (!spec.part_of.empty()) {
      take(spec, "part_of: " + spec.part_of, "no part_of", [](FactSpec& other) { other.part_of.clear(); });
    }
    if (!spec.not_before.empty()) {
      take(spec, "not_before: " + spec.not_before, "no not_before", [](FactSpec& other) { other.not_before.clear(); });
    }
    if (!spec.same_as.list.empty()) {
      take(spec, "same_as: " + spec.same_as.list, "no same_as", [](FactSpec& other) { other.same_as = {}; });
    }
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      path_.push_back(i);
      of(spec.fields[i]);
      path_.pop_back();
    }
  }

  void of_bound(const FactSpec& spec, std::string_view key, const Decimal& bound,
                std::optional<Decimal> FactSpec::*member) {
    const std::string written = bound.to_string();
    for (const TextChange& change : text_changes(written)) {
      const std::string other = changed(written, change);
      take(spec, std::string(key) + ": " + written, std::string(key) + ": " + other,
           [&](FactSpec& changed_spec) { changed_spec.*member = Decimal::read(other); });
    }
  }

  void take(const FactSpec& spec, std::string from, std::string to, const std::function<void(FactSpec&)>& change) {
    std::vector<FactSpec> facts = rules_.vocabulary.facts();
    change(spec_at(facts, path_));
    PolicyRules changed_rules = rules_;
    changed_rules.vocabulary = Vocabulary(std::move(facts));
    take_shared(changed_rules, readers_, {spec.name, ChangeKind::bound, spec.at, std::move(from), std::move(to)},
                result_);
  }

  const PolicyRules& rules_;
  std::vector<std::size_t> path_;
  std::vector<const Rule*> readers_;
  Mutation result_;
};

}  // namespace

MutantCounts Mutation::total() const {
  MutantCounts total;
  for (const MutantCounts& counts : by_kind) {
    total.noticed += counts.noticed;
    total.survived += counts.survived;
  }
  return total;
}

void Mutation::add(Mutation more) {
  for (std::size_t i = 0; i < by_kind.size(); ++i) {
    by_kind[i].noticed += more.by_kind[i].noticed;
    by_kind[i].survived += more.by_kind[i].survived;
  }
  not_compiled += more.not_compiled;
  std::move(more.survivors.begin(), more.survivors.end(), std::back_inserter(survivors));
}

Mutation mutated(const PolicyRules& rules, unsigned threads) {
  const std::size_t params = rules.rules.size();
  const std::size_t facts = params + rules.policy.params.size();
  std::vector<Mutation> parts(facts + rules.vocabulary.facts().size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < parts.size(); i = next++) {
      if (i < params) {
        parts[i] = RuleMutation(rules, rules.rules[i]).run();
      } else if (i < facts) {
        parts[i] = of_param(rules, i - params);
      } else {
        parts[i] = BoundsMutation(rules, i - facts).run();
      }
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
  }
  Mutation result;
  for (Mutation& part : parts) result.add(std::move(part));
  return result;
}

}  // namespace ducha
