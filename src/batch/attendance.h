// SPDX-License-Identifier: Apache-2.0
// Who on the roster submitted, and who did not.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "batch/roster.h"
#include "findings/finding.h"

namespace ducha {

// Without a roster it notes nothing. Memory: some forty bytes a unit and policy.
class Attendance {
 public:
  explicit Attendance(std::shared_ptr<const Roster> roster);

  // A plan came. One of a unit that is not on the roster is reported at that place.
  void note(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics);
  // ReportFiles those of which no plan came, in the roster's order, each with the policies that it owes of these.
  void report_absent(const std::vector<std::string>& policies, Diagnostics& diagnostics) const;

 private:
  std::shared_ptr<const Roster> roster_;
  std::unordered_set<std::string_view> listed_;                    // identities, of the roster
  std::map<std::string, std::unordered_set<std::uint64_t>> came_;  // by policy
};

}  // namespace ducha
