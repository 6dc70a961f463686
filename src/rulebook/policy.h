// SPDX-License-Identifier: Apache-2.0
// A policy document: what it is, its parameters, and every clause in it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/source.h"
#include "feel/value/value.h"
#include "rulebook/clause.h"

namespace ducha {

struct Level {
  static constexpr std::string_view kListComma = "\xE3\x80\x81";  // U+3001, between the parts of a label
  static constexpr std::string_view kSuffix = "\xE7\xBA\xA7";     // U+7EA7, the word for "level" behind its name
  std::string key;
  Text label;
  std::vector<std::string> aliases = {};
};

// What levels are called, folded once: plans name them by the thousand.
class LevelNames {
 public:
  LevelNames() = default;
  // The levels must outlive it.
  explicit LevelNames(const std::vector<Level>& levels);

  [[nodiscard]] bool empty() const { return levels_.empty(); }
  // By key, by label in any language or by alias, folded; else by a part of the one label that has it, or several of
  // them ("district", "county level" of "county (city, district)"); nullptr: none.
  [[nodiscard]] const Level* named(std::string_view written) const;

 private:
  [[nodiscard]] const Level* by_parts(std::string_view folded) const;

  std::span<const Level> levels_;
  std::unordered_map<std::string, const Level*> by_name_;
  std::vector<std::vector<std::string>> parts_;  // of the label of each
};

// From and until belong to it; an absent end is open.
struct InForce {
  std::optional<Date> from;
  std::optional<Date> until;
  [[nodiscard]] bool overlaps(const DateRange& range) const {
    return (!from || *from <= range.last) && (!until || range.first <= *until);
  }
};

// Whether the document itself decides the case, or a figure or measure of the rulebook's own.
enum class Grounds : std::uint8_t { text, reading };
[[nodiscard]] std::string_view to_string(Grounds grounds);

// A figure that rules may use; a value holds from its date until the next one.
struct Param {
  std::string name;
  Text label;
  std::string clause;                             // id; empty: none
  std::optional<Grounds> grounds = std::nullopt;  // of the figure; nothing: as those of the rule that reads it
  std::map<Date, feel::Value> values;
  bool percent = false;                     // its values are written as shares of a hundred
  std::map<Date, std::string> papers = {};  // of values that a profile set: on what paper
  Place at;
  // Null before the first.
  [[nodiscard]] feel::Value value_on(Date day) const;
};

struct Policy {
  std::string id;
  Text title;
  Text issuer;
  std::string number;  // empty: the document has none
  std::optional<Date> issued;
  std::string source;  // the document's text: a path from the policy's folder; empty: not at hand
  std::vector<Level> levels;
  InForce in_force;
  std::vector<Param> params;
  std::vector<Clause> clauses;  // the document's order
  Place at;

  [[nodiscard]] const Clause* clause(std::string_view wanted) const;
  // As LevelNames has it, of which whoever asks often keeps one.
  [[nodiscard]] const Level* level(std::string_view written) const { return LevelNames(levels).named(written); }
};

}  // namespace ducha
