// SPDX-License-Identifier: Apache-2.0
// A message says the same in both languages, for who reads the one is not to be told less than who reads the other; and
// it speaks of what was judged.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "base/text.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using Read = std::set<std::string>;

std::string name_of(const Rule& rule, const feel::ReadPath& path) {
  std::string name;
  for (const feel::Scope::Name& one : rule.scope.names()) {
    if (one.slot == path.slot) name = one.name;
  }
  for (const std::string& field : path.fields) name += '.' + field;
  return name;
}

Read read_by(const Rule& rule, const std::vector<MessagePart>& message) {
  Read read;
  for (const MessagePart& part : message) {
    if (part.expression.program == nullptr) continue;
    for (const feel::ReadPath& path : part.expression.program->reads()) read.insert(name_of(rule, path));
  }
  return read;
}

std::vector<std::string> beyond(const Read& more, const Read& less) {
  std::vector<std::string> names;
  for (const std::string& name : more) {
    if (!less.contains(name)) names.push_back(name);
  }
  return names;
}

// Of plans: parameters and days are no answer to what was found.
std::set<feel::Slot> slots_of(const PolicyRules& rules, const Expression& expression) {
  std::set<feel::Slot> slots;
  if (expression.program == nullptr) return slots;
  for (const feel::ReadPath& path : expression.program->reads()) {
    const bool of_plan = path.slot < rules.slots.facts || path.slot == rules.slots.units();
    if (of_plan || path.slot == rules.slots.record()) slots.insert(path.slot);
  }
  return slots;
}

bool speaks_beside(const PolicyRules& rules, const Rule& rule) {
  std::set<feel::Slot> judged;
  for_each_deciding(rule, [&](const Expression& expression) { judged.merge(slots_of(rules, expression)); });
  std::set<feel::Slot> told;
  for (const std::vector<MessagePart>* message : {&rule.message->zh, &rule.message->en}) {
    for (const MessagePart& part : *message) told.merge(slots_of(rules, part.expression));
  }
  return !told.empty() &&
         std::none_of(told.begin(), told.end(), [&](feel::Slot slot) { return judged.contains(slot); });
}

}  // namespace

void lint_messages(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.message) continue;
    if (speaks_beside(rules, rule)) diagnostics.add(code::lint_message_beside, rule.place, {Text(rule.id)});
    if (rule.message->zh.empty() || rule.message->en.empty()) continue;
    const Read zh = read_by(rule, rule.message->zh);
    const Read en = read_by(rule, rule.message->en);
    for (const auto& [language, names] : {std::pair("zh", beyond(en, zh)), std::pair("en", beyond(zh, en))}) {
      if (!names.empty())
        diagnostics.add(code::lint_message_less, rule.place, {Text(rule.id), Text(language), listed(names)});
    }
  }
}

}  // namespace ducha
