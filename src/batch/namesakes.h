// SPDX-License-Identifier: Apache-2.0
// Plans of one name, level and period whose regions do not differ, but of which one leaves out a part that the other
// says: by their identities (findings/identity.h) two units, and likely one that was written down in two ways. Told
// where one part is left out, or all of them. Memory: some fifteen to thirty bytes for each part of a plan's region,
// and as much again for the plan.
#pragma once

#include "base/diagnostic.h"
#include "batch/seen_keys.h"
#include "findings/finding.h"

namespace ducha {

class Namesakes {
 public:
  // Tells at the place where this plan names its unit whether such a plan came before it, for one of its policies.
  // Where no rule over the batch puts plans together, it does not matter whether two are of one unit.
  void report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics);
  void clear() { seen_ = KeyTable(); }

 private:
  [[nodiscard]] bool came_before(const PlanResult& plan);

  KeyTable seen_;
};

}  // namespace ducha
