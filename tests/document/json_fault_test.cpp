// SPDX-License-Identifier: Apache-2.0
// simdjson decides what is JSON, the parser of another library says where it is not: they must agree on every text.
#include "document/json_fault.h"

#include <memory>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "document/codes.h"
#include "document/read.h"

namespace {

constexpr std::string_view kSeeds[] = {
    R"({"unit": "A", "facts": {"x": [1, -2.5e3, true, null], "y": "a\"\\\u0041\ud83d\ude00"}})",
    R"([[], {}, [[1], {"a": {"b": []}}], "", 0, -0.0])",
    R"("text")",
    R"(12)",
    R"({"a":1,"a":2})",
};
constexpr std::string_view kPieces[] = {"{",  "}",  "[", "]",     ",",    ":", "\"",   "\\",          "0",
                                        "1",  "-",  ".", "e",     "+",    "t", "true", "null",        " ",
                                        "\n", "\t", "u", "\\u12", "\x01", "a", "//",   "\xE6\xB1\x89"};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0: text.insert(at, kPieces[below(std::size(kPieces))]); break;
      case 1: text.erase(at, 1 + below(3)); break;
      case 2: text.insert(at, text.substr(below(text.size() + 1), below(6))); break;
      default: text.resize(at); break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the reader and the finder of faults agree") {
  std::mt19937 random(20240630);
  std::size_t sound = 0;
  std::size_t broken = 0;
  for (int round = 0; round < 60'000; ++round) {
    const std::string text = mutated(std::string(kSeeds[random() % std::size(kSeeds)]), random);
    ducha::Diagnostics diagnostics;
    const auto source = std::make_shared<const ducha::SourceText>("f", text);
    const auto document = ducha::read_json(source, diagnostics);
    const bool is_text = diagnostics.empty() || diagnostics.all().front().code == ducha::code::document_json;
    if (!is_text || text.find_first_not_of(" \t\n\r") == std::string::npos) continue;
    const bool agreed = document.has_value() == !ducha::first_json_fault(text).has_value();
    if (!agreed) {
      CAPTURE(text);
      CHECK(agreed);
    }
    ++(document ? sound : broken);
  }
  CHECK(sound > 5'000);
  CHECK(broken > 20'000);
}

TEST_CASE("numbers as JSON writes them") {
  struct Row {
    std::string_view text;
    bool is;
  };
  static constexpr Row kRows[] = {
      {"0", true},    {"-0", true},   {"12", true},     {"1.50", true}, {"1e5", true},    {"1E+05", true},
      {"1e-5", true}, {"", false},    {"-", false},     {"01", false},  {"+1", false},    {".5", false},
      {"1.", false},  {"1e", false},  {"1e+", false},   {"0x1", false}, {"1 ", false},    {"1,0", false},
      {"00", false},  {"-01", false}, {"1.2.3", false}, {"NaN", false}, {"1e5.0", false},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(ducha::is_json_number(row.text) == row.is);
  }
}
