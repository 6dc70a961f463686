// SPDX-License-Identifier: Apache-2.0
// Who has to submit: `--roster FILE`, as YAML (a list of units, or such a list under `roster`) or as CSV with the heads
// `unit,level,policies` and a column a key of the region.
//
//   - {unit: Qingshan, level: county, region: {city: Mou}, policies: [corrections]}
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "findings/identity.h"

namespace ducha {

struct RosterUnit {
  std::string unit;
  std::string level;  // as written; empty: not said
  Region region;
  std::vector<std::string> policies;  // ids; empty: all
  std::string identity;
  Place at;

  [[nodiscard]] bool owes(std::string_view policy) const;
};

struct Roster {
  std::vector<RosterUnit> units;  // in the file's order, each once
  std::string digest;             // "sha256:..." of the file
};

// From a list of a document. Faults are reported with their places.
[[nodiscard]] std::vector<RosterUnit> read_roster_units(NodeView list, Diagnostics& diagnostics);
// From a file of that name and those bytes: YAML, CSV, or the first sheet of a workbook. Units that stand twice are
// reported, and a roster without any.
[[nodiscard]] std::shared_ptr<const Roster> read_roster(const std::string& name, std::string bytes,
                                                        Diagnostics& diagnostics);

}  // namespace ducha
