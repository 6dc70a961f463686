// SPDX-License-Identifier: Apache-2.0
// Figures of another scale than what they are held against: 90 for 90 %, 0.9 of a count, 5 for 50 000 yuan.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/possible_numbers.h"
#include "authoring/lint/rule_tree.h"
#include "facts/numerals.h"
#include "facts/read_money.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

// A share that may be more than the whole says so by its `max`.
bool is_at_most_whole(const FactSpec& spec) {
  return spec.type == FactType::share && (!spec.max || *spec.max <= Decimal(1));
}

class Scales {
 public:
  Scales(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : tree_(rules, rule), diagnostics_(diagnostics) {}

  void look_at(const Expression& expression) {
    if (tree_.read(expression)) tree_.walk([this](NodeId id) { visit(id); });
  }

 private:
  void visit(NodeId id) {
    const auto parts = tree_.tree().children(id);
    switch (tree_.kind(id)) {
      case Syntax::compare:
        hold(parts[0], parts[1]);
        hold(parts[1], parts[0]);
        break;
      case Syntax::between:
        hold(parts[0], parts[1]);
        hold(parts[0], parts[2]);
        break;
      case Syntax::in:
        for (const NodeId test : parts.subspan(1)) hold_test(parts[0], test);
        break;
      case Syntax::call: look_at_share(id); break;
      default: break;
    }
  }

  void hold_test(NodeId value, NodeId test) {
    switch (tree_.kind(test)) {
      case Syntax::list:
      case Syntax::tests:
      case Syntax::range:
      case Syntax::half_range:
        for (const NodeId part : tree_.tree().children(test)) hold_test(value, part);
        break;
      default: hold(value, test);
    }
  }

  void hold(NodeId value, NodeId against) {
    hold_part(value, against);
    const std::optional<NumberRange> figure = figure_of(against);
    if (!figure) return;
    const FactSpec* const spec = tree_.meant(value).spec;
    if (tree_.calls(value, "growth") || (spec != nullptr && is_at_most_whole(*spec)))
      hold_share(value, against, *figure);
    if (is_whole_number(tree_, value)) hold_count(value, against, *figure);
    hold_money(value, against, *figure);
  }

  // What stands written, or the parameter that does; nullopt: something else.
  [[nodiscard]] std::optional<NumberRange> figure_of(NodeId id) const {
    const Syntax kind = tree_.kind(id);
    const bool is_param = kind == Syntax::name && tree_.meant(id).param != nullptr;
    if (!is_param && kind != Syntax::number && kind != Syntax::negate) return std::nullopt;
    const NumberRange range = numbers_of(tree_, id);
    return range.low ? std::optional(range) : std::nullopt;
  }
  [[nodiscard]] bool is_percent(NodeId id) const {
    const Param* const param = tree_.meant(id).param;
    return param != nullptr && param->percent;
  }
  [[nodiscard]] Text text(NodeId id) const { return Text(std::string(tree_.written(id))); }
  [[nodiscard]] Text figure_text(NodeId id, const Decimal& figure) const {
    const std::string value = figure.to_string();
    return tree_.meant(id).param != nullptr ? Text(std::string(tree_.written(id)) + " = " + value) : Text(value);
  }

  void hold_share(NodeId value, NodeId against, const NumberRange& figure) {
    const Decimal highest = figure.high.value_or(*figure.low);
    if (highest <= Decimal(1) || is_percent(against)) return;
    diagnostics_.add(
        code::lint_share_above, tree_.place(against),
        {text(value), figure_text(against, highest), Text(scaled(highest, -2).value_or(highest).to_string())});
  }

  void hold_count(NodeId value, NodeId against, const NumberRange& figure) {
    const Decimal highest = figure.high.value_or(*figure.low);
    if (highest.is_whole() && figure.low->is_whole()) return;
    const Decimal& odd = highest.is_whole() ? *figure.low : highest;
    diagnostics_.add(code::lint_whole_number, tree_.place(against), {text(value), figure_text(against, odd)});
  }

  // Also of a sum of several.
  void hold_money(NodeId value, NodeId against, const NumberRange& figure) {
    static constexpr auto kOfMoney = std::to_array<std::string_view>({"sum", "min", "max", "mean", "median"});
    NodeId money = value;
    for (const std::string_view function : kOfMoney) {
      if (tree_.calls(value, function) && tree_.tree().children(value).size() == 2)
        money = tree_.tree().children(value)[1];
    }
    const FactSpec* const spec = tree_.meant(money).spec;
    if (spec == nullptr || spec->type != FactType::money) return;
    const std::optional<int> power = yuan_power(spec->unit);
    const std::optional<Decimal> one = power ? scaled(Decimal(1), *power) : std::nullopt;
    const Decimal& least = *figure.low;
    if (!one || least.is_zero() || least.abs() >= *one) return;
    const std::optional<Decimal> meant = multiply(least, *one);
    if (meant) {
      diagnostics_.add(code::lint_money_unit, tree_.place(against),
                       {text(value), Text(spec->unit), figure_text(against, least), Text(meant->to_string())});
    }
  }

  // part >= 90 * whole
  void hold_part(NodeId part, NodeId against) {
    const auto factors = tree_.tree().children(against);
    if (tree_.kind(against) != Syntax::arithmetic || tree_.tree().text(against) != "*" || factors.size() != 2) return;
    for (const auto& [whole, share] : {std::pair(factors[0], factors[1]), std::pair(factors[1], factors[0])}) {
      const std::optional<NumberRange> figure = figure_of(share);
      if (!figure || !is_part_of(tree_, part, whole)) continue;
      const Decimal highest = figure->high.value_or(*figure->low);
      if (highest > Decimal(1))
        diagnostics_.add(code::lint_part_above, tree_.place(share),
                         {text(part), text(whole), figure_text(share, highest)});
    }
  }

  void look_at_share(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (!tree_.calls(id, "share at least") || parts.size() != 3) return;
    const std::optional<NumberRange> figure = figure_of(parts[2]);
    if (!figure) return;
    const Decimal highest = figure->high.value_or(*figure->low);
    if (highest > Decimal(1)) {
      diagnostics_.add(code::lint_share_never, tree_.place(parts[2]), {figure_text(parts[2], highest)});
    } else if (*figure->low <= Decimal(0)) {
      diagnostics_.add(code::lint_share_always, tree_.place(parts[2]), {figure_text(parts[2], *figure->low)});
    }
  }

  RuleTree tree_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_scales(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    Scales scales(rules, rule, diagnostics);
    if (rule.across) scales.look_at(*rule.across);
    for_each_deciding(rule, [&scales](const Expression& expression) { scales.look_at(expression); });
  }
}

}  // namespace ducha
