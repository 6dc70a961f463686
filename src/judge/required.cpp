// SPDX-License-Identifier: Apache-2.0
#include "judge/required.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "facts/vocabulary.h"
#include "judge/evidence.h"
#include "judge/in_doubt.h"
#include "judge/words.h"
#include "rulebook/in_words.h"

namespace ducha {

namespace {

// Money and shares in their units; of an event its day.
std::string with_values(const Words& words, std::span<const feel::Value> slots, const feel::Trace& require,
                        Language language) {
  // Where something is in doubt, each value is what it is in spite of that, or unknown.
  const bool known = !feel::met_doubt(require);
  std::string text;
  for (const WordsPart& part : words) {
    if (part.value == nullptr) {
      text += part.text;
      continue;
    }
    const feel::Value* const seen = known && part.in_require ? feel::value_at(require, *part.in_require) : nullptr;
    const feel::Value value = seen != nullptr ? *seen : evaluate_in_doubt(*part.value, slots).value;
    if (is_unsaid(value, part.spec)) continue;
    text.append(part.text).append(shown(value, part.spec, language)).append(part.after);
  }
  return text;
}

ParamUsed used(const Param& param, const feel::Value& value, Date day, Grounds of_rule, bool overridden,
               Language language) {
  const Text& label = param.label.empty() ? Text(param.name) : param.label;
  ParamUsed used{param.name, label, to_json(value), shown_param(param, value, language), {}, {}, {}};
  if (value.is_null()) used.shown = word(FindingWord::not_set, language);
  const bool of_document = param.grounds.value_or(of_rule) == Grounds::text && !value.is_null();
  used.whose = overridden ? "command_line" : of_document ? "document" : "reading";
  auto since = param.values.upper_bound(day);
  if (overridden || since == param.values.begin()) return used;
  --since;
  if (since->first != Date{1, 1, 1}) used.from = to_string(since->first);
  const auto paper = param.papers.find(since->first);
  if (paper == param.papers.end()) return used;
  used.whose = "profile";
  used.paper = paper->second;
  return used;
}

// The last day on which one of the parameters took the value that it has; the first day of all where none did.
Date unchanged_since(const PolicyRules& rules, const std::vector<feel::Slot>& params, Date day) {
  Date since{1, 1, 1};
  for (const feel::Slot slot : params) {
    const auto& values = rules.policy.params[slot - rules.slots.facts].values;
    const auto next = values.upper_bound(day);
    if (next != values.begin()) since = std::max(since, std::prev(next)->first);
  }
  return since;
}

ParamsUsed params_used(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const SlotValues& slots,
                       const CheckOptions& options) {
  std::vector<ParamUsed> params;
  for (const feel::Slot slot : reads.params()) {
    const Param& param = rules.policy.params[slot - rules.slots.facts];
    const bool overridden = std::any_of(options.params.begin(), options.params.end(),
                                        [&param](const auto& one) { return one.first == param.name; });
    params.push_back(used(param, slots.all()[slot], slots.params_day(), rule.grounds, overridden, options.language));
  }
  return ParamsUsed::written(std::move(params));
}

}  // namespace

void say_required(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const SlotValues& slots,
                  const CheckOptions& options, Finding& finding, const feel::Trace& require) {
  finding.requirement = with_values(reads.required(options.language), slots.all(), require, options.language);
  if (reads.params().empty()) return;
  const Date since = unchanged_since(rules, reads.params(), slots.params_day());
  std::optional<ParamsUsed>& params = slots.shared().params(rule, since);
  if (!params) params = params_used(rules, rule, reads, slots, options);
  finding.params = *params;
}

}  // namespace ducha
