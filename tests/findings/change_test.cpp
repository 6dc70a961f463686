// SPDX-License-Identifier: Apache-2.0
#include "findings/change.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "findings/exit_code.h"
#include "findings/fingerprint.h"

using namespace ducha;

TEST_CASE("each pair of verdicts is new, worse, fixed, better or unchanged as the table above change_of says") {
  // Columns: pass, fail, pending, unknown, not_applicable, waived, error; "=" unchanged, "-" worse, "+" better, "F"
  // fixed.
  const std::array<std::string, kStatuses.size()> rows = {
      "=-=-=--",  // pass
      "F=+-F+-",  // fail
      "+-=-=--",  // pending
      "F-+=F+-",  // unknown
      "=-=-=--",  // not_applicable
      "F-+-F=-",  // waived
      "F-++F+=",  // error
  };
  for (const Status from : kStatuses) {
    for (const Status to : kStatuses) {
      CAPTURE(to_string(from));
      CAPTURE(to_string(to));
      const char sign = rows[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
      const Change expected = sign == '='   ? Change::unchanged
                              : sign == '-' ? Change::worse
                              : sign == '+' ? Change::better
                                            : Change::fixed;
      CHECK(change_of(from, to, Modality::must, Modality::must) == expected);
    }
  }
}

TEST_CASE("what passed and is not due yet is no worse, so that a year that is not over fails no build") {
  CHECK(change_of(Status::pass, Status::pending, Modality::must, Modality::must) == Change::unchanged);
  CHECK(change_of(Status::not_applicable, Status::pending, Modality::should, Modality::must) == Change::unchanged);
  CHECK(change_of(Status::pending, Status::pass, Modality::must, Modality::must) == Change::better);
  CHECK(change_of(Status::pending, Status::not_applicable, Modality::must, Modality::must) == Change::unchanged);
  CHECK(change_of(Status::fail, Status::pending, Modality::must, Modality::must) == Change::better);
}

TEST_CASE("a failure of greater force is worse, of lesser force better") {
  CHECK(change_of(Status::fail, Status::fail, Modality::should, Modality::must) == Change::worse);
  CHECK(change_of(Status::fail, Status::fail, Modality::must, Modality::should) == Change::better);
  CHECK(change_of(Status::unknown, Status::unknown, Modality::should, Modality::must) == Change::unchanged);
}

TEST_CASE("words of changes are read back") {
  for (const Change change : kChanges) CHECK(read_change(to_string(change)) == change);
  CHECK_FALSE(read_change("fresh"));
}

TEST_CASE("--fail-on new counts what is new or worse") {
  const auto fail_on = read_fail_on("new");
  REQUIRE(fail_on);
  CHECK(fail_on->weakest == Modality::must);
  Finding finding;
  finding.status = Status::fail;
  finding.change = Change::unchanged;
  CHECK_FALSE(counts_against(finding, *fail_on));
  finding.change = Change::worse;
  CHECK(counts_against(finding, *fail_on));
  Summary summary;
  summary.add(finding);
  CHECK(exit_code(summary, *fail_on, false) == 0);
  summary.add_change(finding);
  CHECK(exit_code(summary, *fail_on, false) == 1);
  CHECK_FALSE(read_fail_on("never,new"));
}

TEST_CASE("a window is the same across periods where its place in the period is") {
  const auto key = [](const char* name, std::int32_t first_year) {
    Finding finding;
    finding.unit = "A";
    finding.rule.own().id = "r";
    finding.subject = Subject{};
    finding.subject->name = name;
    return fingerprint_across(finding, DateRange{{first_year, 1, 1}, {first_year + 1, 12, 31}});
  };
  CHECK(key("2023-H1", 2023) == key("2024-H1", 2024));
  CHECK(key("2023-H1", 2023) != key("2024-H1", 2023));
  CHECK(key("2023-H1", 2023) != key("2023-H2", 2023));
  CHECK(key("2023", 2023) == key("2024", 2024));
  CHECK(key("2023-W05", 2023) == key("2024-W05", 2024));
  CHECK(key("2023-07-01/2024-06-30", 2023) == key("2024-07-01/2025-06-30", 2024));
  CHECK(key("2023-07-01/2024-06-30", 2023) != key("2024-07-01/2025-06-30", 2023));
}
