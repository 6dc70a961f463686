// SPDX-License-Identifier: Apache-2.0
// What is kept of an expression gives, read back, the same values, and is kept the same again.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "feel/compile/program.h"
#include "rulebook/kept/feel_fields.h"

namespace ducha {

namespace {

using feel::Type;
using feel::Value;

// A part, and the types that stand before all parts.
struct Kept {
  std::string bytes;
  std::size_t types = 0;
  std::string type_bytes;
  friend bool operator==(const Kept&, const Kept&) = default;
};

Kept kept_of(const std::shared_ptr<const feel::Program>& program) {
  Kept made;
  kept::SharedWriter shared;
  kept::Writer writer(made.bytes, shared);
  writer(program);
  made.types = shared.types();
  made.type_bytes = shared.type_bytes();
  return made;
}

std::shared_ptr<const kept::KeptFile> file_of(const Kept& made) {
  auto file = std::make_shared<kept::KeptFile>();
  kept::Reader reader(made.type_bytes, file->shared);
  feel::load_types(reader, made.types, file->shared);
  CHECK(reader.at_end());
  return file;
}

std::shared_ptr<const feel::Program> program_from(kept::Reader reader) {
  std::shared_ptr<const feel::Program> program;
  reader(program);
  CHECK(reader.at_end());
  return program;
}

// Every operator and every kind of constant.
const std::vector<std::string> kExpressions = {
    "1.50 + n * 2 ** 3 - -n / 7",
    "\"a\\\"b\" + string(n)",
    "null",
    "true and not(n > 3) or n = null",
    "@\"2024-02-29\" < date(2024, 3, 1)",
    "time(\"10:30:00.5+08:00\")",
    "date and time(\"2024-06-30T10:30:00Z\")",
    "@\"P1Y2M\"",
    "@\"P1DT2H3M4.5S\"",
    "[1..5]",
    "(n..10]",
    "n in (< 3, > 7, [4..5], 9)",
    "n between 1 and 9",
    "{a: n, b: a + 1, c: {d: [a, b]}}.c.d",
    "for x in 1..n return if x > 2 then x * x else partial[-1]",
    "some x in list satisfies x > n",
    "every x in list, y in list satisfies x <= y + n",
    "list[item > 2]",
    "list[1]",
    "sort(list, function(a, b) a > b)",
    "(function(x: number) x + n)(4)",
    "substring(string: \"abcdef\", start position: 2, length: 3)",
    "n instance of number",
    "[{a: 1}] instance of list<context<a: number>>",
    "count(list) + sum(list) + max(list)",
    "list.x",
    "is(n, n)",
    "get value({a: 1}, \"a\")",
    "records[size > 1].name",
};

}  // namespace

TEST_CASE("a program that was kept evaluates as the one that was compiled") {
  feel::Scope scope;
  scope.declare("n", Type::Tag::number);
  scope.declare("list", Type::list_of(Type::Tag::number));
  scope.declare("records",
                Type::list_of(Type::context_of({{"name", Type::Tag::string}, {"size", Type::Tag::number}}, true)));
  const auto record = [](std::string name, std::int64_t size) {
    return Value::context({{"name", Value::string(std::move(name))}, {"size", Value(Decimal(size))}});
  };
  const std::vector<Value> slots = {Value(Decimal(4)),
                                    Value::list({Value(Decimal(1)), Value(Decimal(3)), Value(Decimal(2))}),
                                    Value::list({record("a", 1), record("b", 2)})};
  for (const std::string& text : kExpressions) {
    CAPTURE(text);
    const feel::Compiled compiled = feel::compile(text, scope);
    REQUIRE(compiled.program != nullptr);
    const Kept made = kept_of(compiled.program);
    const auto file = file_of(made);
    // At once, and when it is first evaluated.
    for (const auto& read :
         {program_from(kept::Reader(made.bytes, file->shared)), program_from(kept::Reader(made.bytes, file))}) {
      REQUIRE(read != nullptr);
      CHECK(to_feel(read->evaluate(slots)) == to_feel(compiled.program->evaluate(slots)));
      CHECK(read->reads() == compiled.program->reads());
      CHECK(feel::to_string(read->type()) == feel::to_string(compiled.program->type()));
      CHECK(read->text() == text);
      CHECK(kept_of(read) == made);
    }
  }
}

TEST_CASE("a zone's number is the process's own, and is not kept") {
  const feel::Compiled compiled = feel::compile("date and time(\"2024-06-30T10:30:00@Asia/Shanghai\")", feel::Scope());
  REQUIRE(compiled.program != nullptr);
  CHECK_THROWS_AS(kept_of(compiled.program), kept::Fault);
}

TEST_CASE("bytes that are cut are a fault wherever they are cut") {
  const feel::Compiled compiled =
      feel::compile("{a: [1, \"x\"], b: substring(string: \"abc\", start position: 2)}", feel::Scope());
  REQUIRE(compiled.program != nullptr);
  const Kept made = kept_of(compiled.program);
  const auto file = file_of(made);
  for (std::size_t size = 0; size < made.bytes.size(); ++size) {
    const std::string_view cut = std::string_view(made.bytes).substr(0, size);
    CHECK_THROWS_AS(program_from(kept::Reader(cut, file->shared)), kept::Fault);
  }
  CHECK(made.types > 0);
  for (std::size_t size = 0; size < made.type_bytes.size(); ++size) {
    kept::SharedParts shared;
    kept::Reader reader(std::string_view(made.type_bytes).substr(0, size), shared);
    CHECK_THROWS_AS(feel::load_types(reader, made.types, shared), kept::Fault);
  }
}

TEST_CASE("a context's fields that several types share are kept once") {
  const Type fields = Type::context_of({{"name", Type::Tag::string}}, true);
  Kept made;
  kept::SharedWriter shared;
  kept::Writer writer(made.bytes, shared);
  writer(Type::list_of(fields), Type::list_of(fields));
  made.types = shared.types();
  made.type_bytes = shared.type_bytes();
  CHECK(made.types == 1);
  const auto file = file_of(made);
  kept::Reader reader(made.bytes, file);
  Type first, second;
  reader(first, second);
  CHECK(feel::to_string(second) == feel::to_string(Type::list_of(fields)));
  CHECK(&first.element().fields() == &second.element().fields());
}

}  // namespace ducha
