// SPDX-License-Identifier: Apache-2.0
// The cases of the language as data. One case a line:
//
//   # a comment
//   let NAME = EXPRESSION            a name for the cases below, its type that of its value
//   let NAME: TYPE = EXPRESSION      the same with a declared type
//   reset                            forgets all names
//   EXPRESSION => EXPRESSION         both have the same value
//   EXPRESSION !! COLUMN CODE        does not compile; the first problem
//   ... !! COLUMN CODE says TEXT     and its sentence holds the text, in both languages
//   strict EXPRESSION => ... or !!   in a strict scope
//   tests TESTS <- VALUE => ...      unary tests over a value
//
// After => VALUE may follow, each after " | ": `because CODE` (the first reason for null; "-" for none), `missing
// PATHS`, `within PATHS`, `decided PATHS`, `reads PATHS`. Paths are written as in FEEL: reports[1].date.
//
// Beside what a case says, each one is written back and read again, and explained as well as evaluated.
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/source.h"
#include "feel/compile/parse_scope.h"
#include "feel/compile/program.h"
#include "feel/run/trace.h"
#include "feel/syntax/unparse.h"
#include "feel/value/value.h"

namespace ducha::feel {

namespace {

#define DUCHA_CODE(name, id, severity, zh, en) id,
constexpr std::string_view kFeelCodes[] = {
#include "feel/codes.def"
};
#undef DUCHA_CODE

struct Case {
  std::string place;  // file:line
  std::string expression;
  Scope scope;
  std::vector<Value> slots;
  bool strict = false;
  bool unary_tests = false;
  // What is expected: a value, or a problem.
  std::optional<std::string> value;
  std::size_t column = 0;
  std::string code;
  std::string says;
  std::map<std::string, std::string> also;  // because, missing, within, decided, reads
};

struct CaseFile {
  std::vector<Case> cases;
  std::vector<std::string> faults;  // lines that are no case
};

struct Cut {
  std::string before;
  std::string after;
};

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::optional<Cut> cut_at(std::string_view text, std::string_view mark, bool last) {
  const std::size_t at = last ? text.rfind(mark) : text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  return Cut{trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size()))};
}

std::optional<Value> value_of(const std::string& expression) {
  const Compiled compiled = compile(expression, Scope());
  if (!compiled.program) return std::nullopt;
  return compiled.program->evaluate({});
}

class Reader {
 public:
  explicit Reader(std::string name) : name_(std::move(name)) {}

  void line(const std::string& text, std::size_t number) {
    place_ = name_ + ":" + std::to_string(number);
    const std::string trimmed_text = trimmed(text);
    if (trimmed_text.empty() || trimmed_text[0] == '#') return;
    if (trimmed_text == "reset") {
      scope_ = Scope();
      slots_.clear();
    } else if (!(trimmed_text.rfind("let ", 0) == 0 ? name(trimmed_text.substr(4)) : one(trimmed_text))) {
      file_.faults.push_back(place_ + ": " + trimmed_text);
    }
  }
  [[nodiscard]] CaseFile file() && { return std::move(file_); }

 private:
  bool name(const std::string& text) {
    const std::optional<Cut> given = cut_at(text, " = ", false);
    if (!given) return false;
    std::optional<Value> value = value_of(given->after);
    if (!value) return false;
    Type type = type_of(*value);
    std::string name = given->before;
    if (const std::optional<Cut> typed = cut_at(name, ": ", false)) {
      const std::string declared = typed->after;
      const bool closed = declared.rfind("closed ", 0) == 0;
      const std::optional<Type> read = read_type(closed ? declared.substr(7) : declared);
      if (!read) return false;
      type = closed ? closed_type(*read) : *read;
      name = typed->before;
    }
    scope_.declare(name, type);
    slots_.push_back(std::move(*value));
    return true;
  }

  // Written types are open; those of plans are closed.
  static Type closed_type(const Type& type) {
    if (type.tag() == Type::Tag::list) return Type::list_of(closed_type(type.element()));
    if (type.tag() != Type::Tag::context) return type;
    std::vector<std::pair<std::string, Type>> fields;
    for (const auto& [field, of] : type.fields()) fields.emplace_back(field, closed_type(of));
    return Type::context_of(std::move(fields), true);
  }

  bool one(std::string text) {
    Case made;
    made.place = place_;
    made.scope = scope_;
    made.slots = slots_;
    if (text.rfind("strict ", 0) == 0) {
      made.strict = true;
      text = trimmed(text.substr(7));
    }
    std::optional<Cut> parts = cut_at(text, " => ", true);
    const std::optional<Cut> broken = cut_at(text, " !! ", true);
    if (broken) {
      const std::optional<Cut> problem = cut_at(broken->after, " ", false);
      if (!problem) return false;
      made.expression = broken->before;
      made.column = std::stoul("0" + problem->before);
      made.code = problem->after;
      if (const std::optional<Cut> words = cut_at(made.code, " says ", false)) {
        made.code = words->before;
        made.says = words->after;
      }
      if (made.column == 0) return false;
    } else {
      if (!parts) return false;
      made.expression = parts->before;
      std::string expected = parts->after;
      while (std::optional<Cut> more = cut_at(expected, " | ", true)) {
        const std::optional<Cut> word = cut_at(more->after + " ", " ", false);
        if (word->before != "because" && word->before != "missing" && word->before != "within" &&
            word->before != "decided" && word->before != "reads")
          return false;
        if (!made.also.emplace(word->before, word->after).second) return false;
        expected = more->before;
      }
      if (expected.empty()) return false;
      made.value = expected;
    }
    if (made.expression.rfind("tests ", 0) == 0) {
      const std::optional<Cut> tests = cut_at(made.expression.substr(6), " <- ", true);
      if (!tests) return false;
      std::optional<Value> value = value_of(tests->after);
      if (!value) return false;
      made.unary_tests = true;
      made.expression = tests->before;
      made.scope.declare("?", type_of(*value));
      made.slots.push_back(std::move(*value));
    }
    file_.cases.push_back(std::move(made));
    return true;
  }

  std::string name_;
  std::string place_;
  Scope scope_;
  std::vector<Value> slots_;
  CaseFile file_;
};

CaseFile read_cases(const std::filesystem::path& path) {
  Reader reader(path.filename().string());
  std::ifstream stream(path);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) reader.line(line, number);
  return std::move(reader).file();
}

std::string name_of(const Scope& scope, Slot slot) {
  for (const Scope::Name& name : scope.names()) {
    if (name.slot == slot) return name.name;
  }
  return "?";
}

std::string shown(const std::vector<Origin>& origins, const Scope& scope) {
  std::string text;
  for (const Origin& origin : origins) {
    if (!text.empty()) text += ", ";
    text += name_of(scope, origin.slot);
    for (const auto& step : origin.path) {
      if (const auto* const field = std::get_if<std::string>(&step)) {
        text += "." + *field;
      } else {
        text += "[" + std::to_string(std::get<std::size_t>(step) + 1) + "]";
      }
    }
  }
  return text.empty() ? "-" : text;
}

std::string shown(const std::vector<ReadPath>& paths, const Scope& scope) {
  std::string text;
  for (const ReadPath& path : paths) {
    if (!text.empty()) text += ", ";
    text += name_of(scope, path.slot);
    for (const std::string& field : path.fields) text += "." + field;
  }
  return text.empty() ? "-" : text;
}

std::size_t column_of(const std::string& expression, Span at) {
  return SourceText("expression", expression).position(at.offset).column;
}

// The same shape and the same words; places do not matter.
bool same_shape(const Tree& a, const Tree& b) {
  std::vector<std::pair<NodeId, NodeId>> waiting{{a.root, b.root}};
  while (!waiting.empty()) {
    const auto [left, right] = waiting.back();
    waiting.pop_back();
    const Tree::Node& x = a[left];
    const Tree::Node& y = b[right];
    if (x.kind != y.kind || x.flag != y.flag || x.flag2 != y.flag2 || x.form != y.form || x.count != y.count ||
        a.text(left) != b.text(right) || to_string(a.type(left)) != to_string(b.type(right))) {
      return false;
    }
    for (std::uint32_t i = 0; i < x.count; ++i) waiting.emplace_back(a.children(left)[i], b.children(right)[i]);
  }
  return true;
}

void check_round_trip(const Case& one) {
  const ParseOptions options{200, one.unary_tests};
  const Parsed first = parse(one.expression, parse_scope(one.scope), options);
  CHECK(first.tree);
  if (!first.tree) return;
  std::string text = unparse(*first.tree);
  Parsed second = parse(text, parse_scope(one.scope), options);
  const bool joined = !second.tree || !same_shape(*first.tree, *second.tree);
  if (joined) {
    // A name of the scope goes on with what follows; then its operands stand in brackets.
    text = unparse(*first.tree, true);
    second = parse(text, parse_scope(one.scope), options);
  }
  CAPTURE(text);
  CHECK(second.tree);
  if (!second.tree) return;
  CHECK(same_shape(*first.tree, *second.tree));
  CHECK(unparse(*second.tree, joined) == text);
}

void check_value(const Case& one, const Program& program) {
  const std::optional<Value> wanted = value_of(*one.value);
  CHECK(wanted);
  if (!wanted) return;
  Environment environment;
  environment.now = *value_of("@\"2024-06-30T12:00:00Z\"");
  const Value got = program.evaluate(one.slots, environment);
  const std::string got_text = to_feel(got);
  const std::string wanted_text = to_feel(*wanted);
  CHECK(got_text == wanted_text);
  Trace trace;
  CHECK(to_feel(program.explain(one.slots, trace, environment)) == got_text);
  for (const auto& [what, text] : one.also) {
    CAPTURE(what);
    if (what == "missing") CHECK(shown(missing(trace), one.scope) == text);
    if (what == "within") CHECK(shown(missing_within(trace), one.scope) == text);
    if (what == "decided") CHECK(shown(deciding(trace), one.scope) == text);
    if (what == "reads") CHECK(shown(program.reads(), one.scope) == text);
    if (what == "because") {
      const std::vector<Step> found = reasons(trace);
      CHECK((found.empty() ? "-" : std::string(found.front().reason->code.row().name)) == text);
    }
  }
}

void check_case(const Case& one) {
  CAPTURE(one.place);
  CAPTURE(one.expression);
  CompileOptions options;
  options.strict = one.strict;
  options.unary_tests = one.unary_tests;
  const Compiled compiled = compile(one.expression, one.scope, options);
  if (!one.value) {
    CHECK_FALSE(compiled.program);
    CHECK_FALSE(compiled.problems.empty());
    if (compiled.problems.empty()) return;
    const Problem& problem = compiled.problems.front();
    CHECK(std::string(problem.code.row().name) == one.code);
    CHECK(column_of(one.expression, problem.at) == one.column);
    if (!one.says.empty()) {
      for (const Language language : {Language::en, Language::zh}) {
        const std::string said = sentence(problem.code, problem.arguments, language);
        CAPTURE(said);
        CHECK(said.find(one.says) != std::string::npos);
      }
    }
    return;
  }
  std::string problem;
  if (!compiled.program && !compiled.problems.empty()) {
    problem = sentence(compiled.problems[0].code, compiled.problems[0].arguments, Language::en);
  }
  CAPTURE(problem);
  CHECK(compiled.program);
  if (!compiled.program) return;
  check_value(one, *compiled.program);
  check_round_trip(one);
}

}  // namespace

TEST_CASE("the language does what its cases say") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(DUCHA_SOURCE_DIR "/tests/feel/cases")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 5);
  for (const std::filesystem::path& path : files) {
    const CaseFile file = read_cases(path);
    for (const std::string& fault : file.faults) FAIL_CHECK(fault << ": no case, no name, no comment");
    CAPTURE(path.filename().string());
    CHECK(file.cases.size() > 3);
    for (const Case& one : file.cases) check_case(one);
  }
}

TEST_CASE("everything the language can say is wrong is said in a test") {
  std::string texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DUCHA_SOURCE_DIR "/tests/feel")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path());
    texts.append(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  for (const std::string_view id : kFeelCodes) {
    const std::string name(id);
    CAPTURE(name);
    bool said = false;
    for (std::size_t at = texts.find(name); at != std::string::npos && !said; at = texts.find(name, at + 1)) {
      const char next = at + name.size() < texts.size() ? texts[at + name.size()] : '\n';
      said = next == '\n' || next == '"' || next == ' ';
    }
    CHECK(said);
  }
}

}  // namespace ducha::feel
