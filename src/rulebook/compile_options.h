// SPDX-License-Identifier: Apache-2.0
// How the expressions of a rule are compiled.
#pragma once

#include "base/limits.h"
#include "feel/compile/program.h"
#include "rulebook/rule.h"

namespace ducha {

[[nodiscard]] inline feel::CompileOptions compile_options_of(const Rule& rule) {
  feel::CompileOptions options;
  options.strict = true;
  if (rule.across) {
    // A batch has as many units as it has, and each is gone through.
    options.limits.elements = kBatchUnits;
    options.limits.steps = kBatchSteps;
  }
  return options;
}

}  // namespace ducha
