// SPDX-License-Identifier: Apache-2.0
// A rule that asks on which day something happened and never whether it did: who says no is safer than who was late.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "authoring/codes.h"
#include "authoring/lint/event_reads.h"
#include "authoring/lint/lint.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

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
      EventRead read = event_read(rules_, rule_, path);
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
