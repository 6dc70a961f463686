// SPDX-License-Identifier: Apache-2.0
#include "batch/seen_keys.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("a key is new once") {
  ducha::SeenKeys seen;
  constexpr int kKeys = 20'000;
  for (int i = 0; i < kKeys; ++i) REQUIRE_FALSE(seen.add(std::to_string(i), 5));
  for (int i = 0; i < kKeys; ++i) REQUIRE(seen.add(std::to_string(i), i % 2 == 0 ? 4 : 6) == 5);
  CHECK(seen.add("0", 0) == 5);
  CHECK(seen.add("1", 0) == 6);
  seen.clear();
  CHECK_FALSE(seen.add("0", 0));
}
