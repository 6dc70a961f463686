// SPDX-License-Identifier: Apache-2.0
// A findings file that is to be packed, as far as it tells of its run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "findings/finding.h"

namespace ducha {

// What a findings file says of its run.
struct RunRead {
  std::optional<Run> run;
  // Files, each once, in the order in which they are first named, which is that of the inputs: those of plans, and
  // those of problems, among which are inputs that gave no plan.
  std::vector<std::string> named;
  std::vector<std::string> plans;
  std::optional<Date> today;  // by the clock of that day
};

// False: it is not one run, whole, which is told.
bool read_run(const std::string& path, RunRead& read, Diagnostics& faults);

}  // namespace ducha
