// SPDX-License-Identifier: Apache-2.0
// How a rule's conditions were evaluated, for whoever asks which parts of them its cases tried.
#pragma once

#include <vector>

#include "feel/run/trace.h"

namespace ducha {

struct SeenConditions {
  std::vector<feel::Trace> when, require;  // one an evaluation, in their order
};

}  // namespace ducha
