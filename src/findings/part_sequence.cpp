// SPDX-License-Identifier: Apache-2.0
#include "findings/part_sequence.h"

namespace ducha {

std::string_view to_string(RunDifference::In in) {
  switch (in) {
    case RunDifference::In::version: return "version";
    case RunDifference::In::rulebook: return "rulebook";
    case RunDifference::In::date: return "as_of";
    case RunDifference::In::options: return "options";
  }
  return {};
}

std::optional<RunDifference> PartSequence::begin(const Run& run) {
  using In = RunDifference::In;
  within_ = true;
  ++parts_;
  if (!first_) {
    first_ = run;
    return std::nullopt;
  }
  if (run.version != first_->version) return RunDifference{In::version, run.version, first_->version};
  if (run.rulebook != first_->rulebook) return RunDifference{In::rulebook, run.rulebook, first_->rulebook};
  if (run.as_of != first_->as_of)
    return RunDifference{In::date, run.as_of.value_or("null"), first_->as_of.value_or("null")};
  if (run.options != first_->options) return RunDifference{In::options, run.options, first_->options};
  return std::nullopt;
}

std::optional<RunDifference> PartSequence::plan(const PlanResult& plan) {
  if (!plan.as_of_from_clock || !plan.as_of) return std::nullopt;
  if (!clock_) clock_ = plan.as_of;
  if (*clock_ == *plan.as_of) return std::nullopt;
  return RunDifference{RunDifference::In::date, *plan.as_of, *clock_};
}

}  // namespace ducha
