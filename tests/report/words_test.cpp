// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings/words.h"

using ducha::Language;

namespace {

// The holes of a sentence, in order: "{0}{1}".
std::string holes(const std::string& text) {
  std::string result;
  for (char digit = '0'; digit <= '9'; ++digit) {
    const std::string hole = {'{', digit, '}'};
    if (text.find(hole) != std::string::npos) result += hole;
  }
  return result;
}

}  // namespace

TEST_CASE("every word exists in both languages, with the same holes") {
  std::vector<ducha::Text> rows;
  const auto add = [&rows](const auto& table) {
    CHECK_FALSE(table.rows().empty());
    rows.insert(rows.end(), table.rows().begin(), table.rows().end());
  };
  add(table_of(ducha::ReportWord{}));
  add(table_of(ducha::Status{}));
  add(table_of(ducha::Modality{}));
  add(table_of(ducha::Change{}));
  add(table_of(ducha::WireWord{}));
  for (const ducha::Text& text : rows) {
    CAPTURE(text.en);
    CHECK_FALSE(text.zh.empty());
    CHECK_FALSE(text.en.empty());
    CHECK(holes(text.zh) == holes(text.en));
  }
}

TEST_CASE("traditional Chinese is derived") {
  CHECK(word(ducha::Status::unknown, Language::zh) == "\xE6\x97\xA0\xE6\xB3\x95\xE5\x88\xA4\xE6\x96\xAD");
  CHECK(word(ducha::Status::unknown, Language::zh_hant) == "\xE7\x84\xA1\xE6\xB3\x95\xE5\x88\xA4\xE6\x96\xB7");
}

TEST_CASE("holes are filled, those without an argument stay empty") {
  CHECK(filled(ducha::ReportWord::citation, Language::en, {"A", "b"}) == "A, b");
  CHECK(filled(ducha::ReportWord::citation, Language::en, {"A"}) == "A, ");
}
