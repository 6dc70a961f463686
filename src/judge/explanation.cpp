// SPDX-License-Identifier: Apache-2.0
#include "judge/explanation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/limits.h"
#include "base/text.h"

namespace ducha {

namespace {

// Of a part that is evaluated for each element of a list, as many are shown; the rest is counted.
constexpr std::size_t kShownRepeats = 5;

}  // namespace

ExplainedPart explained(std::string_view key, const Expression& expression, const feel::Trace& trace,
                        Language language) {
  ExplainedPart part{key, {}};
  const std::vector<feel::Origin> decided = feel::deciding(trace);
  std::vector<std::size_t> depths(trace.steps.size(), 0);
  std::set<std::uint32_t> left_out;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::size_t, std::size_t>>
      repeats;  // parent, place: times, last shown
  for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
    const feel::Step& step = trace.steps[i];
    if (step.parent != feel::Step::kNone) {
      depths[i] = depths[step.parent] + 1;
      if (left_out.contains(step.parent)) {
        left_out.insert(i);
        continue;
      }
      auto& [times, last_shown] = repeats[{step.parent, step.at.offset}];
      if (++times > kShownRepeats) {
        left_out.insert(i);
        ++part.steps[last_shown].repeated;
        continue;
      }
      last_shown = part.steps.size();
    }
    ExplainedStep shown;
    shown.depth = depths[i];
    shown.expression =
        expression.text.substr(std::min<std::size_t>(step.at.offset, expression.text.size()), step.at.length);
    shown.skipped = step.skipped;
    if (!step.skipped) shown.value = shortened(feel::to_feel(step.value), kShownValue);
    if (step.reason) shown.reason = sentence(step.reason->code, step.reason->arguments, language);
    shown.decided = step.read && std::find(decided.begin(), decided.end(), *step.read) != decided.end();
    part.steps.push_back(std::move(shown));
  }
  return part;
}

}  // namespace ducha
