// SPDX-License-Identifier: Apache-2.0
// What one unit submitted for one period: typed facts with their places.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "document/node.h"
#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"
#include "plan/given.h"
#include "plan/ledger.h"

namespace ducha {

enum class FactState : std::uint8_t { missing, given, invalid };

// Fields by name, list elements by position from 0: tests[2].date is {2, "date"}.
using FactPath = std::vector<std::variant<std::string, std::size_t>>;

struct Fact {
  // Null unless given; a record holds every declared field, null where left out. An event of which nothing is said is
  // one all the same, whose entries are null.
  feel::Value value;
  FactState state = FactState::missing;
  std::uint32_t node = 0;  // in the document; 0: none
};

// What is told of a value that can be read and cannot hold.
struct CannotHold {
  struct Other {
    std::uint32_t slot = 0;
    FactPath path;
    Place at;
  };
  Text told;                   // the sentence of the fault
  std::optional<Other> other;  // the place that contradicts it; nothing: it is out of its own bounds
};

// A value inside a fact that its type could not read, one that another place contradicts, or a record that cannot be
// told from another. The rest of the fact stands; what is invalid is null in it.
struct InvalidPart {
  std::uint32_t slot;
  FactPath path;  // as written; empty: the fact as a whole
  Place at;
  std::shared_ptr<const CannotHold> because = nullptr;  // null: it cannot be read
};

// A dated list, or one inside a fact. Its value in the fact holds only the records that rules see.
struct DatedList {
  std::uint32_t slot = 0;
  FactPath at;  // in the fact, as written
  Ledger ledger;
};

// The facts of a plan in the words of one policy.
struct FactSet {
  std::vector<Fact> facts;           // the vocabulary's order
  std::vector<InvalidPart> invalid;  // what no rule sees is not among them
  std::vector<DatedList> dated;

  // Positions in `invalid` of those inside the record at that position of the fact's list, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& invalid_in_record(std::uint32_t slot, std::size_t index) const;
  // Positions in `dated` of a fact's lists; of those inside the record at that position, as written; ascending.
  [[nodiscard]] std::vector<std::uint32_t> dated_of(std::uint32_t slot) const;
  [[nodiscard]] std::vector<std::uint32_t> dated_in_record(std::uint32_t slot, std::size_t index) const;
  // What is added to `invalid` and `dated` is found when this was called.
  void index_parts();
  // Where a part of a value stands as it was written: the records before it that no rule sees are counted.
  [[nodiscard]] FactPath written(std::uint32_t slot, const FactPath& path) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> dated_below(std::uint32_t slot, const FactPath& path) const;

  std::map<std::pair<std::uint32_t, std::size_t>, std::vector<std::uint32_t>> invalid_by_record_;
  std::map<std::pair<std::uint32_t, FactPath>, std::uint32_t> dated_at_;  // positions in `dated` by slot and place
};

// The values of all facts, in the vocabulary's order.
[[nodiscard]] std::vector<const feel::Value*> values_of(const FactSet& set);

// The parts of a region by key, in the plan's order: province, city, county, or others.
using Region = std::vector<std::pair<std::string, std::string>>;

// The head of a plan and its document. Facts are read from it for each policy it is judged by: see read_facts().
struct Plan {
  std::shared_ptr<const Document> document;
  std::string unit;          // empty: missing (reported)
  Given<std::string> level;  // as written
  Given<Region> region;
  std::vector<std::string> policies;  // as written; empty: none was named
  Given<DateRange> period;
  Given<Date> as_of;
  Span unit_at, policy_at;
  std::uint32_t facts_node = 0;  // the map under `facts`; 0: none
  std::vector<std::uint32_t>
      unknown_heads;      // keys at the top that are no head; told by read_facts(), which knows facts
  std::size_t index = 0;  // of the plan in the batch

  [[nodiscard]] const std::string& file() const;
  [[nodiscard]] Place place(Span span) const;
  // Where it begins: what is said of it as a whole.
  [[nodiscard]] Place place() const;
};

// The head of a document, whose keys may be English or Chinese (src/plan/head.def): reports what is missing, doubled,
// unknown or ill-typed in it and reads on. Of two levels, regions, periods or days nobody can say which holds: they are
// unreadable; of other entries of one key the first counts. nullopt only where the document is no map.
[[nodiscard]] std::optional<Plan> read_plan(std::shared_ptr<const Document> document, Diagnostics& diagnostics);

// The facts of a plan as of a day, by each vocabulary of the policies that judge it. Reported, in the document's order:
// a key that no vocabulary knows, nor one `elsewhere`, of the plan's policies that do not judge it now; a key given
// twice, also under two names, which makes that fact or field invalid, for nobody can say which of the two holds; a
// value that its type cannot read; an empty element of a list; records that rules do not see; two records of one key.
// What two vocabularies find is said once.
[[nodiscard]] std::vector<FactSet> read_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                              const SeenUntil& seen, Diagnostics& diagnostics,
                                              const std::vector<const Vocabulary*>& elsewhere = {});

// Where a part of a fact stands in the document: its value, its key where nothing stands behind it; where it is
// missing, the map that lacks it.
[[nodiscard]] Place place_of(const Plan& plan, const Vocabulary& vocabulary, const Fact& fact, std::uint32_t slot,
                             const FactPath& path);

}  // namespace ducha
