// SPDX-License-Identifier: Apache-2.0
#include "base/late_library.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

namespace {

std::string failure_of(const ducha::LateLibrary& library) {
  try {
    const ducha::LateFunction<int(const char*)> late_atoi(library, "atoi");
    static_cast<void>(late_atoi("7"));
  } catch (const std::runtime_error& failure) {
    return failure.what();
  }
  return {};
}

#ifdef __GLIBC__
DUCHA_LATE_LIBRARY(c, "libc.so.6");
DUCHA_LATE(c, labs);

TEST_CASE("a late function is called by its own name") {
  CHECK(labs(-7) == 7);
  CHECK(labs(8) == 8);  // found already
}

TEST_CASE("of a function that the library has not, its name is said") {
  const ducha::LateFunction<int()> none(late_c, "ducha_no_such_function");
  CHECK_THROWS_WITH_AS(static_cast<void>(none()), doctest::Contains("ducha_no_such_function"), std::runtime_error);
}

TEST_CASE("of a function that the library has in name only, its name is said") {
  const ducha::LateLibrary hollow(DUCHA_HOLLOW_LIBRARY);
  const ducha::LateFunction<int()> none(hollow, "ducha_nothing");
  CHECK_THROWS_WITH_AS(static_cast<void>(none()), doctest::Contains("ducha_nothing"), std::runtime_error);
}
#endif

TEST_CASE("of a library that is not there, its name is said") {
  CHECK(failure_of(ducha::LateLibrary("libducha-none.so.1")).find("libducha-none.so.1") != std::string::npos);
}

}  // namespace
