// SPDX-License-Identifier: Apache-2.0
// A file that plans are read from.
#pragma once

#include <string>

#include "plan/format.h"

namespace ducha {

struct Input {
  std::string path;  // "-" for stdin
  PlanFormat format;
  bool walked = false;  // found in a folder, where other files than plans may lie, and not named
};

}  // namespace ducha
