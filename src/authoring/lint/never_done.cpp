// SPDX-License-Identifier: Apache-2.0
// A rule that asks on which day something happened and never whether it did: who says no is safer than who was late.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// A day of an event that a path reads, and how the event is called there.
struct DayRead {
  const FactSpec* event = nullptr;  // null: it reads none, or the one by which records are seen at all
  std::string named;
};

// The fact, or the record of `each`, that a path begins with; how many of its fields lead there.
const FactSpec* beginning(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path, std::size_t& next) {
  const auto& facts = rules.vocabulary.facts();
  if (path.slot < rules.slots.facts) return &facts[path.slot];
  if (path.slot == rules.slots.record() && rule.each && rule.each->fact) return &facts[*rule.each->fact];
  if (!rule.across || path.slot != rules.slots.units() || path.fields.empty()) return nullptr;
  const auto fact =
      std::find_if(facts.begin(), facts.end(), [&](const FactSpec& one) { return one.name == path.fields.front(); });
  next = 1;
  return fact == facts.end() ? nullptr : &*fact;
}

DayRead event_of(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path) {
  std::size_t next = 0;
  const FactSpec* spec = beginning(rules, rule, path, next);
  if (spec == nullptr) return {};
  std::string named = path.slot == rules.slots.record() ? rule.each->variable : spec->name;
  for (; next + 1 < path.fields.size() && spec != nullptr; ++next) {
    if (spec->dated == path.fields[next]) return {};
    named += '.' + path.fields[next];
    spec = spec->field(path.fields[next]);
  }
  return spec != nullptr && spec->type == FactType::event ? DayRead{spec, std::move(named)} : DayRead();
}

// What asks for the day: `require`, or an end of `within`.
struct Asker {
  const Expression* expression = nullptr;
  std::string_view key;
};

Asker asker(const Rule& rule, const Expression& expression) {
  if (!rule.within) return &expression == &rule.require ? Asker{&expression, {}} : Asker();
  if (&expression == &rule.within->done) return {&expression, "done"};
  const auto& from = rule.within->from;
  return from && &expression == &*from ? Asker{&expression, "from"} : Asker();
}

bool is_day(std::string_view entry, const Asker& asker) {
  return entry == "on" || (entry == "planned" && !asker.key.empty());
}

class NeverDone {
 public:
  NeverDone(const PolicyRules& rules, const Rule& rule) : rules_(rules), rule_(rule) {}

  void look_at(const Expression& expression) {
    const Asker by = asker(rule_, expression);
    for (const feel::ReadPath& path : expression.program->reads()) {
      DayRead read = path.fields.empty() ? DayRead() : event_of(rules_, rule_, path);
      if (read.event == nullptr) continue;
      if (by.expression != nullptr && is_day(path.fields.back(), by)) {
        by_day_.try_emplace(read.event, Asked{by, std::move(read.named), path.fields.back()});
      } else {
        otherwise_.insert(read.event);
      }
    }
  }

  void tell(Diagnostics& diagnostics) const {
    for (const auto& [event, asked] : by_day_) {
      if (otherwise_.contains(event)) continue;
      const auto& [by, named, day] = asked;
      if (by.key.empty()) {
        diagnostics.add(code::lint_never_done, by.expression->at, {Text(rule_.id), Text(event->name)});
      } else {
        diagnostics.add(code::lint_day_of_event, by.expression->at,
                        {Text(rule_.id), Text(std::string(by.key)), Text(named), Text(day)});
      }
    }
  }

 private:
  struct Asked {
    Asker by;
    std::string named, day;
  };
  const PolicyRules& rules_;
  const Rule& rule_;
  std::map<const FactSpec*, Asked> by_day_;
  std::set<const FactSpec*> otherwise_;
};

}  // namespace

void lint_never_done(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    NeverDone never_done(rules, rule);
    for_each_deciding(rule, [&](const Expression& expression) { never_done.look_at(expression); });
    never_done.tell(diagnostics);
  }
}

}  // namespace ducha
