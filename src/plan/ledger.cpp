// SPDX-License-Identifier: Apache-2.0
#include "plan/ledger.h"

#include <optional>

namespace ducha {

namespace {

// When a record happened, or is to happen.
struct When {
  std::optional<Date> day;
  bool never = false;  // it has not happened, and no day is planned
};

When when_of(const feel::Value& record, const FactSpec& list) {
  const feel::Value* written = record.kind() == feel::Kind::context ? record.find(list.dated) : nullptr;
  if (written == nullptr) return {};
  if (written->kind() == feel::Kind::date) return {written->as_date()};
  const Event event = event_of(*written);
  const std::optional<Date> day = event.on ? event.on : event.planned;
  return {day, event.happened == false && !day};
}

}  // namespace

Ledger ledger_of(const FactSpec& list, const std::vector<feel::Value>& records, const SeenUntil& seen) {
  Ledger ledger;
  const bool of_period = list.covers == Covers::period && seen.period;
  for (std::size_t index = 0; index < records.size(); ++index) {
    const When when = when_of(records[index], list);
    if (when.never) continue;
    if (!when.day) {
      ledger.undated.push_back(index);
      ledger.seen.push_back(index);
    } else if (of_period && (*when.day < seen.period->first || seen.period->last < *when.day)) {
      ledger.passed_over.push_back(index);
    } else if (seen.as_of < *when.day) {
      ledger.planned.push_back({index, *when.day, records[index]});
    } else {
      ledger.seen.push_back(index);
    }
  }
  return ledger;
}

}  // namespace ducha
