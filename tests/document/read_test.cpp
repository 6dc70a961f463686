// SPDX-License-Identifier: Apache-2.0
#include "document/read.h"

#include <memory>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/limits.h"
#include "case_file.h"
#include "document/codes.h"
#include "document/split.h"
#include "dump.h"

using ducha::Case;
using ducha::Diagnostics;
using ducha::Document;
using ducha::Results;
using ducha::SourcePtr;
using ducha::SourceText;

namespace {

SourcePtr source_of(std::string bytes) { return std::make_shared<const SourceText>("f", std::move(bytes)); }

Results read_one(const Case& item, bool yaml) {
  Diagnostics diagnostics;
  const SourcePtr source = source_of(item.section(yaml ? "yaml" : "json")->bytes());
  const std::optional<Document> document =
      yaml ? ducha::read_yaml(source, diagnostics) : ducha::read_json(source, diagnostics);
  return {{"nodes", document ? ducha::dump(*document) : ""}, {"said", ducha::reported(diagnostics)}};
}

std::string documents(std::size_t count) { return std::to_string(count) + "\n"; }

}  // namespace

TEST_CASE("YAML becomes nodes with places") {
  ducha::run_case_file("document/yaml.txt", {"yaml"}, [](const Case& item) { return read_one(item, true); });
}

TEST_CASE("broken YAML is reported where it is broken") {
  ducha::run_case_file("document/yaml_faults.txt", {"yaml"}, [](const Case& item) { return read_one(item, true); });
}

TEST_CASE("JSON becomes nodes with places") {
  ducha::run_case_file("document/json.txt", {"json"}, [](const Case& item) { return read_one(item, false); });
}

TEST_CASE("broken JSON is reported where it is broken") {
  ducha::run_case_file("document/json_faults.txt", {"json"}, [](const Case& item) { return read_one(item, false); });
}

TEST_CASE("streams are cut into documents that cost only themselves") {
  ducha::run_case_file("document/streams.txt", {"yaml", "lines", "json"}, [](const Case& item) -> Results {
    std::string out;
    Diagnostics diagnostics;
    std::size_t count = 0;
    const auto show = [&](const std::optional<Document>& document) {
      ++count;
      out += "document " + documents(count) + (document ? ducha::dump(*document) : "broken\n");
    };
    if (const auto* yaml = item.section("yaml")) {
      std::istringstream stream(yaml->bytes());
      ducha::YamlSplitter splitter(stream, "f");
      while (const SourcePtr source = splitter.next(diagnostics)) show(ducha::read_yaml(source, diagnostics));
    } else if (const auto* lines = item.section("lines")) {
      std::istringstream stream(lines->bytes());
      ducha::LineSplitter splitter(stream, "f");
      while (const SourcePtr source = splitter.next(diagnostics)) show(ducha::read_json(source, diagnostics));
    } else {
      const SourcePtr source = source_of(item.section("json")->bytes());
      ducha::JsonElements elements(source);
      while (const auto part = elements.next(diagnostics)) show(ducha::read_json(source, *part, diagnostics));
    }
    return {{"nodes", out.empty() ? "none\n" : out}, {"said", ducha::reported(diagnostics)}};
  });
}

namespace {

// Exactly one diagnostic of that code, or none and a document.
void check_limit(const std::string& bytes, bool yaml, bool within, ducha::Code code) {
  Diagnostics diagnostics;
  const SourcePtr source = source_of(bytes);
  const auto document = yaml ? ducha::read_yaml(source, diagnostics) : ducha::read_json(source, diagnostics);
  CHECK(document.has_value() == within);
  REQUIRE(diagnostics.all().size() == (within ? 0U : 1U));
  if (!within) CHECK(diagnostics.all().front().code == code);
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string result;
  result.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += piece;
  return result;
}

// Lists of aliases of lists of aliases.
std::string alias_bomb(std::size_t levels, std::size_t width) {
  std::string text = "a0: &a0 [x]\n";
  for (std::size_t level = 1; level <= levels; ++level) {
    text += fmt::format("a{0}: &a{0} [{1}]\n", level, repeated(fmt::format("*a{}, ", level - 1), width));
  }
  return text;
}

}  // namespace

TEST_CASE("one level of nesting decides") {
  using ducha::kDocumentDepth;
  for (const bool yaml : {true, false}) {
    for (const std::size_t depth : {kDocumentDepth, kDocumentDepth + 1, std::size_t{100'000}}) {
      CAPTURE(yaml);
      CAPTURE(depth);
      const bool within = depth <= kDocumentDepth;
      check_limit(repeated("[", depth) + repeated("]", depth), yaml, within, ducha::code::document_too_deep);
      check_limit(repeated("{\"a\": ", depth) + "1" + repeated("}", depth), yaml, within,
                  ducha::code::document_too_deep);
    }
    check_limit(repeated("[", 100'000), yaml, false, ducha::code::document_too_deep);
  }
  // Aliases deepen what they stand in.
  const std::string half = repeated("[", 32) + repeated("]", 32);
  check_limit("a: &a " + half + "\nb: " + repeated("[", 31) + "*a" + repeated("]", 31), true, true,
              ducha::code::document_too_deep);
  check_limit("a: &a " + half + "\nb: " + repeated("[", 32) + "*a" + repeated("]", 32), true, false,
              ducha::code::document_too_deep);
}

TEST_CASE("an alias bomb is put out") {
  check_limit(alias_bomb(3, 50), true, true, ducha::code::document_too_many);
  check_limit(alias_bomb(9, 50), true, false, ducha::code::document_too_many);
}

TEST_CASE("one byte too many is another kind of file") {
  const std::string fitting = "a: " + std::string(ducha::kDocumentBytes - 3, 'x');
  check_limit(fitting, true, true, ducha::code::document_too_large);
  check_limit(fitting + "x", true, false, ducha::code::document_too_large);

  // In a stream it costs only itself.
  Diagnostics diagnostics;
  std::istringstream lines("{}\n\"" + fitting + "xx\"\n{}\n");
  ducha::LineSplitter splitter(lines, "f");
  CHECK(splitter.next(diagnostics) != nullptr);
  const SourcePtr third = splitter.next(diagnostics);
  REQUIRE(third != nullptr);
  CHECK(third->position(0).line == 3);
  CHECK(splitter.next(diagnostics) == nullptr);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code == ducha::code::document_too_large);
  CHECK(diagnostics.all().front().at.position().line == 2);

  std::istringstream documents("---\n" + fitting + "x\n---\na: 1\n");
  ducha::YamlSplitter cut(documents, "f");
  const SourcePtr second = cut.next(diagnostics);
  REQUIRE(second != nullptr);
  CHECK(second->position(0).line == 3);
  CHECK(diagnostics.all().size() == 2);
}
