// SPDX-License-Identifier: Apache-2.0
#include "rulebook/in_words.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "rulebook/rulebook.h"

using ducha::Language;

namespace {

const std::string kData = std::string(DUCHA_SOURCE_DIR) + "/tests/rulebook/";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Each rule of tests/rulebook/data/words: what it requires, as it is written and in each language.
std::string table_of(const ducha::PolicyRules& rules) {
  std::string table;
  for (const ducha::Rule& rule : rules.rules) {
    table += rule.id.substr(rule.id.find('.') + 1) + '\n';
    if (!rule.require.text.empty()) table += "     " + rule.require.text + '\n';
    if (rule.when) table += "  zh " + in_words(rule.when->text, rules, rule, Language::zh) + " (when)\n";
    table += "  zh " + plain(required_in_words(rules, rule, Language::zh)) + '\n';
    table += "  en " + plain(required_in_words(rules, rule, Language::en)) + '\n';
  }
  return table;
}

}  // namespace

TEST_CASE("what a rule requires is said in words") {
  ducha::Diagnostics diagnostics;
  const auto rules = ducha::load_policy(kData + "data/words", "words", diagnostics);
  for (const ducha::Diagnostic& each : diagnostics.all()) MESSAGE(to_text(each, Language::en, false));
  REQUIRE(rules != nullptr);
  const std::string table = table_of(*rules);
  if (std::getenv("DUCHA_ACCEPT") != nullptr) std::ofstream(kData + "words.txt", std::ios::binary) << table;
  CHECK(table == bytes_of(kData + "words.txt"));
}
