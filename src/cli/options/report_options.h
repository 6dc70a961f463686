// SPDX-License-Identifier: Apache-2.0
// The options that say what is reported and what the exit code means, as check and report take them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options/option.h"
#include "findings/exit_code.h"
#include "findings/status.h"
#include "report/formats.h"
#include "report/roll_up.h"

namespace ducha {

struct ReportOptions {
  std::vector<std::string> format, status;
  std::optional<std::string> fail_on;
  std::optional<std::string> by, limit;
  bool allow_empty = false;
  bool quiet = false;
  bool no_fsync = false;
  bool details = false, summary = false, brief = false;

  void bind(OptionParser& parser);
  [[nodiscard]] Shown read_shown() const;
  // Reports words that do not go together.
  [[nodiscard]] FailOn read_fail_on(Diagnostics& faults) const;
  // nullopt: the report as it is. A table has all findings, whatever --status leaves out by default.
  [[nodiscard]] std::optional<RollUpBy> read_by() const;
  // nullopt: as the format has it.
  [[nodiscard]] std::optional<std::size_t> read_limit(Diagnostics& faults) const;
  // Of --details, --summary and --brief one at most.
  [[nodiscard]] Detail read_detail(Diagnostics& faults) const;
};

}  // namespace ducha
