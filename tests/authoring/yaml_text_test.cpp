// SPDX-License-Identifier: Apache-2.0
#include "authoring/yaml_text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <yaml-cpp/emitter.h>

#include "base/utf8.h"
#include "document/read.h"

using namespace ducha;
using namespace std::string_view_literals;

namespace {

// A key and a value of a block, of a flow, and of what yaml-cpp writes, as they are read again.
std::vector<std::string> read_again(std::string_view text) {
  YAML::Emitter out;
  const auto put = [&out, text](auto where) {
    out << where;
    emit_scalar(out, text);
  };
  out << YAML::BeginMap;
  put(YAML::Key);
  out << YAML::Value << YAML::Flow << YAML::BeginSeq;
  emit_scalar(out, text);
  out << YAML::BeginMap;
  put(YAML::Key);
  put(YAML::Value);
  out << YAML::EndMap << YAML::EndSeq << YAML::EndMap;
  const std::string scalar = yaml_scalar(text);
  const std::string page = "---\na: " + scalar + "  # b\nc: {d: " + scalar + ", e: [" + scalar + "]}\n";
  std::vector<std::string> read;
  for (const std::string& each : {page, std::string(out.c_str()) + '\n'}) {
    Diagnostics diagnostics;
    const auto document = read_yaml(std::make_shared<const SourceText>("f", each), diagnostics);
    if (!document) return {"refused: " + each};
    for (std::uint32_t index = 0; index < document->nodes.size(); ++index) {
      const NodeView node(*document, index);
      if (!node.is_scalar() || node.text().size() == 1) continue;  // of the page itself
      if (node.is_null()) return {"null: " + each};
      read.emplace_back(node.text());
    }
  }
  return read;
}

}  // namespace

TEST_CASE("a text is written so that the same text is read") {
  std::vector<std::string> texts = {
      "",     "null",   "~~",    "<<",  ":a",    "a: b", "a :b", "a:",        "a #b",
      "a#b",  "- a",    "--- a", "---", "... a", "-5",   "-.5",  "? a",       "?a",
      "a, b", "a]b",    "{a}",   "@a",  "`a",    "%a",   "&a",   "a&b",       "*a",
      "!a",   "|a",     ">a",    "'a'", "\"a\"", "a\\b", "a'b",  " a",        "a ",
      "a\nb", "a\r\nb", "a\tb",  "=a",  "2024",  "yes",  "a:,b", "::error::", "\xE7\x94\xB2\xEF\xBC\x8C\xE4\xB9\x99",
  };
  texts.push_back(std::string("a\0b"sv));
  texts.push_back(std::string(2000, 'a'));  // a key too long to be a plain one
  for (const std::int32_t c :
       {0x01,   0x07,   0x1B,   0x7F,   0x80,   0x85,   0x9F,   0xA0,    0xAD,    0x200B,  0x2028,
        0x2029, 0x3000, 0xFEFF, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F642, 0x1FFFE, 0x10FFFF}) {
    std::string text = "a";
    append_utf8(text, c);
    texts.push_back(text);
    texts.push_back(text + 'b');
  }
  for (const std::string& text : texts) {
    CAPTURE(yaml_scalar(text));
    const std::vector<std::string> want(text.size() == 1 ? 0 : 7, text);
    CHECK(read_again(text) == want);
  }
}

TEST_CASE("what is plain stays plain") {
  for (const std::string_view text : {"a b", "-5", "2024-01-01", "a/b:c", "a#b", "12%", "http://a.b/c"})
    CHECK(yaml_scalar(text) == text);
  CHECK(yaml_scalar(":a") == "\":a\"");
  CHECK(yaml_scalar("a\xEF\xBF\xBE") == "\"a\\uFFFE\"");
  CHECK(yaml_scalar("a\x7F") == "\"a\\x7F\"");
  CHECK(yaml_scalar("\xFF") == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("a comment is one line that YAML takes") { CHECK(yaml_comment("a\nb\x7F") == "a b\xEF\xBF\xBD"); }
