// SPDX-License-Identifier: Apache-2.0
// Why it cannot be told which records are of the list of `each`, found once for the rule; of a record what concerns it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/language.h"
#include "feel/run/trace.h"
#include "judge/evidence.h"
#include "rulebook/rule.h"

namespace ducha {

// Parts that were read, of which each record is told its own and those of no record of its list: of a thousand that
// lack their day none is helped by another's.
class OriginsByRecord {
 public:
  explicit OriginsByRecord(std::vector<feel::Origin> all);
  // All where there are no such, and of a record that is no part of a fact as it stands.
  [[nodiscard]] std::vector<feel::Origin> of(const RecordSource& record) const;
  [[nodiscard]] bool holds(const RecordSource& record) const;

 private:
  using Positions = std::vector<std::size_t>;  // in `all_`, ascending
  struct List {
    std::map<std::size_t, Positions> of_record;
    Positions of_none;
  };

  std::vector<feel::Origin> all_;
  std::map<feel::Slot, List> lists_;
};

class ListDoubt {
 public:
  // As the slots are when the list is made.
  ListDoubt(const Expression& list, const std::vector<feel::Value>& slots, Language language);

  [[nodiscard]] std::vector<feel::Origin> missing(const RecordSource& record) const;
  [[nodiscard]] std::vector<feel::Origin> deciding(const RecordSource& record) const;
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  ListDoubt(const Expression& list, const std::vector<feel::Value>& slots, const feel::Trace& trace, Language language);
  // Of many records a trace keeps some: what is asked of another is seen in a list of it alone.
  [[nodiscard]] bool is_left_out(const RecordSource& record) const;
  [[nodiscard]] feel::Trace trace_alone(const RecordSource& record) const;

  const Expression& list_;
  std::vector<feel::Value> slots_;
  bool thinned_;
  OriginsByRecord missing_, deciding_;
  std::string why_;
};

}  // namespace ducha
