// SPDX-License-Identifier: Apache-2.0
#include "cli/process/progress.h"

#include <sstream>

#include <doctest/doctest.h>

using ducha::Language;
using ducha::progress_line;

TEST_CASE("how far a run is") {
  CHECK(progress_line({12'345, 321, 2.0, 0, 0}, Language::en) == "12,345 plans, 6,172 a second, 321 failures");
  CHECK(progress_line({1'000'000, 0, 100.0, 250, 1'000}, Language::en) ==
        "1,000,000 plans, 10,000 a second, 0 failures, 5:00 left");
  CHECK(progress_line({10, 1, 1.0, 1'000, 1'000}, Language::en) == "10 plans, 10 a second, 1 failures, 0:00 left");
  // More was read than there was when the run began: nobody knows.
  CHECK(progress_line({10, 1, 1.0, 2'000, 1'000}, Language::en) == "10 plans, 10 a second, 1 failures");
  CHECK(progress_line({0, 0, 0.0, 0, 0}, Language::en) == "0 plans, 0 a second, 0 failures");
}

TEST_CASE("a short run shows nothing, and neither does one that is not to") {
  std::ostringstream terminal;
  for (const bool shown : {true, false}) {
    ducha::Progress progress(terminal, shown, Language::zh, 100);
    for (int i = 0; i < 1'000; ++i) progress.add_plan(1, 1);
    progress.hide();
  }
  CHECK(terminal.str().empty());
}
