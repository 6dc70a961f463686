// SPDX-License-Identifier: Apache-2.0
// What an expression costs: compiling it, and evaluating it once, over the kinds of expression that rules use.
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "feel/compile/program.h"
#include "feel/run/trace.h"
#include "feel/value/range.h"

namespace {

using namespace ducha::feel;
using ducha::Date;
using ducha::Decimal;

struct Row {
  const char* name;
  const char* expression;
};

constexpr Row kRows[] = {
#define DUCHA_EXPRESSION(name, text) {#name, text},
#include "expressions.def"
#undef DUCHA_EXPRESSION
};

Value record(std::vector<std::pair<std::string, Value>> entries) { return Value::context(std::move(entries)); }

// The facts of one plan, typed as a vocabulary types them.
struct Facts {
  Scope scope;
  std::vector<Value> slots;

  void add(const char* name, Type type, Value value) {
    scope.declare(name, std::move(type));
    slots.push_back(std::move(value));
  }

  Facts() {
    add("subjects", Type::Tag::number, Decimal(31));
    add("social_workers", Type::Tag::number, Decimal(2));
    add("science", Type::Tag::number, Decimal(350));
    add("new_spending", Type::Tag::number, Decimal(12'600));
    add("terrain", Type::Tag::string, Value::string("hill"));
    add("leader", Type::context_of({{"name", Type::Tag::string}, {"post", Type::Tag::string}}, true),
        record({{"name", Value::string("a")}, {"post", Value::string("b")}}));
    add("reform", Type::context_of({{"deliberated", Type::Tag::date}, {"implemented", Type::Tag::date}}, true),
        record({{"deliberated", Date{2024, 3, 1}}, {"implemented", Date{2024, 3, 10}}}));
    std::vector<Value> reports;
    for (std::uint8_t month = 1; month <= 10; ++month) {
      reports.push_back(record({{"date", Date{2024, month, 15}}, {"paid", Decimal(month)}, {"owed", Decimal(1)}}));
    }
    add("reports",
        Type::list_of(Type::context_of(
            {{"date", Type::Tag::date}, {"paid", Type::Tag::number}, {"owed", Type::Tag::number}}, true)),
        Value::list(std::move(reports)));
    Range window;
    window.low = Date{2024, 1, 1};
    window.high = Date{2024, 12, 31};
    window.low_included = window.high_included = true;
    add("window", Type::range_of(Type::Tag::date), Value::range(std::move(window)));
  }
};

const Facts& facts() {
  static const Facts kFacts;
  return kFacts;
}

void compile_it(benchmark::State& state, const Row& row) {
  CompileOptions options;
  options.strict = true;
  for (auto _ : state) benchmark::DoNotOptimize(compile(row.expression, facts().scope, options));
}

void evaluate_it(benchmark::State& state, const Row& row) {
  const Compiled compiled = compile(row.expression, facts().scope, {});
  if (!compiled.program || compiled.program->evaluate(facts().slots).is_null()) {
    state.SkipWithError("the expression does not compile, or gives null");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(compiled.program->evaluate(facts().slots));
}

void explain_it(benchmark::State& state, const Row& row) {
  const Compiled compiled = compile(row.expression, facts().scope, {});
  if (!compiled.program) {
    state.SkipWithError("the expression does not compile");
    return;
  }
  for (auto _ : state) {
    Trace trace;
    benchmark::DoNotOptimize(compiled.program->explain(facts().slots, trace));
  }
}

}  // namespace

int main(int argc, char** argv) {
  for (const Row& row : kRows) {
    benchmark::RegisterBenchmark((std::string("compile/") + row.name).c_str(), compile_it, row);
    benchmark::RegisterBenchmark((std::string("evaluate/") + row.name).c_str(), evaluate_it, row);
    benchmark::RegisterBenchmark((std::string("explain/") + row.name).c_str(), explain_it, row);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
