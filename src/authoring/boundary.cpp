// SPDX-License-Identifier: Apache-2.0
#include "authoring/boundary.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/cases.h"
#include "authoring/codes.h"
#include "feel/run/trace.h"
#include "rulebook/embedded_text.h"

namespace ducha {

namespace {

bool orders(std::string_view between) {
  const std::size_t begin = between.find_first_not_of(" \t\n()");
  if (begin == std::string_view::npos) return false;
  const std::string_view sign = between.substr(begin, between.find_last_not_of(" \t\n()") - begin + 1);
  return sign == "<" || sign == "<=" || sign == ">" || sign == ">=";
}

struct Seen {
  std::uint32_t length = 0;
  bool at_boundary = false;
};

// Comparisons of one evaluation by the place of the whole: those with two operands and a sign of order between them.
void look(const std::string& text, const feel::Trace& trace, std::map<std::uint32_t, Seen>& comparisons) {
  std::vector<std::vector<std::uint32_t>> children(trace.steps.size());
  for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
    if (trace.steps[i].parent != feel::Step::kNone) children[trace.steps[i].parent].push_back(i);
  }
  for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
    if (children[i].size() != 2) continue;
    const feel::Step& left = trace.steps[children[i][0]];
    const feel::Step& right = trace.steps[children[i][1]];
    if (left.skipped || right.skipped || right.at.offset < left.at.end() || right.at.offset > text.size()) continue;
    if (!orders(std::string_view(text).substr(left.at.end(), right.at.offset - left.at.end()))) continue;
    const auto order = feel::compare(left.value, right.value);
    if (!order) continue;
    Seen& seen = comparisons[trace.steps[i].at.offset];
    seen.length = trace.steps[i].at.length;
    seen.at_boundary = seen.at_boundary || *order == 0;
  }
}

}  // namespace

void lint_boundaries(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    std::map<std::uint32_t, Seen> comparisons;
    for (const feel::Trace& trace : seen_conditions(rules, rule).require) look(rule.require.text, trace, comparisons);
    const EmbeddedText embedded(rule.require.node);
    for (const auto& [offset, seen] : comparisons) {
      if (seen.at_boundary) continue;
      diagnostics.add(code::lint_no_boundary, embedded.place({offset, seen.length}),
                      {Text(rule.require.text.substr(offset, seen.length))});
    }
  }
}

}  // namespace ducha
