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

bool orders(const feel::Step& step) {
  return step.comparison && *step.comparison != feel::RangeForm::equal &&
         *step.comparison != feel::RangeForm::not_equal;
}

struct Seen {
  std::uint32_t length = 0;
  bool at_boundary = false;
};

// Comparisons of one evaluation by the place of the whole: those with two operands and a sign of order between them.
void look(const feel::Trace& trace, std::map<std::uint32_t, Seen>& comparisons) {
  std::vector<std::vector<std::uint32_t>> children(trace.steps.size());
  for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
    if (trace.steps[i].parent != feel::Step::kNone) children[trace.steps[i].parent].push_back(i);
  }
  for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
    if (!orders(trace.steps[i]) || children[i].size() != 2) continue;
    const feel::Step& left = trace.steps[children[i][0]];
    const feel::Step& right = trace.steps[children[i][1]];
    if (left.skipped || right.skipped) continue;
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
    for (const feel::Trace& trace : seen_conditions(rules, rule).require) look(trace, comparisons);
    const EmbeddedText embedded(rule.require.node, rule.require.offset);
    for (const auto& [offset, seen] : comparisons) {
      if (seen.at_boundary) continue;
      diagnostics.add(code::lint_no_boundary, embedded.place({offset, seen.length}),
                      {Text(rule.require.text.substr(offset, seen.length))});
    }
  }
}

}  // namespace ducha
