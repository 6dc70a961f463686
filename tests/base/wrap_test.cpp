// SPDX-License-Identifier: Apache-2.0
#include "base/wrap.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"

using Lines = std::vector<std::string>;

TEST_CASE("lines break where their script breaks them") {
  struct Row {
    const char* text;
    std::size_t width;
    Lines lines;
  };
  const std::vector<Row> rows = {
      {"", 10, {""}},
      {"as it is", 0, {"as it is"}},
      {"as it is", 8, {"as it is"}},
      {"as it is", 7, {"as it", "is"}},
      {"unbreakable", 4, {"unbreakable"}},
      {"每名社工负责的矫正对象", 10, {"每名社工负", "责的矫正对", "象"}},
      // A mark that closes stays with what it closes, however narrow.
      {"四个汉字，再四个字", 8, {"四个汉", "字，再四", "个字"}},
      {"2 social workers", 8, {"2 social", "workers"}},
      {"well-kept", 6, {"well-", "kept"}},
      // An option is one word.
      {"用于 --roster", 9, {"用于", "--roster"}},
      {"see --details and -q", 8, {"see", "--details", "and -q"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(ducha::wrapped(row.text, row.width) == row.lines);
  }
}

TEST_CASE("nothing is lost and nothing is too wide") {
  const std::string text =
      "社区矫正对象人数（subjects）= 31 人，社工 2 人；should stay whole: examples/qingshan.yaml:33:13。";
  for (std::size_t width = 2; width < 100; ++width) {
    std::string joined;
    for (const std::string& line : ducha::wrapped(text, width)) {
      if (line.find(' ') != std::string::npos) CHECK(ducha::display_width(line) <= std::max<std::size_t>(width, 30));
      joined += line;
    }
    const auto squeezed = [](std::string s) {
      std::erase(s, ' ');
      return s;
    };
    CHECK(squeezed(joined) == squeezed(text));
  }
}
