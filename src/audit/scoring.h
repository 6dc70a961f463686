// SPDX-License-Identifier: Apache-2.0
// Scoring sheets, `--scoring FILE`: points for each item, so much off for each failed subject, never below zero, in
// exact decimals.
//
//   scoring:
//     total: 100
//     items:
//       - {rules: [union.party-hears-report], points: 5, each_failure: 2.5, label: {zh: ..., en: ...}}
//       - {clauses: "3.*", points: 95}
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "findings/finding.h"
#include "findings/league.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct ScoringItem {
  Text label;
  Decimal points;
  std::optional<Decimal> each_failure;  // none: a failure takes all points of its rule
  std::vector<std::string> rules;       // ids; the points are shared equally among them
};

struct Scoring {
  Text label;
  bool example = false;
  Decimal total{100};
  bool unknown_lost = true;
  std::vector<ScoringItem> items;
  std::string digest;  // "sha256:..."
};

// From a file of that name and those bytes, whose patterns are those of these policies' rules. Every fault is reported.
[[nodiscard]] Scoring read_scoring(const std::string& name, std::string bytes,
                                   const std::vector<std::shared_ptr<const PolicyRules>>& policies,
                                   Diagnostics& diagnostics);

// Adds findings up to scores. Without a sheet: the share of the demands met, by force. Memory: some 16 bytes a unit and
// item.
class Scores {
 public:
  explicit Scores(std::optional<Scoring> sheet);
  // Findings over the batch have no unit and no score.
  void add(const Finding& finding);
  // Of the sheet; `shares` where there is none.
  [[nodiscard]] std::string digest() const { return sheet_ ? sheet_->digest : "shares"; }
  [[nodiscard]] League league() const;

 private:
  struct Subjects {  // of one rule and one unit
    std::uint32_t met = 0, failed = 0, unknown = 0, errors = 0;
  };
  struct Unit {
    std::string name;
    Region region;
    std::vector<Subjects> of;  // one for each rule of the sheet, or for each force
  };
  [[nodiscard]] LeagueEntry entry(const ScoringItem& item, std::size_t first, const Unit& unit) const;
  [[nodiscard]] LeagueRow row_of(const Unit& unit) const;

  std::optional<Scoring> sheet_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> places_;  // of a rule: its columns
  std::size_t columns_ = 0;
  std::vector<Unit> units_;
  std::unordered_map<std::string, std::uint32_t> index_;  // by identity
};

}  // namespace ducha
