// SPDX-License-Identifier: Apache-2.0
#include "findings/change.h"

namespace ducha {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, kChanges.size()> kChangeNames = {"new",    "worse",     "fixed",
                                                                        "better", "unchanged", "gone"};

// How much is wrong; among the last three each is worse than all before it but for the way back from an error.
int weight(Status status) {
  switch (status) {
    case Status::pass:
    case Status::not_applicable: return 0;
    case Status::waived:
    case Status::pending: return 1;
    case Status::unknown:
    case Status::fail: return 3;
    case Status::error: return 4;
  }
  return 0;
}

Change by_force(Modality before, Modality now) {
  if (now < before) return Change::worse;
  return before < now ? Change::better : Change::unchanged;
}

}  // namespace

std::string_view to_string(Change change) { return kChangeNames[static_cast<std::size_t>(change)]; }

std::optional<Change> read_change(std::string_view word) {
  for (const Change change : kChanges) {
    if (to_string(change) == word) return change;
  }
  return std::nullopt;
}

Change change_of(Status from, Status to, Modality force_before, Modality force_now) {
  if (from == to) return to == Status::fail ? by_force(force_before, force_now) : Change::unchanged;
  if (to == Status::pending && weight(from) == 0) return Change::unchanged;
  if (from == Status::pending && weight(to) == 0) return to == Status::pass ? Change::better : Change::unchanged;
  if (weight(to) == 0) return weight(from) == 0 ? Change::unchanged : Change::fixed;
  if (to == Status::fail) return Change::worse;
  if (weight(from) == weight(to)) {
    // Waived, pending: a day to come is better than a shortfall that is let pass. Failed before, unknown now: worse.
    return to == Status::pending ? Change::better : Change::worse;
  }
  return weight(from) < weight(to) ? Change::worse : Change::better;
}

}  // namespace ducha
