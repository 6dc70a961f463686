// SPDX-License-Identifier: Apache-2.0
// The words of a policy's plans: each fact by name, label or alias, with its type.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/language.h"
#include "base/source.h"
#include "base/suggest.h"
#include "facts/fact_type.h"
#include "feel/value/type.h"

namespace ducha::feel {
class Names;
}

namespace ducha {

struct Choice {
  std::string key;
  Text label;
  std::vector<std::string> aliases = {};
};

// Of a scalar fact: a state on the period's last day, or a total over the period.
enum class Measured : std::uint8_t { end, period };
// Of a list of happenings: those of the period alone, or all up to as_of, with what the last period left open.
enum class Covers : std::uint8_t { period, open };

// The key of a choice for what is none of the others (`other: true`).
inline constexpr std::string_view kOtherChoice = "other";

// A figure that a list with a row a year tells as well.
struct SameFigure {
  std::string list, field;  // empty: none does
  bool before = false;      // in the row of the year before the period, else of the year of its last day
};

// Of a date or event what may stand for a day: a month alone, or a month or a quarter of the calendar. The date is then
// its first day.
enum class Precision : std::uint8_t { day, month, quarter };

struct FactSpec {
  std::string name;
  Text label;
  std::vector<std::string> aliases;
  Text ask;  // the question a blank plan asks
  FactType type = FactType::text;
  std::string unit;  // as written: persons, yuan, ten thousand yuan, ...
  Precision precision = Precision::day;
  std::vector<Choice> choices;       // of a choice
  bool other = false;                // of a choice: what is none of the choices is kOtherChoice
  std::optional<Measured> measured;  // nothing: the rulebook does not say, or it has a day of its own
  std::optional<Decimal> min, max;   // bounds of a figure, both in it, in the value's unit: yuan, parts of one
  std::string part_of;               // the fact beside it that it is no more than; empty: none
  std::string not_before;            // of a day: the day beside it that it does not lie before; empty: none
  SameFigure same_as;                // told there as well, and the same
  bool given = false;                // a unit cannot change it: its people, its revenue
  std::vector<FactSpec> fields;      // of a record; of a list of records
  std::vector<FactSpec> element;     // of a list of scalars: exactly one, unnamed
  std::string dated;                 // of a list of records: the field that says when each happened; empty: none does
  Covers covers = Covers::period;    // of a dated list
  std::vector<std::string> key;      // of a list of records: the fields that tell them apart
  std::vector<std::string> levels;   // whose units are asked for it; empty: all that a rule which reads it judges
  Place at;                          // in facts.yaml

  [[nodiscard]] const FactSpec* field(std::string_view name) const;
  // Whether less than a day may stand for it.
  [[nodiscard]] bool takes_months() const { return precision != Precision::day; }
};

// Count, number, share and money: what can be added up and compared with a bound.
[[nodiscard]] bool is_figure(FactType type);
// The closed context {happened: boolean, on: date, planned: date} that an event is to a rule.
[[nodiscard]] const feel::Type& event_type();

// The names by which the facts of one level are called: of a vocabulary, or of a record's fields. Each is a fact's
// name, its labels and its aliases, folded once. Immutable once made.
class FactNames {
 public:
  FactNames() = default;
  // Two facts that share a folded name, label or alias are the caller's to report: `clashes`; the first has it.
  explicit FactNames(const std::vector<FactSpec>& facts);

  [[nodiscard]] std::optional<std::uint32_t> index_of(std::string_view key) const;  // any spelling
  [[nodiscard]] std::optional<std::string> nearest(std::string_view key) const;     // of all spellings, as written
  // The names of the facts themselves, in order, to make contexts of.
  [[nodiscard]] const std::shared_ptr<const feel::Names>& shape() const { return shape_; }
  // Those of the fields of the fact at that index, a record or a list of records.
  [[nodiscard]] const FactNames& below(std::uint32_t index) const { return below_[index]; }

  struct Clash {
    std::uint32_t first, second;
    std::string key;
  };
  [[nodiscard]] const std::vector<Clash>& clashes() const { return clashes_; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> by_written_;  // spares the folding of keys that are written exactly
  std::map<std::string, std::uint32_t, std::less<>> by_folded_;
  Spellings spellings_;
  std::shared_ptr<const feel::Names> shape_;
  std::vector<FactNames> below_;
  std::vector<Clash> clashes_;
};

// Immutable once made. Slots are positions in the order of facts.yaml.
class Vocabulary {
 public:
  using Clash = FactNames::Clash;

  explicit Vocabulary(std::vector<FactSpec> facts);
  Vocabulary() = default;

  [[nodiscard]] const std::vector<FactSpec>& facts() const { return facts_; }
  [[nodiscard]] const FactNames& names() const { return names_; }
  [[nodiscard]] std::optional<std::uint32_t> slot_of(std::string_view key) const { return names_.index_of(key); }
  // Folds every field's names; a reader of many records asks names().below().
  [[nodiscard]] static std::optional<std::uint32_t> field_of(const FactSpec& record, std::string_view key);
  [[nodiscard]] std::vector<std::string> spellings() const;  // names and labels, for suggestions
  [[nodiscard]] const std::vector<Clash>& clashes() const { return names_.clashes(); }

 private:
  std::vector<FactSpec> facts_;
  FactNames names_;
};

// The FEEL type of a fact's value: records are closed contexts, lists lists of them.
[[nodiscard]] feel::Type type_of(const FactSpec& fact);
// What a plan may write for it, in words, for messages: "a whole number, such as 12 or 1,126".
[[nodiscard]] Text expected_of(const FactSpec& fact);
// The same for one element of a list.
[[nodiscard]] Text expected_of_element(const FactSpec& list);
// How people call it: its label, else its name.
[[nodiscard]] Text called(const FactSpec& fact);
// A value as people read it: a share as 2 %, money in the declared unit (in English in yuan), a choice by its label, a
// date as ISO text, a list of scalars by its elements, a list of records by their number. Counts and numbers are bare.
[[nodiscard]] std::string shown(const feel::Value& value, const FactSpec* fact, Language language);

}  // namespace ducha
