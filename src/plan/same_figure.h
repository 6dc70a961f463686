// SPDX-License-Identifier: Apache-2.0
// A figure that stands in a row of years too (`same_as` in facts.yaml): which of two holds, nobody can say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"
#include "plan/plan.h"

namespace ducha {

struct DifferingFigure {
  std::uint32_t slot = 0;
  std::uint32_t list = 0;
  std::size_t row = 0;
  std::int64_t year = 0;
  feel::Value told;  // in the row
};
// Of which days a plan's figures are, whatever period and day a run judges by: its own, where it tells them.
[[nodiscard]] SeenUntil figures_until(const Plan& plan, const SeenUntil& judged);
// Of a vocabulary's facts and their values, in step. `seen`: figures_until().
[[nodiscard]] std::vector<DifferingFigure> differing_figures(const Vocabulary& vocabulary,
                                                             const std::vector<const feel::Value*>& values,
                                                             const SeenUntil& seen);

}  // namespace ducha
