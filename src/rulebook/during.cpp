// SPDX-License-Identifier: Apache-2.0
#include "rulebook/during.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"

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

}  // namespace ducha
