// SPDX-License-Identifier: Apache-2.0
#include "base/replace_all.h"

#include <string>

#include <doctest/doctest.h>

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  ducha::replace_all(text, from, to);
  return text;
}

}  // namespace

TEST_CASE("a part is replaced wherever it stands, each behind the last") {
  CHECK(replaced("", "a", "b").empty());
  CHECK(replaced("bcd", "a", "x") == "bcd");
  CHECK(replaced("abca", "a", "xy") == "xybcxy");
  CHECK(replaced("aaa", "aa", "b") == "ba");
  CHECK(replaced("abab", "ab", "") == "");
  // What takes its place is not looked through again.
  CHECK(replaced("(( ", "( ", "(") == "((");
  CHECK(replaced("( ( ", "( ", "(") == "((");
  CHECK(replaced("##[##[", "##[", "##\\[") == "##\\[##\\[");
}
