// SPDX-License-Identifier: Apache-2.0
#include "rulebook/scopes.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "feel/value/type.h"

namespace ducha {

using feel::Type;

Scopes::Scopes(const Policy& policy, const Vocabulary& vocabulary)
    : policy_(policy),
      vocabulary_(vocabulary),
      slots_(layout_of(policy, vocabulary)),
      plan_(made_of_plan()),
      plan_windows_(with_window(plan_)),
      batch_(made_of_batch()),
      batch_windows_(with_window(batch_)) {}

const feel::Scope& Scopes::of(const Rule& rule) const {
  if (rule.across) return rule.every ? batch_windows_ : batch_;
  return rule.every ? plan_windows_ : plan_;
}

feel::Scope Scopes::with_record(const Rule& rule) const {
  feel::Scope scope = of(rule);
  if (!rule.each) return scope;
  const Type element = rule.each->list.program ? rule.each->list.program->type().element() : Type();
  scope.declare_at(slots_.record(), rule.each->variable, element);
  return scope;
}

feel::Scope Scopes::made_of_plan() const {
  feel::Scope scope = shared();
  const auto& facts = vocabulary_.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) scope.declare_at(slots_.fact(i), facts[i].name, type_of(facts[i]));
  scope.declare_at(slots_.unit(), "unit", Type::Tag::string);
  scope.declare_at(slots_.level(), "level", Type::Tag::string);
  scope.declare_at(slots_.region(), "region", Type::context_of({}, false));
  return scope;
}

feel::Scope Scopes::made_of_batch() const {
  feel::Scope scope = shared();
  std::vector<std::pair<std::string, Type>> fields = {{"unit", Type::Tag::string},
                                                      {"level", Type::Tag::string},
                                                      {"region", Type::context_of({}, false)},
                                                      {"as_of", Type::Tag::date}};
  for (const FactSpec& fact : vocabulary_.facts()) fields.emplace_back(fact.name, type_of(fact));
  scope.declare_at(slots_.units(), "units", Type::list_of(Type::context_of(std::move(fields), true)));
  return scope;
}

feel::Scope Scopes::with_window(feel::Scope scope) const {
  scope.declare_at(slots_.window(), "window", Type::range_of(Type::Tag::date));
  return scope;
}

feel::Scope Scopes::shared() const {
  feel::Scope scope;
  for (std::size_t i = 0; i < policy_.params.size(); ++i) {
    const Param& param = policy_.params[i];
    const Type type = param.values.empty() ? Type() : feel::type_of(param.values.begin()->second);
    scope.declare_at(slots_.param(i), param.name, type);
  }
  scope.declare_at(slots_.period(), "period", Type::range_of(Type::Tag::date));
  scope.declare_at(slots_.as_of(), "as_of", Type::Tag::date);
  return scope;
}

}  // namespace ducha
