// SPDX-License-Identifier: Apache-2.0
#include "plan/same_figure.h"

#include <algorithm>
#include <optional>

#include "feel/value/context.h"

namespace ducha {

namespace {

std::optional<std::int64_t> year_of(const SameFigure& same, const SeenUntil& seen) {
  if (!same.before) return seen.end.year;
  const bool whole = seen.period && seen.period->first.month == 1 && seen.period->first.day == 1;
  if (!whole) return std::nullopt;
  return seen.period->first.year - 1;
}

}  // namespace

SeenUntil figures_until(const Plan& plan, const SeenUntil& judged) {
  if (!plan.period) return judged;
  const bool other = !judged.period || !(*judged.period == *plan.period);
  SeenUntil own = judged;
  own.period = *plan.period;
  if (plan.as_of) own.as_of = *plan.as_of;
  own.end = other && !plan.as_of ? plan.period->last : std::min(own.as_of, plan.period->last);
  return own;
}

std::vector<DifferingFigure> differing_figures(const Vocabulary& vocabulary,
                                               const std::vector<const feel::Value*>& values, const SeenUntil& seen) {
  std::vector<DifferingFigure> differing;
  const std::vector<FactSpec>& specs = vocabulary.facts();
  for (std::uint32_t slot = 0; slot < specs.size(); ++slot) {
    const SameFigure& same = specs[slot].same_as;
    if (same.list.empty() || values[slot]->kind() != feel::Kind::number) continue;
    const auto list = vocabulary.slot_of(same.list);
    const auto year = year_of(same, seen);
    if (!list || !year || values[*list]->kind() != feel::Kind::list) continue;
    const auto rows = values[*list]->elements();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row].kind() != feel::Kind::context) continue;
      const feel::Value* const of = rows[row].find(specs[*list].key.front());
      const feel::Value* const told = rows[row].find(same.field);
      if (of == nullptr || told == nullptr || of->kind() != feel::Kind::number) continue;
      if (of->as_number() != Decimal(*year) || told->kind() != feel::Kind::number) continue;
      if (told->as_number() != values[slot]->as_number()) differing.push_back({slot, *list, row, *year, *told});
    }
  }
  return differing;
}

}  // namespace ducha
