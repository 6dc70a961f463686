// SPDX-License-Identifier: Apache-2.0
// Who has to submit: `--roster FILE`, as YAML (a list of units, or such a list under `roster`) or as CSV with the heads
// `unit,level,policies` and a column a key of the region.
//
//   - {unit: Qingshan, level: county, region: {city: Mou}, policies: [corrections]}
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "batch/roster_unit.h"
#include "document/node.h"
#include "findings/identity.h"

namespace ducha {

struct Roster {
  Roster() = default;
  Roster(std::vector<RosterUnit> units, std::string digest);

  // In the file's order, each once.
  [[nodiscard]] const std::vector<RosterUnit>& units() const { return units_; }
  [[nodiscard]] const std::string& digest() const { return digest_; }  // "sha256:..." of the file
  // The number of a unit, by who it is; nullopt: it is not on it.
  [[nodiscard]] std::optional<std::size_t> number_of(const std::string& identity) const;
  // The same where its region, or the roster's, leaves parts out (a form asks for no region that no rule reads): the
  // only one of that name that it fits.
  [[nodiscard]] std::optional<std::size_t> number_of(std::string_view unit, const Region& region) const;
  // Those of that name, folded.
  [[nodiscard]] std::span<const std::uint32_t> of_name(std::string_view unit) const;

 private:
  // Of those of that name the ones whose regions may fit.
  [[nodiscard]] std::vector<std::uint32_t> near(std::string_view unit, const Region& region) const;

  std::vector<RosterUnit> units_;
  std::string digest_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // by identity
  std::unordered_map<std::string, std::vector<std::uint32_t>> of_name_;
  // Of a name that many have: those whose region has the part, and those of which it is the last.
  std::unordered_map<std::string, std::vector<std::uint32_t>> of_part_, of_last_part_;
};

// From a list of a document. Faults are reported with their places.
[[nodiscard]] std::vector<RosterUnit> read_roster_units(NodeView list, Diagnostics& diagnostics);
// From a file of that name and those bytes: YAML, CSV, or the first sheet of a workbook. Units that stand twice are
// reported, and a roster without any.
[[nodiscard]] std::shared_ptr<const Roster> read_roster(const std::string& name, std::string bytes,
                                                        Diagnostics& diagnostics);

}  // namespace ducha
