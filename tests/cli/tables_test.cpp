// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/options/option.h"

namespace {

struct Row {
  const char* name;
  std::string zh;
  std::string en;
};

const std::vector<Row> kWords = {
#define DUCHA_CLI_WORD(name, zh, en) {#name, zh, en},
#include "cli/words.def"
#undef DUCHA_CLI_WORD
};

std::set<char> holes(const std::string& text) {
  std::set<char> found;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 2] == '}') found.insert(text[at + 1]);
  }
  return found;
}

}  // namespace

TEST_CASE("every word is there in both languages, with the same holes") {
  REQUIRE(!kWords.empty());
  for (const Row& row : kWords) {
    CAPTURE(row.name);
    CHECK_FALSE(row.zh.empty());
    CHECK_FALSE(row.en.empty());
    CHECK(holes(row.zh) == holes(row.en));
    CHECK(ducha::is_ascii(row.en));
  }
}

TEST_CASE("every option has spellings, and a sentence in both languages") {
  for (const ducha::OptionRow& row : ducha::option_rows()) {
    CAPTURE(std::string(row.spellings));
    CHECK(row.spellings.find("--") != std::string_view::npos);
    CHECK_FALSE(row.sentence.zh.empty());
    CHECK_FALSE(ducha::is_ascii(row.sentence.zh));
    CHECK(ducha::is_ascii(row.sentence.en));
    CHECK(holes(row.sentence.zh) == holes(row.sentence.en));
    CHECK(sentence_of(row, ducha::Language::zh).find('{') == std::string::npos);
    CHECK(sentence_of(row, ducha::Language::en).find('{') == std::string::npos);
  }
}

TEST_CASE("commands have names of their own and are found by them alone") {
  std::set<std::string_view> names;
  for (const ducha::Command& command : ducha::commands()) {
    CHECK(names.insert(command.name).second);
    CHECK(ducha::command_named(command.name) == &command);
    CHECK_FALSE(command.sentence.zh.empty());
    CHECK(ducha::is_ascii(command.sentence.en));
  }
  for (const char* name : {"", "chec", "Check", "--help"}) CHECK(ducha::command_named(name) == nullptr);
}

TEST_CASE("lists are split at their commas") {
  CHECK(ducha::split_list("a,b") == std::vector<std::string>{"a", "b"});
  CHECK(ducha::split_list("") == std::vector<std::string>{""});
  CHECK(ducha::split_list(",") == std::vector<std::string>{"", ""});
  CHECK(ducha::joined(std::vector<std::string>{"a", "b"}) == "a, b");
  CHECK(ducha::joined({}).empty());
}
