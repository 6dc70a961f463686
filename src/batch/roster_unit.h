// SPDX-License-Identifier: Apache-2.0
// A unit that has to submit, as a roster names it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "findings/identity.h"

namespace ducha {

struct RosterUnit {
  std::string unit;
  std::string level;  // as written; empty: not said
  Region region;
  std::vector<std::string> policies;  // ids; empty: all
  std::string identity;
  Place at;

  [[nodiscard]] bool owes(std::string_view policy) const {
    return policies.empty() || std::find(policies.begin(), policies.end(), policy) != policies.end();
  }
};

}  // namespace ducha
