// SPDX-License-Identifier: Apache-2.0
#include "authoring/tried_parts.h"

#include <map>
#include <optional>
#include <string_view>

#include "authoring/cases.h"
#include "feel/run/trace.h"
#include "rulebook/embedded_text.h"

namespace ducha {

namespace {

// What stands first, and of what begins together the whole before its part.
struct Stretch {
  std::uint32_t offset;
  std::uint32_t length;
  friend bool operator<(const Stretch& a, const Stretch& b) {
    return a.offset != b.offset ? a.offset < b.offset : b.length < a.length;
  }
};

struct Tried {
  bool yes = false;
  bool no = false;
  bool null = false;
  bool other = false;      // it is no condition
  bool condition = false;  // it was seen to be one
  bool reads = false;
};

class Tries {
 public:
  Tries(const PolicyRules& rules, const Expression& expression) : rules_(rules), expression_(expression) {}

  void look(const feel::Trace& trace) {
    // Operands stand behind the step that they are of: from the last to the first each has told its parent.
    const std::vector<char> null_compared = compared_with_null(trace);
    std::vector<char> reads(trace.steps.size(), 0);
    for (std::size_t i = trace.steps.size(); i-- > 0;) {
      const feel::Step& step = trace.steps[i];
      if (step.read && of_plan(step.read->slot)) reads[i] = 1;
      if (step.parent == feel::Step::kNone || reads[i] == 0) continue;
      if (null_compared[step.parent] == 0) reads[step.parent] = 1;
    }
    for (std::size_t i = 0; i < trace.steps.size(); ++i) {
      const feel::Step& step = trace.steps[i];
      Tried& tried = tried_[{step.at.offset, step.at.length}];
      if (reads[i] != 0) tried.reads = true;
      const bool operand = step.parent == feel::Step::kNone || trace.steps[step.parent].logical;
      if (operand) tried.condition = true;
      if (step.skipped) continue;
      if (step.value.kind() == feel::Kind::boolean) {
        (step.value.is_true() ? tried.yes : tried.no) = true;
        tried.condition = true;
      } else if (step.value.is_null()) {
        tried.null = true;
      } else {
        tried.other = true;
      }
    }
  }

  void append_to(std::vector<TriedPart>& parts, const std::string& rule) const {
    const EmbeddedText embedded(expression_.node, expression_.offset);
    for (const auto& [at, tried] : tried_) {
      if (!tried.condition || tried.other) continue;
      const std::string text = expression_.text.substr(at.offset, at.length);
      if (text == "true" || text == "false" || text == "null") continue;
      parts.push_back(
          {rule, embedded.place({at.offset, at.length}), text, tried.yes, tried.no, tried.null, tried.reads});
    }
  }

 private:
  // Parameters and days are always there.
  [[nodiscard]] bool of_plan(feel::Slot slot) const {
    return slot < rules_.slots.facts || slot == rules_.slots.record() || slot == rules_.slots.units();
  }

  // `x = null` is true or false, also where x is missing.
  [[nodiscard]] std::vector<char> compared_with_null(const feel::Trace& trace) const {
    std::vector<char> compared(trace.steps.size(), 0);
    for (const feel::Step& operand : trace.steps) {
      if (operand.parent == feel::Step::kNone) continue;
      const std::optional<feel::RangeForm> how = trace.steps[operand.parent].comparison;
      if (how != feel::RangeForm::equal && how != feel::RangeForm::not_equal) continue;
      if (expression_.text.compare(operand.at.offset, operand.at.length, "null") == 0) compared[operand.parent] = 1;
    }
    return compared;
  }

  const PolicyRules& rules_;
  const Expression& expression_;
  std::map<Stretch, Tried> tried_;
};

}  // namespace

std::vector<TriedPart> tried_parts(const PolicyRules& rules, const Rule& rule) {
  std::vector<TriedPart> parts;
  const SeenConditions seen = seen_conditions(rules, rule);
  if (rule.when) {
    Tries when(rules, *rule.when);
    for (const feel::Trace& trace : seen.when) when.look(trace);
    when.append_to(parts, rule.id);
  }
  Tries require(rules, rule.require);
  for (const feel::Trace& trace : seen.require) require.look(trace);
  require.append_to(parts, rule.id);
  return parts;
}

}  // namespace ducha
