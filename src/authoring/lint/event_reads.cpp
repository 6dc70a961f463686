// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/event_reads.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ducha {

namespace {

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

}  // namespace

EventRead event_read(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path) {
  if (path.fields.empty()) return {};
  std::size_t next = 0;
  const FactSpec* spec = beginning(rules, rule, path, next);
  if (spec == nullptr) return {};
  std::string named = path.slot == rules.slots.record() ? rule.each->variable : spec->name;
  for (; next + 1 < path.fields.size() && spec != nullptr; ++next) {
    if (spec->dated == path.fields[next]) return {};
    named += '.' + path.fields[next];
    spec = spec->field(path.fields[next]);
  }
  return spec != nullptr && spec->type == FactType::event ? EventRead{spec, std::move(named)} : EventRead();
}

}  // namespace ducha
