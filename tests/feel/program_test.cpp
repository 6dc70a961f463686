// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/program.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "feel/run/trace.h"
#include "feel/value/context.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace {

std::atomic<std::size_t> allocations{0};

}  // namespace

// Counted, so that a test can say that evaluating makes none. Not inlined: GCC takes a malloc that it sees through one
// of them and a free through another for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* const made = std::malloc(size);
  if (made == nullptr) throw std::bad_alloc();
  return made;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* made) noexcept { std::free(made); }
[[gnu::noinline]] void operator delete(void* made, const std::nothrow_t&) noexcept { std::free(made); }
[[gnu::noinline]] void operator delete(void* made, std::size_t) noexcept { std::free(made); }

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

std::shared_ptr<const Program> compiled(const std::string& text, const Scope& scope = {}) {
  return compile(text, scope).program;
}

Value number(std::int64_t value) { return Value(Decimal(value)); }

}  // namespace

TEST_CASE("numbers, dates and booleans are evaluated without allocation") {
  Scope scope;
  const Slot subjects = scope.declare("subjects", Tag::number);
  const Slot workers = scope.declare("workers", Tag::number);
  const Slot day = scope.declare("day", Tag::date);
  const Slot window = scope.declare("window", Type::range_of(Tag::date));
  const Slot record = scope.declare("record", Type::context_of({{"a", Tag::number}, {"b", Tag::date}}, true));
  std::vector<Value> slots(scope.size());
  slots[subjects] = number(31);
  slots[workers] = number(2);
  slots[day] = Date{2024, 3, 1};
  Range range;
  range.low = Date{2024, 1, 1};
  range.high = Date{2024, 12, 31};
  range.low_included = range.high_included = true;
  slots[window] = Value::range(std::move(range));
  slots[record] = Value::context({{"a", number(5)}, {"b", Date{2024, 2, 1}}});
  for (const std::string text :
       {"subjects <= 15 * workers", "subjects > 0 and workers > 0 or not(day = null)", "subjects in [1..40]",
        "subjects in (1, 2, > 30)", "subjects between 1 and workers", "day in window",
        "day + @\"P1M\" > @\"2024-03-31\"", "record.a + 1 = 6", "record.b <= day",
        "if subjects > 40 then workers else record.a", "some x in 1..5 satisfies x = workers",
        "every x in [1, 2, 3] satisfies x < 9", "(day - record.b) / 2", "subjects instance of number",
        "date(\"2024-01-01\") < day", "[1, 2, 3][workers]"}) {
    CAPTURE(text);
    const std::shared_ptr<const Program> program = compiled(text, scope);
    REQUIRE(program);
    REQUIRE_FALSE(program->evaluate(slots).is_null());
    const std::size_t before = allocations.load();
    const Value value = program->evaluate(slots);
    CHECK(allocations.load() == before);
    CHECK_FALSE(value.is_null());
  }
}

TEST_CASE("a program says its type, what it reads, whether it is constant, whether it uses the clock") {
  Scope scope;
  scope.declare("a", Tag::number);
  const std::shared_ptr<const Program> sum = compiled("a + 1", scope);
  CHECK(to_string(sum->type()) == "number");
  CHECK(sum->reads() == std::vector<ReadPath>{{0, {}}});
  CHECK_FALSE(sum->constant());
  CHECK_FALSE(sum->uses_clock());
  CHECK(sum->text() == "a + 1");
  const std::shared_ptr<const Program> plain = compiled("for i in 1..2 return i", scope);
  CHECK(to_feel(plain->constant().value()) == "[1, 2]");
  CHECK(compiled("null")->constant()->is_null());
  const std::shared_ptr<const Program> clock = compiled("now() > @\"2024-01-01T00:00:00Z\"");
  CHECK(clock->uses_clock());
  CHECK_FALSE(clock->constant());
  CHECK(clock->evaluate({}).is_null());
  Environment environment;
  environment.now = Value::date_time(*read_date_time("2024-06-30T12:00:00Z"));
  CHECK(clock->evaluate({}, environment).is_true());
  CHECK(to_feel(compiled("today()")->evaluate({}, environment)) == "@\"2024-06-30\"");
}

TEST_CASE("what is no text does not compile; what nobody knows of a type is a warning; no clock is a reason") {
  const Compiled broken = compile("1 + \xFF", Scope());
  CHECK_FALSE(broken.program);
  REQUIRE(broken.problems.size() == 1);
  CHECK(broken.problems[0].code.row().name == "feel.not-utf8");
  const Compiled warned = compile("5 instance of tNumber", Scope());
  REQUIRE(warned.program);
  REQUIRE(warned.problems.size() == 1);
  CHECK(warned.problems[0].code.row().name == "feel.unknown-type-any");
  CHECK(warned.problems[0].at == Span{14, 7});
  Trace trace;
  CHECK(compiled("now()")->explain({}, trace).is_null());
  REQUIRE(reasons(trace).size() == 1);
  CHECK(reasons(trace)[0].reason->code.row().name == "feel.clock");
}

TEST_CASE("aliases share a slot; a slot that nobody gives is null") {
  Scope scope;
  scope.declare_at(3, "workers", Tag::number);
  scope.declare_at(3, "social workers", Tag::number);
  CHECK(scope.size() == 4);
  CHECK(scope.slot_of("social workers") == Slot{3});
  CHECK_FALSE(scope.slot_of("nobody"));
  const std::shared_ptr<const Program> program = compiled("workers + social workers", scope);
  std::vector<Value> slots(scope.size());
  slots[3] = number(2);
  CHECK(to_feel(program->evaluate(slots)) == "4");
  CHECK(program->evaluate({}).is_null());
  Trace trace;
  CHECK(program->explain({}, trace).is_null());
  CHECK(missing(trace) == std::vector<Origin>{{3, {}}});
}

TEST_CASE("a function outlives the program that made it, and works in another") {
  Value adder;
  {
    Scope scope;
    scope.declare("a");
    adder = compiled("function(x) x + a", scope)->evaluate(std::vector<Value>{number(5)});
  }
  Scope scope;
  scope.declare("f");
  scope.declare("list");
  const std::vector<Value> slots{adder, Value::list({number(1), number(2)})};
  CHECK(to_feel(compiled("f(2)", scope)->evaluate(slots)) == "7");
  CHECK(to_feel(compiled("for x in list return f(x)", scope)->evaluate(slots)) == "[6, 7]");
  CHECK(to_feel(compiled("f(x: 10)", scope)->evaluate(slots)) == "15");
  CHECK(compiled("f(1, 2)", scope)->evaluate(slots).is_null());
}

TEST_CASE("one program is evaluated by several threads at once") {
  Scope scope;
  scope.declare("a", Tag::number);
  scope.declare("list");
  const std::shared_ptr<const Program> program =
      compiled("sum(for x in list[item > a] return x * a) + count(list) + (function(y) y + a)(1)", scope);
  REQUIRE(program);
  const Value list = Value::list({number(1), number(2), number(3), number(4)});
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      const std::vector<Value> slots{number(t), list};
      const std::string wanted = to_feel(program->evaluate(slots));
      for (int i = 0; i < 200; ++i) {
        Trace trace;
        if (to_feel(program->evaluate(slots)) != wanted || to_feel(program->explain(slots, trace)) != wanted) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("a trace names each step, its place and what was skipped") {
  Scope scope;
  scope.declare("a", Tag::number);
  scope.declare("b", Type::context_of({{"c", Tag::number}}, true));
  const std::string text = "a > 1 or b.c > 2";
  const std::shared_ptr<const Program> program = compiled(text, scope);
  Trace trace;
  const std::vector<Value> slots{number(5), Value::context({{"c", number(1)}})};
  CHECK(program->explain(slots, trace).is_true());
  REQUIRE(trace.steps.size() == 5);
  CHECK(trace.steps[0].logical);
  CHECK(trace.steps[0].parent == Step::kNone);
  CHECK(text.substr(trace.steps[1].at.offset, trace.steps[1].at.length) == "a > 1");
  CHECK(*trace.steps[2].read == Origin{0, {}});
  CHECK(trace.steps[3].parent == 1);
  CHECK(trace.steps[4].skipped);
  CHECK(text.substr(trace.steps[4].at.offset, trace.steps[4].at.length) == "b.c > 2");
  const std::vector<Value> other{number(0), Value::context({{"c", number(3)}})};
  CHECK(program->explain(other, trace).is_true());
  REQUIRE(trace.steps.size() == 7);
  CHECK(*trace.steps[5].read == Origin{1, {"c"}});
  CHECK(deciding(trace) == std::vector<Origin>{{1, {"c"}}});
}

TEST_CASE("a trace that grows too long says so and keeps its result") {
  std::string terms = "i";
  for (int i = 0; i < 300; ++i) terms += ", i + i";
  const std::shared_ptr<const Program> program = compiled("count(for i in 1..1000 return [" + terms + "])");
  Trace trace;
  CHECK(to_feel(program->explain({}, trace)) == "1000");
  CHECK(trace.truncated);
  CHECK_FALSE(trace.thinned);
  CHECK(trace.steps.size() <= 200'000);
}

TEST_CASE("of a long loop a trace keeps iterations of each outcome, each with its own origin") {
  Scope scope;
  const Slot list = scope.declare("list");
  constexpr std::size_t kElements = 5'000;
  constexpr std::size_t kKept = 1'000;
  std::vector<Value> elements;
  for (std::size_t i = 0; i < kElements; ++i) elements.push_back(number(static_cast<int>(i)));
  const std::vector<Value> slots{Value::list(std::move(elements))};
  struct Row {
    const char* expression;
    const char* result;
    std::size_t decided;
    std::size_t last;  // index of the last element that decided
  };
  const std::vector<Row> rows{
      {"every x in list satisfies x >= 0", "true", kKept, kKept - 1},
      {"some x in list satisfies x = 4321", "true", 1, 4'321},
      {"count(list[item > 4000]) = 999", "true", kKept + 999, 4'999},
      {"count(list[item > 2000]) = 2999", "true", 2 * kKept, 3'000},
      {"(for x in list return x > 4998)[-1]", "true", kKept + 1, 4'999},
      {"count at least(for x in list return x >= 4999, 1)", "true", kKept + 1, 4'999},
      {"list[item >= 4999][1] > 0", "true", kKept + 1, 4'999},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expression));
    const Compiled program = compile(row.expression, scope);
    REQUIRE(program.program);
    Trace trace;
    CHECK(to_feel(program.program->explain(slots, trace)) == row.result);
    CHECK(to_feel(program.program->evaluate(slots)) == row.result);
    CHECK(trace.thinned);
    CHECK_FALSE(trace.truncated);
    const std::vector<Origin> decided = deciding(trace);
    CHECK(decided.size() == row.decided);
    REQUIRE_FALSE(decided.empty());
    // What only kept an element out comes behind it.
    CHECK(std::find(decided.begin(), decided.end(), Origin{list, {row.last}}) != decided.end());
  }
}

TEST_CASE("of a field asked of a long list a trace keeps so many values and so many that are missing") {
  Scope scope;
  const Slot list = scope.declare("list");
  constexpr int kElements = 5'000;
  constexpr std::size_t kKept = 1'000;
  const auto names = std::make_shared<const Names>(std::vector<std::string>{"v"});
  std::vector<Value> elements;
  for (int i = 0; i < kElements; ++i) elements.push_back(Value::context(names, {i % 2 == 0 ? number(i) : Value()}));
  const std::vector<Value> slots{Value::list(std::move(elements))};
  const Compiled program = compile("sum(list.v) > 0", scope);
  REQUIRE(program.program);
  Trace trace;
  CHECK(program.program->explain(slots, trace).is_null());
  CHECK(trace.thinned);
  CHECK(trace.steps.size() < 3 * kKept);
  CHECK(missing(trace).size() == kKept);
  CHECK(missing(trace).back() == Origin{list, {2 * kKept - 1, "v"}});
  CHECK(deciding(trace).size() == 2 * kKept);
}

TEST_CASE("a part that is evaluated once at most is found by its text, and gave what it gives by itself") {
  struct Row {
    const char* expression;
    const char* part;
    const char* gave;  // null: there is no such part, or it was not evaluated
  };
  static constexpr Row kRows[] = {
      {"count(L[item > 1]) >= n", "count(L[item > 1])", "2"},
      {"count(L[item > 1]) >= n", "L[item > 1]", "[2, 3]"},
      {"count(L[item > 1]) >= n", "L", "[1, 2, 3]"},
      {"count(L[item > 1]) >= n", "n", "2"},
      {"count(L[item > 1]) >= n", "item > 1", nullptr},  // of each element
      {"count(L[item > n]) >= 1", "n", nullptr},
      {"count(L[item > 1]) >= n", "count(L)", nullptr},
      {"count(L[item > 1]) >= n", "", nullptr},
      {"n > 5 and n * 2 > 3", "n * 2", nullptr},  // not reached
      {"if n > 5 then n + 1 else n - 1", "n + 1", nullptr},
      {"if n > 5 then n + 1 else n - 1", "n - 1", "1"},
      {"every x in L satisfies x + n > 0", "x + n", nullptr},
      {"sum(for x in L return x * n) > 1", "x * n", nullptr},
      {"sum(for x in L return x * n) > 1", "sum(for x in L return x * n)", "12"},
      {"{n: 7, m: n + 1}.m = 8", "n + 1", nullptr},  // there `n` is the entry
      {"(n + 1) * (n + 1) > 0", "n + 1", "3"},
      {"n in (1 .. n + 1)", "n + 1", nullptr},
      {"n < count(for x in 1 .. 5000 return x)", "n", nullptr},  // a limit is met
  };
  Scope scope;
  scope.declare("L", Type::list_of(Tag::number));
  scope.declare("n", Tag::number);
  const std::vector<Value> slots = {Value::list({number(1), number(2), number(3)}), number(2)};
  for (const Row& row : kRows) {
    CAPTURE(row.expression);
    CAPTURE(row.part);
    CompileOptions options;
    options.limits.steps = 1000;
    const Compiled made = compile(row.expression, scope, options);
    REQUIRE(made.program != nullptr);
    Trace trace;
    static_cast<void>(made.program->explain(slots, trace));
    const std::optional<Span> at = made.program->once(row.part);
    const Value* const gave = at ? value_at(trace, *at) : nullptr;
    CHECK((gave == nullptr ? "" : to_feel(*gave)) == (row.gave == nullptr ? "" : row.gave));
    if (gave != nullptr) CHECK(to_feel(*gave) == to_feel(compiled(row.part, scope)->evaluate(slots)));
  }
}

}  // namespace ducha::feel
