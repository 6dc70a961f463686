// SPDX-License-Identifier: Apache-2.0
#include "plan/ledger.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "facts/read_scalar.h"
#include "vocabularies.h"

namespace ducha {

TEST_CASE("a rule sees what has happened in the period by the day") {
  struct Row {
    std::string_view what;
    FactType type;
    Covers covers;
    std::string_view written, sight;  // seen undated planned passed never
  };
  static constexpr Row kRows[] = {
      {"the first day of the period", FactType::date, Covers::period, "2024-01-01", "seen"},
      {"the day before", FactType::date, Covers::period, "2023-12-31", "passed"},
      {"as_of itself", FactType::date, Covers::period, "2024-06-30", "seen"},
      {"the day after as_of", FactType::date, Covers::period, "2024-07-01", "planned"},
      {"the last day of the period", FactType::date, Covers::period, "2024-12-31", "planned"},
      {"a day after the period", FactType::date, Covers::period, "2025-01-01", "passed"},
      {"no day", FactType::date, Covers::period, "", "undated"},
      {"what the last period left open", FactType::date, Covers::open, "2020-01-01", "seen"},
      {"a plan of a ledger", FactType::date, Covers::open, "2025-01-01", "planned"},
      {"an event that happened", FactType::event, Covers::period, "2024-03-01", "seen"},
      {"an event that is planned", FactType::event, Covers::period, "2024-07-01", "planned"},
      {"an event that is planned for the next period", FactType::event, Covers::period, "2025-01-01", "passed"},
      {"an event on a day that is not said", FactType::event, Covers::period, "yes", "undated"},
      {"an event that has not happened", FactType::event, Covers::period, "no", "never"},
      {"nothing said of the event", FactType::event, Covers::period, "", "undated"},
  };
  const SeenUntil seen{{2024, 6, 30}, {2024, 6, 30}, DateRange{{2024, 1, 1}, {2024, 12, 31}}};
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    FactSpec list = fact("l", FactType::list, "l");
    list.fields = {fact("when", row.type, "when")};
    list.dated = "when";
    list.covers = row.covers;
    feel::Value day;
    if (!row.written.empty()) {
      const auto read = read_scalar(row.written, list.fields.front(), {}, seen);
      REQUIRE(read);
      day = *read;
    }
    const Ledger ledger = ledger_of(list, {feel::Value::context({{"when", day}})}, seen);
    std::string sight;
    if (!ledger.undated.empty()) {
      sight = "undated";
    } else if (!ledger.seen.empty()) {
      sight = "seen";
    } else if (!ledger.planned.empty()) {
      sight = "planned";
    } else {
      sight = ledger.passed_over.empty() ? "never" : "passed";
    }
    CHECK(sight == row.sight);
    CHECK(ledger.seen.size() == (sight == "seen" || sight == "undated" ? 1 : 0));
  }
}

}  // namespace ducha
