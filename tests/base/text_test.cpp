// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace {

struct Row {
  std::string_view text;
  std::string_view want;
};

// Precondition: above ASCII.
std::string utf8_of(std::uint32_t c) {
  std::string text;
  const auto trail = [c](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x800) {
    text += static_cast<char>(0xC0U | c >> 6U);
  } else {
    text += c < 0x10000 ? static_cast<char>(0xE0U | c >> 12U) : static_cast<char>(0xF0U | c >> 18U);
    if (c >= 0x10000) text += trail(12);
    text += trail(6);
  }
  text += trail(0);
  return text;
}

}  // namespace

TEST_CASE("keys fold to one form whatever the script, the width, the case and the spaces") {
  static constexpr Row kRows[] = {
      {"Social_Workers", "socialworkers"},
      {"social workers", "socialworkers"},
      {" social-workers\t", "socialworkers"},
      {"\xEF\xBC\xB3\xEF\xBC\xAF\xEF\xBC\xA3\xEF\xBC\xA9\xEF\xBC\xA1\xEF\xBC\xAC\xEF\xBC\xBFworkers", "socialworkers"},
      {"\xE8\x81\xBD\xE5\x8F\x96\xE5\xB7\xA5\xE6\x9C\x83\xE5\xB7\xA5\xE4\xBD\x9C\xE5\x8C\xAF\xE5\xA0\xB1",
       "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5"},
      {"\xE5\x90\xAC\xE5\x8F\x96\xE3\x80\x80\xE5\xB7\xA5\xE4\xBC\x9A \xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5",
       "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5"},
      {"\xE7\xA4\xBE\xE5\xB7\xA5\xE2\x80\x94\xE4\xBA\xBA\xE6\x95\xB0",
       "\xE7\xA4\xBE\xE5\xB7\xA5\xE2\x80\x94\xE4\xBA\xBA\xE6\x95\xB0"},
      {"co\xE2\x80\x91operative", "cooperative"},
      {"STRASSE", "strasse"},
      {"stra\xC3\x9F"
       "e",
       "strasse"},
      {"\xE2\x91\xA0", "1"},
      {"", ""},
      {"\xFF", ""},
      {"ab\xE4\xB8", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(ducha::fold(row.text) == row.want);
    CHECK(ducha::fold(ducha::fold(row.text)) == row.want);
  }
}

// But for ramie and one more herb, which ICU's table exchanges.
TEST_CASE("folding a folded text changes nothing, for every character") {
  for (std::uint32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c == 0x82CE || c == 0x82E7 || c == 0x85B4) continue;
    const std::string text = utf8_of(c);
    const std::string once = ducha::fold(text);
    if (ducha::fold(once) != once) {
      CAPTURE(text);
      CAPTURE(once);
      CHECK(ducha::fold(once) == once);
    }
  }
}

// The words that ICU's Hant-Hans exchanges are left as they are: inspect, parts of a whole.
TEST_CASE("folding knows characters and no words") {
  CHECK(ducha::fold("\xE5\xB7\xA1\xE5\xAF\x9F") == "\xE5\xB7\xA1\xE5\xAF\x9F");
  CHECK(ducha::fold("\xE4\xBB\xBD\xE5\xAD\x90") == "\xE4\xBB\xBD\xE5\xAD\x90");
  CHECK(ducha::to_simplified("\xE5\xB7\xA1\xE5\xAF\x9F") == "\xE5\xB7\xA1\xE5\xAF\x9F");
}

// fold() takes a short way where it knows every character; an accent sends it the long way, which asks ICU.
TEST_CASE("the short way of folding gives what ICU gives, for every character") {
  const std::string accent = "x\xCC\x82";  // has no composed form
  for (std::uint32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = utf8_of(c);
    if (ducha::fold(text) + accent == ducha::fold(text + accent)) continue;
    CAPTURE(c);
    CHECK(ducha::fold(text) + accent == ducha::fold(text + accent));
  }
}

TEST_CASE("simplified becomes traditional and back") {
  static constexpr Row kRows[] = {
      {"\xE7\xA4\xBE\xE5\x8C\xBA\xE7\x9F\xAB\xE6\xAD\xA3", "\xE7\xA4\xBE\xE5\x8D\x80\xE7\x9F\xAF\xE6\xAD\xA3"},
      {"\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5",
       "\xE8\x81\xBD\xE5\x8F\x96\xE5\xB7\xA5\xE6\x9C\x83\xE5\xB7\xA5\xE4\xBD\x9C\xE5\xBD\x99\xE5\xA0\xB1"},
      {"\xE5\xBF\x83\xE7\x90\x86\xE5\x92\xA8\xE8\xAF\xA2", "\xE5\xBF\x83\xE7\x90\x86\xE8\xAB\xAE\xE8\xA9\xA2"},
      {"\xE6\x89\xBE\xE5\x87\x86\xE4\xBD\x8D\xE7\xBD\xAE", "\xE6\x89\xBE\xE6\xBA\x96\xE4\xBD\x8D\xE7\xBD\xAE"},
      {"\xE5\xAE\xA3\xE4\xBC\xA0\xE5\x91\xA8", "\xE5\xAE\xA3\xE5\x82\xB3\xE9\x80\xB1"},
      {"\xE6\xAF\x8F\xE5\x91\xA8\xE4\xB8\x80\xE6\xAC\xA1", "\xE6\xAF\x8F\xE9\x80\xB1\xE4\xB8\x80\xE6\xAC\xA1"},
      {"plain", "plain"},
      {"", ""},
      {"\xFF", "\xFF"},
  };
  for (const Row& row : kRows) {
    CHECK(ducha::to_traditional(row.text) == row.want);
    CHECK(ducha::to_simplified(row.want) == row.text);
  }
}

TEST_CASE("a terminal's columns") {
  struct WidthRow {
    std::string_view text;
    std::size_t width;
    std::size_t points;
  };
  static constexpr WidthRow kRows[] = {
      {"abc", 3, 3},
      {"\xE6\xB1\x89\xE5\xAD\x97", 4, 2},
      {"\xEF\xBD\x81", 2, 1},
      {"\xEF\xBD\xB1", 1, 1},  // half-width kana
      {"\xC3\xA9", 1, 1},      // ambiguous
      {"e\xCC\x81", 1, 2},     // a combining accent
      {"\xF0\x9F\x98\x80", 2, 1},
      {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2, 3},  // one syllable of three letters
      {"\xE3\x80\x82", 2, 1},
      {"\xE2\x80\x8B", 0, 1},  // zero width space
      {"\xC2\xAD", 1, 1},      // soft hyphen
      {"\xFF\xFE", 2, 2},      // no text
      {"", 0, 0},
  };
  for (const WidthRow& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(ducha::display_width(row.text) == row.width);
    CHECK(ducha::code_points(row.text) == row.points);
  }
}

TEST_CASE("columns known without ICU are those that its properties give") {
  for (std::int32_t point = 0x20; point <= 0xFFFF; ++point) {
    const bool ascii = point <= 0x7E;
    const bool quick = ascii || (point >= 0x3001 && point <= 0x3029) || (point >= 0x4E00 && point <= 0x9FFF) ||
                       (point >= 0xFF01 && point <= 0xFF5E);
    if (!quick) continue;
    const std::int32_t width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    const bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH;
    const bool drawn = (U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) == 0;
    CAPTURE(point);
    CHECK((drawn && wide == !ascii && ducha::display_width(point) == (ascii ? 1U : 2U)));
  }
}

TEST_CASE("only well-formed UTF-8 passes") {
  struct BytesRow {
    std::string_view text;
    std::size_t invalid;
  };
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr BytesRow kRows[] = {
      {"plain", kNone},
      {"\xE6\xB1\x89\xF0\x9F\x98\x80\xC3\xA9", kNone},
      {"a\x80", 1},
      {"\xC0\x80", 0},              // overlong
      {"\xE0\x80\x80", 0},          // overlong
      {"ab\xED\xA0\x80", 2},        // a surrogate
      {"\xF4\x90\x80\x80", 0},      // past U+10FFFF
      {"\xF4\x8F\xBF\xBF", kNone},  // U+10FFFF
      {"\xF0\x8F\xBF\xBF", 0},      // overlong
      {"\xE4\xB8", 0},              // cut short
      {"\xF8\x88\x80\x80\x80", 0},  // five bytes
  };
  for (const BytesRow& row : kRows) {
    CAPTURE(row.text.size());
    CHECK(ducha::first_invalid(row.text) == row.invalid);
    CHECK(ducha::is_utf8(row.text) == (row.invalid == kNone));
  }
}

TEST_CASE("a scalar is read in its compatibility form and without outer spaces") {
  static constexpr Row kRows[] = {
      {"  12 ", "12"},
      {"\xEF\xBC\x91\xEF\xBC\x92", "12"},
      {"\xE3\x80\x80\xEF\xBC\x92\xEF\xBC\x85\xE3\x80\x80", "2%"},
      {"a b", "a b"},
      {" \xE6\xB1\x89 ", "\xE6\xB1\x89"},
      {"", ""},
      {"  ", ""},
      {"\xE3\x80\x80", ""},
      {"\xFF ", "\xFF "},
  };
  for (const Row& row : kRows) CHECK(ducha::normalized(row.text) == row.want);
}

TEST_CASE("figures are read with full-width forms as ASCII and nothing else changed") {
  static constexpr Row kRows[] = {
      {"\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x8E\xEF\xBC\x95\xEF\xBC\x85", "12.5%"},
      {"\xE3\x80\x80\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x94\xEF\xBC\x8F\xEF\xBC\x93\xEF\xBC\x8D\xEF\xBC\x92"
       "\xE3\x80\x80",
       "2024/3-2"},
      {"10\xC2\xB2", "10\xC2\xB2"},
      {"\xE2\x91\xA0", "\xE2\x91\xA0"},
      {" 1\xC2\xA0", "1"},
      {"\xE4\xB8\x80\xE4\xBA\x8C", "\xE4\xB8\x80\xE4\xBA\x8C"},
      {"", ""},
      {" x ", "x"},
      {"\xFF", "\xFF"},
  };
  for (const Row& row : kRows) CHECK(ducha::narrowed(row.text) == row.want);
}

TEST_CASE("a text in a message is one line of bounded length") {
  struct CutRow {
    std::string_view text;
    std::size_t limit;
    std::string_view want;
  };
  static constexpr CutRow kRows[] = {
      {"abc", 3, "abc"},
      {"abcd", 3, "ab\xE2\x80\xA6"},
      {"\xE6\xB1\x89\xE5\xAD\x97\xE6\xB1\x89\xE5\xAD\x97", 3, "\xE6\xB1\x89\xE5\xAD\x97\xE2\x80\xA6"},
      {"a\nb\tc", 9, "a b c"},
      {"\x1B[31m", 9, "\xEF\xBF\xBD[31m"},
      {"\xFF", 9, "\xEF\xBF\xBD"},
      {"a\xE2\x80\xAE"
       "b",
       9,
       "a\xEF\xBF\xBD"
       "b"},
      {"a\xEF\xBF\xBE\xEF\xB7\x90z", 9, "a<U+FFFE><U+FDD0>z"},
      {"", 3, ""},
  };
  for (const CutRow& row : kRows) CHECK(ducha::shortened(row.text, row.limit) == row.want);
}

TEST_CASE("no line is what a runner of CI would obey") {
  static constexpr Row kRows[] = {
      {"", ""},
      {"a::b, #[1], ## a [b]", "a::b, #[1], ## a [b]"},
      {"::error::a", "\\::error::a"},
      {" \t::error::a", " \t\\::error::a"},
      // Blanks of any kind, which runners pass over.
      {"\xE3\x80\x80\xC2\xA0::error::a", "\xE3\x80\x80\xC2\xA0\\::error::a"},
      {"a\n::b\n\r::c\n  d ::e", "a\n\\::b\n\r\\::c\n  d ::e"},
      {"a ##[command]b", "a ##\\[command]b"},
      {"###[a]##[b]", "###\\[a]##\\[b]"},
      {"a ##vso[task.x]b\n##teamcity[c]", "a ##\\vso[task.x]b\n##\\teamcity[c]"},
      {"##\xE7\x94\xB2[", "##\xE7\x94\xB2["},
      {"##", "##"},
  };
  for (const Row& row : kRows) {
    CHECK(ducha::inert_lines(std::string(row.text)) == row.want);
    CHECK(ducha::inert_lines(std::string(row.want)) == row.want);
  }
}

TEST_CASE("what XML cannot hold is shown in it") {
  using namespace std::string_view_literals;
  static constexpr Row kRows[] = {
      {"", ""},
      {"a\tb\r\nc", "a\tb\r\nc"},
      {"a\0b\x1B"sv, "a<U+0000>b<U+001B>"},
      {"\x7F\xC2\x85\xE2\x80\xA8", "\x7F\xC2\x85\xE2\x80\xA8"},
      {"\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD<U+FFFE><U+FFFF>"},
      {"a\xFF", "a\xEF\xBF\xBD"},
      {"\xF0\x9F\x99\x82\xF0\x9F\xBF\xBE", "\xF0\x9F\x99\x82\xF0\x9F\xBF\xBE"},
  };
  for (const Row& row : kRows) CHECK(ducha::for_xml(row.text) == row.want);
  CHECK(ducha::for_xlsx("_x0041_ _x00g1_ a_x1F642_ _x000D__x000d_\x1B") ==
        "_x005F_x0041_ _x00g1_ a_x1F642_ _x005F_x000D__x005F_x000d_<U+001B>");
  CHECK(ducha::for_xlsx("_x_x0041_x0042_") == "_x_x005F_x0041_x005F_x0042_");
}

TEST_CASE("threads fold at the same time") {
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (std::string& result : results) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 50; ++i)
        result =
            ducha::fold(
                "\xE8\x81\xBD\xE5\x8F\x96\xE5\xB7\xA5\xE6\x9C\x83\xE5\xB7\xA5\xE4\xBD\x9C\xE5\x8C\xAF\xE5\xA0\xB1") +
            ducha::to_traditional("\xE5\x90\xAC\xE5\x8F\x96");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results)
    CHECK(result ==
          "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5\xE8\x81\xBD"
          "\xE5\x8F\x96");
}
