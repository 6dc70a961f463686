// SPDX-License-Identifier: Apache-2.0
// Lists that are read otherwise than they are meant: by the order in which a plan happens to write them, from the
// beginning of a window without its end, a single value counted as if it were many, a part of a region as if it had
// parts.
#include <algorithm>
#include <string>
#include <string_view>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;

class ListReading {
 public:
  ListReading(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : tree_(rules, rule), diagnostics_(diagnostics) {}

  void look_at(const Expression& expression) {
    if (tree_.read(expression)) tree_.walk([this](NodeId id) { visit(id); });
  }

 private:
  void visit(NodeId id) {
    if (tree_.kind(id) == Syntax::filter) {
      look_at_position(id);
      look_at_window(id);
      look_at_elements(id);
    }
    if (tree_.kind(id) == Syntax::call) look_at_count(id);
    look_at_other_day(id);
    look_at_region(id);
  }
  void tell(const Code& code, NodeId id, NodeId named) {
    diagnostics_.add(code, tree_.place(id),
                     {Text(std::string(tree_.written(id))), Text(std::string(tree_.written(named)))});
  }

  // Of a list with days of its own, for which no plan keeps an order.
  void look_at_position(NodeId id) {
    const auto parts = tree_.tree().children(id);
    const Syntax at = tree_.kind(parts[1]);
    if (at != Syntax::number && at != Syntax::negate) return;
    if (tree_.kind(parts[0]) != Syntax::name) return;
    const FactSpec* const list = tree_.meant(parts[0]).spec;
    if (list != nullptr && list->type == FactType::list) tell(code::lint_position, id, parts[0]);
  }

  // `list[date >= window.start]` holds what later windows are to have.
  void look_at_window(NodeId id) {
    const NodeId condition = tree_.tree().children(id)[1];
    const std::string_view written = tree_.written(condition);
    if (tree_.kind(condition) != Syntax::compare || written.find("window.end") != std::string_view::npos) return;
    const auto sides = tree_.tree().children(condition);
    const RangeForm form = tree_.tree()[condition].form;
    const bool after =
        (form == RangeForm::greater_equal || form == RangeForm::greater) && tree_.written(sides[1]) == "window.start";
    const bool before =
        (form == RangeForm::less_equal || form == RangeForm::less) && tree_.written(sides[0]) == "window.start";
    if (after || before) tell(code::lint_open_window, condition, after ? sides[0] : sides[1]);
  }

  // A list of one type has no record whose day could be missing, nor one that is only planned.
  void look_at_elements(NodeId id) {
    const auto parts = tree_.tree().children(id);
    const FactSpec* const list = tree_.meant(parts[0]).spec;
    if (list == nullptr || list->element.empty() || !reads_days_of_plan(parts[1])) return;
    const FactType type = list->element.front().type;
    if (type == FactType::event) tell(code::lint_event_element, id, parts[0]);
    if (type == FactType::date) tell(code::lint_date_element, id, parts[0]);
  }
  [[nodiscard]] bool reads_days_of_plan(NodeId id) const {
    if (tree_.kind(id) == Syntax::name) return tree_.tree().text(id) == "window" || tree_.tree().text(id) == "period";
    const auto parts = tree_.tree().children(id);
    return std::any_of(parts.begin(), parts.end(), [this](NodeId part) { return reads_days_of_plan(part); });
  }

  // Records are those of the period by one day, and are asked for another.
  void look_at_other_day(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (tree_.kind(id) != Syntax::in || tree_.written(parts[1]) != "window") return;
    const bool event = tree_.kind(parts[0]) == Syntax::path && tree_.tree().text(parts[0]) == "on";
    const Meant day = tree_.meant(event ? tree_.tree().children(parts[0])[0] : parts[0]);
    if (day.spec == nullptr || day.of == nullptr || day.of->dated.empty() || day.of->covers == Covers::open) return;
    if (day.spec->name == day.of->dated) return;
    diagnostics_.add(code::lint_other_day, tree_.place(id),
                     {Text(std::string(tree_.written(id))), Text(day.of->name), Text(day.of->dated)});
  }

  // Each part of a region is a text.
  void look_at_region(NodeId id) {
    if (tree_.kind(id) != Syntax::path) return;
    const NodeId part = tree_.tree().children(id)[0];
    if (tree_.kind(part) != Syntax::path) return;
    const NodeId region = tree_.tree().children(part)[0];
    const Syntax kind = tree_.kind(region);
    if ((kind != Syntax::name && kind != Syntax::path) || tree_.tree().text(region) != "region") return;
    if (tree_.meant(region).spec != nullptr) return;  // a fact or a field of that name
    tell(code::lint_region_part, id, part);
  }

  void look_at_count(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (!tree_.calls(id, "count") || parts.size() != 2 || tree_.kind(parts[1]) != Syntax::name) return;
    const FactSpec* const spec = tree_.meant(parts[1]).spec;
    if (spec != nullptr && spec->type != FactType::list && spec->type != FactType::record)
      tell(code::lint_count_of_one, id, parts[1]);
  }

  RuleTree tree_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_list_reading(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    ListReading reading(rules, rule, diagnostics);
    if (rule.across) reading.look_at(*rule.across);
    if (rule.when) reading.look_at(*rule.when);
    reading.look_at(rule.require);
  }
}

}  // namespace ducha
