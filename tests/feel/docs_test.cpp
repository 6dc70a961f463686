// SPDX-License-Identifier: Apache-2.0
// docs/feel.md says what is so: its examples are run, and every built-in stands in it with its signature. That
// docs/feel.zh.md has the same of both, tests/docs/languages.py looks at.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/language.h"
#include "feel/builtins/registry.h"
#include "feel/compile/program.h"

namespace ducha::feel {

namespace {

constexpr std::string_view kArrow = " \xE2\x86\x92 ";

struct Example {
  std::size_t line;
  std::string expression;
  std::string value;
  Scope scope;
  std::vector<Value> slots;
};

struct Page {
  std::string text;
  std::vector<Example> examples;
  std::vector<std::size_t> faults;  // lines in a block that are no example
};

Environment clock() {
  Environment environment;
  const Compiled now = compile("@\"2024-06-30T12:00:00Z\"", Scope());
  if (now.program) environment.now = now.program->evaluate({});
  return environment;
}

// Null as text where it does not compile, so that it equals nothing.
std::string value_of(const std::string& expression, const Scope& scope, const std::vector<Value>& slots) {
  const Compiled compiled = compile(expression, scope);
  if (!compiled.program) {
    return compiled.problems.empty()
               ? "no program"
               : sentence(compiled.problems[0].code, compiled.problems[0].arguments, Language::en);
  }
  return to_feel(compiled.program->evaluate(slots, clock()));
}

bool give(const std::string& line, Scope& scope, std::vector<Value>& slots) {
  const std::size_t sign = line.find(" = ");
  if (sign == std::string::npos) return false;
  const Compiled compiled = compile(line.substr(sign + 3), scope);
  if (!compiled.program) return false;
  Value value = compiled.program->evaluate(slots);
  scope.declare(line.substr(6, sign - 6), type_of(value));
  slots.push_back(std::move(value));
  return true;
}

Page read_page() {
  Page page;
  std::ifstream stream(DUCHA_SOURCE_DIR "/docs/feel.md");
  bool inside = false;
  Scope scope;
  std::vector<Value> slots;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    page.text += line + "\n";
    if (line.starts_with("```")) {
      inside = line == "```feel";
      scope = Scope();
      slots.clear();
      continue;
    }
    if (!inside) continue;
    if (line.starts_with("given ")) {
      if (!give(line, scope, slots)) page.faults.push_back(number);
      continue;
    }
    const std::size_t arrow = line.rfind(kArrow);
    if (arrow == std::string::npos) {
      page.faults.push_back(number);
      continue;
    }
    page.examples.push_back({number, line.substr(0, arrow), line.substr(arrow + kArrow.size()), scope, slots});
  }
  return page;
}

}  // namespace

TEST_CASE("the examples of the reference give what they say") {
  const Page page = read_page();
  for (const std::size_t line : page.faults) FAIL_CHECK("docs/feel.md:" << line << " is no example");
  CHECK(page.examples.size() > 250);
  for (const Example& example : page.examples) {
    CAPTURE(example.line);
    CAPTURE(example.expression);
    CHECK(value_of(example.expression, example.scope, example.slots) == value_of(example.value, Scope(), {}));
  }
}

TEST_CASE("every signature of every built-in stands in the reference, additions marked") {
  const Page page = read_page();
  for (const Builtin& row : builtins()) {
    const std::string entry = "\n- `" + signature_text(row) + (row.standard ? "`\n" : "` *(addition)*\n");
    CAPTURE(entry);
    CHECK(page.text.find(entry) != std::string::npos);
    const std::string call = std::string(row.name) + "(";
    CHECK(std::any_of(page.examples.begin(), page.examples.end(),
                      [&](const Example& example) { return example.expression.find(call) != std::string::npos; }));
  }
}

TEST_CASE("the reference names no built-in that there is not") {
  const Page page = read_page();
  std::map<std::string, bool> known;
  for (const Builtin& row : builtins()) known[signature_text(row)] = true;
  std::size_t entries = 0;
  for (std::size_t at = page.text.find("\n- `"); at != std::string::npos; at = page.text.find("\n- `", at + 1)) {
    const std::size_t end = page.text.find('`', at + 4);
    const std::string entry = page.text.substr(at + 4, end - at - 4);
    if (entry.find(" -> ") == std::string::npos) continue;
    CAPTURE(entry);
    CHECK(known.contains(entry));
    ++entries;
  }
  CHECK(entries == builtins().size());
}

}  // namespace ducha::feel
