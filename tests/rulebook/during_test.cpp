// SPDX-License-Identifier: Apache-2.0
#include "rulebook/during.h"

#include <doctest/doctest.h>

#include "feel/compile/program.h"

// An end in a round bracket is left out, as FEEL has it (DMN 1.5, 10.3.2.7).
TEST_CASE("the ranges of during are contexts, whose days are within") {
  struct Row {
    const char* written;
    const char* read;
  };
  const Row rows[] = {
      {"[a .. b]", "{first: a, last: b}"},
      {"(a .. b]", "{first: (a) + @\"P1D\", last: b}"},
      {"[a .. b)", "{first: a, last: (b) - @\"P1D\"}"},
      {"]a..b[", "{first: (a) + @\"P1D\", last: (b) - @\"P1D\"}"},
      {"for t in terms return [t.start .. t.end)", "for t in terms return {first: t.start, last: (t.end) - @\"P1D\"}"},
      {"[a .. ", "[a .. "},
  };
  ducha::feel::Scope scope;
  for (const char* name : {"a", "b", "terms"}) scope.declare(name, {});
  for (const Row& row : rows) CHECK(ducha::with_open_ranges(row.written, scope) == row.read);
}
