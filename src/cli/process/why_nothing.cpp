// SPDX-License-Identifier: Apache-2.0
#include "cli/process/why_nothing.h"

#include <string>

#include "cli/codes.h"

namespace ducha {

void add_why_nothing(const Summary& summary, bool none_selected, Diagnostics& diagnostics) {
  const std::size_t findings = summary.counts.total();
  if (summary.plans == 0) {
    diagnostics.add(code::cli_nothing_plans, {});
  } else if (findings > 0) {
    diagnostics.add(code::cli_nothing_applicable, {}, {Text(std::to_string(findings))});
  } else if (none_selected) {
    diagnostics.add(code::cli_nothing_selected, {});
  } else {
    diagnostics.add(code::cli_nothing_rules, {});
  }
}

}  // namespace ducha
