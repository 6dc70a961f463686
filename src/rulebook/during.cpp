// SPDX-License-Identifier: Apache-2.0
#include "rulebook/during.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "feel/compile/parse_scope.h"
#include "feel/compile/static_types.h"
#include "feel/syntax/parser.h"
#include "feel/syntax/tokens.h"

namespace ducha {

namespace {

struct Replacement {
  std::size_t offset;
  std::size_t length;
  std::string by;
};

}  // namespace

std::string with_open_ranges(std::string_view text, const feel::Scope& scope) {
  const feel::Parsed parsed = feel::parse(text, feel::parse_scope(scope), {});
  std::string result(text);
  if (!parsed.tree) return result;
  const feel::Tree& tree = *parsed.tree;
  std::vector<Replacement> replacements;
  for (feel::NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (tree[id].kind != feel::Syntax::range) continue;
    const auto ends = tree.children(id);
    const std::size_t between = tree[ends[0]].at.end();
    // An end that is left out: the day behind it, or the day before it.
    const bool after = text[tree[id].at.offset] != '[';
    const bool before = text[tree[id].at.end() - 1] != ']';
    const std::string behind_first = after ? ") + @\"P1D\"" : "";
    replacements.push_back({tree[id].at.offset, 1, after ? "{first: (" : "{first: "});
    replacements.push_back(
        {between, tree[ends[1]].at.offset - between, behind_first + (before ? ", last: (" : ", last: ")});
    replacements.push_back({tree[id].at.end() - 1, 1, before ? ") - @\"P1D\"}" : "}"});
  }
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.offset > b.offset; });
  for (const Replacement& each : replacements) result.replace(each.offset, each.length, each.by);
  return result;
}

std::optional<DaysOfRecords> days_of_records(const FactSpec& list) {
  if (list.type != FactType::list) return std::nullopt;
  std::optional<DaysOfRecords> days;
  for (const FactSpec& field : list.fields) {
    if (field.not_before.empty()) continue;
    if (days) return std::nullopt;  // which of the pairs nobody said
    days = {field.not_before, field.name};
  }
  return days;
}

std::string ranges_of_records(std::string_view path, const DaysOfRecords& days) {
  return "for one in " + std::string(path) + " return [one." + days.first + "..one." + days.last + "]";
}

std::string example_of_ranges(std::string_view written, const feel::Type& records) {
  const bool named = !feel::plain_path(written).empty();
  const bool many = records.tag() == feel::Type::Tag::list;
  std::vector<std::string> days;
  for (const auto& [name, type] : (many ? records.element() : records).fields()) {
    if (type.tag() == feel::Type::Tag::date || feel::is_event(type)) days.push_back(name);
  }
  const DaysOfRecords pair = days.size() == 2 ? DaysOfRecords{days[0], days[1]} : DaysOfRecords{"FIRST", "LAST"};
  if (many) return ranges_of_records(named ? written : "LIST", pair);
  const std::string record(named ? written : "RECORD");
  return "[" + record + "." + pair.first + ".." + record + "." + pair.last + "]";
}

}  // namespace ducha
