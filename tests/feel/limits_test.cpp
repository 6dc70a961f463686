// SPDX-License-Identifier: Apache-2.0
// Each limit, one case that keeps it and one that meets it; and texts that would break what has none.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "feel/compile/program.h"
#include "feel/run/trace.h"
#include "feel/value/value.h"

namespace ducha::feel {

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string made;
  made.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) made += text;
  return made;
}

struct Row {
  const char* what;
  void (*set)(Limits& limits);
  std::string kept;
  std::string met;
  const char* code;
};

// Why nothing came of it: a problem of compiling or the reason for a null; "-" where something did.
std::string code_of(const std::string& expression, const Limits& limits) {
  CompileOptions options;
  options.limits = limits;
  const Compiled compiled = compile(expression, Scope(), options);
  if (!compiled.program) return std::string(compiled.problems.front().code.row().name);
  Trace trace;
  const Value explained = compiled.program->explain({}, trace);
  CHECK(to_feel(explained) == to_feel(compiled.program->evaluate({})));
  const std::vector<Step> found = reasons(trace);
  if (found.empty()) return explained.is_null() ? "null" : "-";
  return std::string(found.front().reason->code.row().name);
}

}  // namespace

TEST_CASE("every limit is met with a reason, and not before") {
  const std::vector<Row> rows{
      {"text", [](Limits& limits) { limits.text = 10; }, "1234567890", "12345678901", "feel.too-long"},
      {"nesting", [](Limits& limits) { limits.nesting = 8; }, repeated("(", 7) + "1" + repeated(")", 7),
       repeated("(", 9) + "1" + repeated(")", 9), "feel.too-deep"},
      {"nesting of signs", [](Limits& limits) { limits.nesting = 8; }, "---1", "---------1", "feel.too-deep"},
      {"nesting of paths", [](Limits& limits) { limits.nesting = 8; }, "[1][1][1]", "[1][1][1][1][1][1][1][1][1][1]",
       "feel.too-deep"},
      {"nesting of types", [](Limits& limits) { limits.nesting = 8; }, "1 instance of list<list<number>>",
       "1 instance of " + repeated("list<", 9) + "number" + repeated(">", 9), "feel.too-deep"},
      {"steps", [](Limits& limits) { limits.steps = 100; }, "for i in 1..10 return i", "for i in 1..100 return i",
       "feel.limit-steps"},
      {"steps of some", [](Limits& limits) { limits.steps = 100; }, "some i in 1..10 satisfies i > 9",
       "some i in 1..1000000000000 satisfies false", "feel.limit-steps"},
      {"steps of powers", [](Limits& limits) { limits.steps = 1'000; }, "(function(n) n ** 0.5)(2)",
       "(function(n) n ** 0.5 ** 0.7 ** 0.9)(2)", "feel.limit-steps"},
      {"steps of exponentials", [](Limits& limits) { limits.steps = 1'000; }, "(function(n) exp(n))(2)",
       "(function(n) exp(exp(exp(n))))(0.1)", "feel.limit-steps"},
      {"steps of logarithms", [](Limits& limits) { limits.steps = 1'000; }, "(function(n) log(n))(2)",
       "(function(n) log(log(log(n))))(1000)", "feel.limit-steps"},
      // What one search may take, many together may not: its steps are steps of the evaluation.
      {"steps of matching", [](Limits& limits) { limits.steps = 1'000'000; },
       "matches(\"" + repeated("a", 40) + "!\", \"^(a+)+$\")" + " = null",
       "for i in 1..1000 return matches(\"" + repeated("a", 40) + "\" + string(i), \"^(a+)+$\")", "feel.limit-steps"},
      {"steps of short searches", [](Limits& limits) { limits.steps = 1'000'000; },
       "count(for i in 1..100 return matches(\"aaaaaaaaaaa\" + string(i), \"^(a+)+$\"))",
       "count(for i in 1..10000 return matches(\"aaaaaaaaaaa\" + string(i), \"^(a+)+$\"))", "feel.limit-steps"},
      {"elements", [](Limits& limits) { limits.elements = 10; }, "for i in 1..10 return i", "for i in 1..11 return i",
       "feel.limit-elements"},
      {"elements written", [](Limits& limits) { limits.elements = 3; }, "[1, 2, (function() 3)()]",
       "[1, 2, 3, (function() 4)()]", "feel.limit-elements"},
      {"elements joined", [](Limits& limits) { limits.elements = 10; },
       "for i in 1..3 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])",
       "for i in 1..9 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])", "feel.limit-elements"},
      {"string", [](Limits& limits) { limits.string = 16; },
       "for i in 1..4 return if i = 1 then \"ab\" else partial[-1] + partial[-1]",
       "for i in 1..5 return if i = 1 then \"ab\" else partial[-1] + partial[-1]", "feel.limit-string"},
      {"recursion", [](Limits& limits) { limits.recursion = 10; },
       "(function(f) f(f, 8))(function(f, n) if n = 0 then 0 else f(f, n - 1))",
       "(function(f) f(f, 9))(function(f, n) if n = 0 then 0 else f(f, n - 1))", "feel.limit-recursion"},
      {"endless recursion", [](Limits&) {}, "(function(f) 1)(function(f) f(f))", "(function(f) f(f))(function(f) f(f))",
       "feel.limit-recursion"},
      {"recursion through a built-in", [](Limits& limits) { limits.recursion = 20; },
       "sort([2, 1], function(a, b) a < b)", "(function(f) f(f))(function(f) sort([1, 2], function(a, b) f(f) = 1))",
       "feel.limit-recursion"},
      {"stack",
       [](Limits& limits) {
         limits.stack = 100'000;
         limits.recursion = 1'000'000;
       },
       "(function(f) f(f, 3))(function(f, n) if n = 0 then 0 else f(f, n - 1))",
       "(function(f) f(f, 100000))(function(f, n) if n = 0 then 0 else f(f, n - 1))", "feel.limit-stack"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    Limits limits;
    row.set(limits);
    CHECK(code_of(row.kept, limits) == "-");
    CHECK(code_of(row.met, limits) == std::string(row.code));
  }
}

TEST_CASE("a limit that is met leaves null, whatever the logic around it") {
  CompileOptions options;
  options.limits.steps = 1'000;
  for (const char* expression :
       {"not(false and every i in 1..1000000 satisfies true) or (every i in 1..1000000 satisfies true)",
        "(count(for i in 1..1000000 return i) = null) = true",
        "if count(for i in 1..1000000 return i) > 1 then 1 else 2", "[count(for i in 1..1000000 return i)]"}) {
    CAPTURE(std::string(expression));
    const Compiled compiled = compile(expression, Scope(), options);
    REQUIRE(compiled.program);
    Trace trace;
    CHECK(compiled.program->explain({}, trace).is_null() == compiled.program->evaluate({}).is_null());
    if (std::string_view(expression).substr(0, 3) != "not") CHECK(compiled.program->evaluate({}).is_null());
  }
}

TEST_CASE("texts made to break a parser give one problem with a place inside them") {
  const std::vector<std::string> texts{repeated("(", 300'000),
                                       repeated("[", 300'000),
                                       repeated("{a:", 200'000),
                                       repeated("-", 300'000),
                                       repeated("not(", 200'000),
                                       repeated("if ", 200'000),
                                       repeated("for x in ", 100'000),
                                       repeated("function(x) ", 80'000),
                                       repeated("[1..", 200'000),
                                       repeated("]", 300'000),
                                       repeated("@", 300'000),
                                       repeated("a.", 300'000),
                                       "a" + repeated("[1]", 200'000),
                                       "a" + repeated("()", 200'000),
                                       "1" + repeated(" between 1 and 1", 50'000),
                                       "1 instance of " + repeated("list<", 100'000),
                                       "1 instance of " + repeated("function<", 100'000),
                                       repeated("a ", 300'000),
                                       repeated("/*", 300'000),
                                       "\"" + repeated("\\", 300'000),
                                       repeated("x in (", 100'000),
                                       std::string(1'000, '\0'),
                                       "\xEF\xBF",
                                       std::string("1 + \xC0\x80")};
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 20));
    const Compiled compiled = compile(text, Scope());
    CHECK_FALSE(compiled.program);
    REQUIRE(compiled.problems.size() == 1);
    CHECK(compiled.problems[0].at.end() <= text.size());
  }
}

TEST_CASE("no setting lets nesting exhaust the stack") {
  CompileOptions options;
  options.limits.nesting = SIZE_MAX;
  options.limits.recursion = SIZE_MAX;
  for (const std::string& open : {std::string("("), std::string("["), std::string("{a:"), std::string("-"),
                                  std::string("not("), std::string("function(x) "), std::string("if ")}) {
    CAPTURE(open);
    CHECK_FALSE(compile(repeated(open, 100'000), Scope(), options).program);
  }
  const Compiled compiled = compile(repeated("(", 450) + "1" + repeated(")", 450), Scope(), options);
  REQUIRE(compiled.program);
  CHECK(to_feel(compiled.program->evaluate({})) == "1");
  const Compiled deep = compile(repeated("-(", 224) + "1" + repeated(")", 224), Scope(), options);
  REQUIRE(deep.program);
  CHECK(to_feel(deep.program->evaluate({})) == "1");
  const Compiled endless = compile("(function(f) f(f))(function(f) f(f))", Scope(), options);
  REQUIRE(endless.program);
  CHECK(endless.program->evaluate({}).is_null());
}

TEST_CASE("long texts that are plain compile and evaluate") {
  struct Plain {
    std::string text;
    const char* value;
  };
  std::string chain = "{a0: 1";
  for (int i = 1; i < 10'000; ++i) chain += ", a" + std::to_string(i) + ": a" + std::to_string(i - 1) + " + 1";
  const std::vector<Plain> rows{{repeated("1 + ", 200'000) + "1", "200001"},
                                {repeated("true and ", 100'000) + "true", "true"},
                                {repeated("if false then 1 else ", 40'000) + "2", "2"},
                                {"count([" + repeated("1, ", 200'000) + "1])", "200001"},
                                {"3 in (" + repeated("1, ", 200'000) + "3)", "true"},
                                {chain + "}.a9999", "10000"},
                                {"string length(\"" + repeated("x", 1'000'000) + "\")", "1000000"}};
  for (const Plain& row : rows) {
    CAPTURE(row.text.substr(0, 20));
    const Compiled compiled = compile(row.text, Scope());
    REQUIRE(compiled.program);
    CHECK(to_feel(compiled.program->evaluate({})) == row.value);
  }
}

}  // namespace ducha::feel
