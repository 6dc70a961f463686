// SPDX-License-Identifier: Apache-2.0
// Who on the roster submitted, and who did not.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "batch/roster.h"
#include "findings/finding.h"

namespace ducha {

// Without a roster it notes nothing. Memory: some forty bytes a unit, and a bit for each policy of it.
class Attendance {
 public:
  explicit Attendance(std::shared_ptr<const Roster> roster);

  // A plan came. One of a unit that is not on the roster is reported at that place.
  void note(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics);
  // Reports those of which no plan came, in the roster's order, each with the policies that it owes of these.
  void report_absent(const std::vector<std::string>& policies, Diagnostics& diagnostics) const;

 private:
  // The number of a plan's unit on the roster; nullopt: it is not on it.
  [[nodiscard]] std::optional<std::size_t> number_of(const PlanResult& plan);
  // Whether a plan of it came under one of these policies.
  [[nodiscard]] bool has_come(std::size_t number, const std::vector<std::string>& policies) const;
  // Behind a report of a unit that is not on the roster: one of its name that is, of another region.
  void add_namesake(const std::string& unit, Diagnostic& fault) const;

  std::shared_ptr<const Roster> roster_;
  // Who was taken for a unit though its region says less or more.
  std::unordered_map<std::size_t, std::string> taken_as_;
  std::size_t next_ = 0;  // behind the unit found last: plans mostly come in the roster's order
  std::map<std::string, std::vector<bool>> came_;  // of a policy, by the unit's number
};

}  // namespace ducha
