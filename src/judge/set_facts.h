// SPDX-License-Identifier: Apache-2.0
// --set FACT=VALUE: what if the plan had said this.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "judge/plan_view.h"

namespace ducha {

// Overrides facts of each view that knows them. A name that no view knows, and a value that its type cannot read, are
// reported.
void set_facts(const std::vector<std::pair<std::string, std::string>>& set, std::vector<PlanView>& views,
               Diagnostics& diagnostics);

}  // namespace ducha
