// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_reads.h"

#include <algorithm>

#include "rulebook/expressions.h"

namespace ducha {

namespace {

// The names along a path from some position on; positions in lists are left out.
std::vector<std::string> fields_of(const FactPath& path, std::size_t from = 0) {
  std::vector<std::string> fields;
  for (std::size_t i = from; i < path.size(); ++i) {
    if (const auto* name = std::get_if<std::string>(&path[i])) fields.push_back(*name);
  }
  return fields;
}

bool one_leads_into_other(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shared), b.begin());
}

}  // namespace

RuleReads::RuleReads(const PolicyRules& rules, const Rule& rule) : rules_(rules), rule_(rule) {
  const auto add = [this](const Expression& expression) {
    const auto& reads = expression.program->reads();
    paths_.insert(paths_.end(), reads.begin(), reads.end());
  };
  // A message reads nothing that a verdict depends on, and a population is judged elsewhere.
  for_each_deciding(rule, add);
}

bool RuleReads::reads(feel::Slot slot) const {
  return std::any_of(paths_.begin(), paths_.end(), [slot](const feel::ReadPath& path) { return path.slot == slot; });
}

bool RuleReads::in_record(const InvalidPart& part) const {
  return rule_.each && rule_.each->fact == part.slot && !part.path.empty() &&
         std::holds_alternative<std::size_t>(part.path[0]);
}

bool RuleReads::touches(const InvalidPart& part) const {
  const std::vector<std::string> fields = fields_of(part.path);
  const bool of_one_record = in_record(part);
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    if (path.slot != rules_.slots.fact(part.slot)) return false;
    // The list of `each` itself is read as a whole; that is no reading of each record's fields.
    if (of_one_record && path.fields.empty()) return false;
    return one_leads_into_other(path.fields, fields);
  });
}

bool RuleReads::touches_record(const InvalidPart& part, std::size_t index) const {
  if (!in_record(part) || std::get<std::size_t>(part.path[0]) != index) return false;
  const std::vector<std::string> fields = fields_of(part.path, 1);
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    return path.slot == rules_.slots.record() && one_leads_into_other(path.fields, fields);
  });
}

bool RuleReads::reads_of_unit(std::string_view entry) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    if (path.slot != rules_.slots.units()) return false;
    return path.fields.empty() ? !path.size_only : path.fields.front() == entry;
  });
}

bool RuleReads::touches_unit(const InvalidPart& part) const {
  std::vector<std::string> fields = {rules_.vocabulary.facts()[part.slot].name};
  const std::vector<std::string> below = fields_of(part.path);
  fields.insert(fields.end(), below.begin(), below.end());
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    // `units` as a whole, as in count(units), reads no fact.
    return path.slot == rules_.slots.units() && !path.fields.empty() && one_leads_into_other(path.fields, fields);
  });
}

}  // namespace ducha
