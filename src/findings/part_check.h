// SPDX-License-Identifier: Apache-2.0
// What a part of a batch says of itself, held against its lines: how many plans, findings and problems there are, that
// the counts add up, and the digest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "findings/finding.h"
#include "findings/part_digest.h"

namespace ducha {

struct PartFault {
  enum class Kind : std::uint8_t {
    counts,  // the line says `counted` of `what`, the lines before it have `found`
    digest,  // the lines are not those that were written
    none,    // the summary says no digest
  } kind;
  std::string what;  // a field's name: "plans", "fail", "policies.fail"
  std::size_t counted = 0;
  std::size_t found = 0;
};

class PartCheck {
 public:
  void begin();
  // Every line but the summary, as it is read.
  void add_line(std::string_view line) { digest_.add(line); }
  void add(const Finding& finding);
  void add(const Problem& problem);
  // The findings since the plan before are this one's.
  [[nodiscard]] std::optional<PartFault> add(const PlanResult& plan);
  [[nodiscard]] std::optional<PartFault> end(const Summary& summary, std::string_view line);

 private:
  // A report leaves out whole statuses, never single findings.
  [[nodiscard]] std::optional<PartFault> missing(const Counts& written, const Counts& counted);

  PartDigest digest_;
  Counts written_;  // findings since the last plan
  Counts plans_counts_;
  std::size_t plans_ = 0;
  std::size_t problems_ = 0;
  std::array<std::optional<bool>, kStatuses.size()> shown_;  // known from the first plan that has any
};

}  // namespace ducha
