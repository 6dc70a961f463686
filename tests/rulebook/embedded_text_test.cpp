// SPDX-License-Identifier: Apache-2.0
#include "rulebook/embedded_text.h"

#include <array>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "document/read.h"

using ducha::EmbeddedText;
using ducha::SourceText;

TEST_CASE("each character of an expression stands in the file where its place says, or is an escape there") {
  // Every way to write a scalar; the expression reads the same in most.
  static constexpr std::array kDocuments = {
      "a: count(x) >= 1\n",
      "a: 'count(x) >= ''1'''\n",
      "a: \"count(x) >= \\\"\\u4e00\\x41\\\"\"\n",
      "a: count(x)\n  >= 1\n",
      "a: >-\n  count(x)\n  >= 1\n\n  and y\n",
      "a: |\n    count(x)\n      >= 1\n    and y\n",
      "a: \"count(x) \\\n   >= 1\"\n",
      "a: 'count(x)\n\n  >= 1'\n",
      "a: \xE7\xA4\xBE\xE5\xB7\xA5 >= 1\n",
      "{a: [x >= 1, y]}\n",
  };
  for (const char* text : kDocuments) {
    CAPTURE(std::string(text));
    ducha::Diagnostics diagnostics;
    const auto source = std::make_shared<const SourceText>("rules.yaml", text);
    const auto document = ducha::read_yaml(source, diagnostics);
    REQUIRE(document.has_value());
    ducha::NodeView scalar = document->root().find("a");
    if (scalar.is_list()) scalar = scalar.elements().front();
    const std::string_view decoded = scalar.text();
    const EmbeddedText embedded(scalar);
    std::size_t compared = 0;
    for (std::uint32_t i = 0; i < decoded.size(); ++i) {
      if (decoded[i] == ' ' || decoded[i] == '\n') continue;
      const ducha::Place place = embedded.place({i, 1});
      const std::string_view there = source->bytes().substr(place.span.offset);
      const bool same = there.front() == decoded[i];
      const bool escaped = there.front() == '\\' || there.starts_with("''");
      CAPTURE(i);
      CHECK((same || escaped));
      compared += same ? 1 : 0;
    }
    CHECK(compared > 3);
  }
}
