// SPDX-License-Identifier: Apache-2.0
// What stands written in an expression, and what a step did with its operands.
#include "feel/syntax/tokens.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "feel/compile/program.h"
#include "feel/run/trace.h"

using namespace ducha;
using namespace ducha::feel;

namespace {

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : "|") + std::string(word);
  return text;
}

std::string tokens(std::string_view text) {
  std::vector<std::string_view> words;
  for (const Token& token : tokens_of(text)) words.push_back(text_of(token, text));
  return listed(words);
}

const Step* step_of(const Trace& trace, std::string_view expression, std::string_view part) {
  const auto found = std::find_if(trace.steps.begin(), trace.steps.end(), [&](const Step& step) {
    return expression.substr(step.at.offset, step.at.length) == part;
  });
  return found == trace.steps.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an expression in tokens, comments and blanks between them left out") {
  CHECK(tokens("a.b >= 1.5 // and so on") == "a|.|b|>=|1.5");
  CHECK(tokens("x[item != \"a//b\"] /* } */ .. 2") == "x|[|item|!=|\"a//b\"|]|..|2");
  CHECK(tokens("") == "");
  CHECK(tokens("  \n") == "");
  CHECK(listed(words_in("count(wells[depth > 3])")) == "count|wells|depth");
}

TEST_CASE("a plain path is its names, and nothing else is one") {
  CHECK(listed(plain_path("well")) == "well");
  CHECK(listed(plain_path("  well.name . first ")) == "well|name|first");
  for (const std::string_view other :
       {"", " ", "1", "true", "a.", ".a", "a..b", "a b", "a[1]", "a.b(c)", "-a", "\"a\"", "a + b", "a.1", "(a)"}) {
    CAPTURE(other);
    CHECK(plain_path(other).empty());
  }
}

TEST_CASE("the brace that closes an expression inside of a text") {
  const auto closing = [](std::string_view text) { return closing_brace(text, 1); };
  CHECK(closing("{a} and more }") == 2U);
  CHECK(closing("{{x: 1}.x}") == 9U);
  CHECK(closing("{\"}\" + a}") == 8U);
  CHECK(closing("{a /* } */}") == 10U);
  CHECK_FALSE(closing("{a"));
  CHECK_FALSE(closing("{\"a}"));
  CHECK_FALSE(closing("{{a}"));
}

TEST_CASE("a step says how its operands are compared, and which function is called") {
  Scope scope;
  const Slot a = scope.declare("a");
  const std::string_view text = "a >= 1 and count([a]) != 2 and (a + 1) in [1..9]";
  const Compiled compiled = compile(text, scope);
  REQUIRE(compiled.program);
  std::vector<Value> slots(scope.size());
  slots[a] = Decimal(3);
  Trace trace;
  CHECK(compiled.program->explain(slots, trace).is_true());
  const auto* const least = step_of(trace, text, "a >= 1");
  REQUIRE(least != nullptr);
  CHECK(least->comparison == RangeForm::greater_equal);
  CHECK(least->function.empty());
  const auto* const counted = step_of(trace, text, "count([a])");
  REQUIRE(counted != nullptr);
  CHECK_FALSE(counted->comparison);
  CHECK(counted->function == "count");
  const auto* const sum = step_of(trace, text, "a + 1");
  REQUIRE(sum != nullptr);
  CHECK_FALSE(sum->comparison);
  CHECK(sum->function.empty());
}
