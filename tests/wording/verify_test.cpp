// SPDX-License-Identifier: Apache-2.0
#include "wording/verify.h"

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "base/text.h"
#include "wording/codes.h"

namespace {

// The document's words, by their code points: C++ sources are ASCII.
constexpr std::string_view kTitle = "\u5173\u4E8E\u996E\u6C34\u7684\u529E\u6CD5";
constexpr std::string_view kIssuer = "\u67D0\u53BF\u4EBA\u6C11\u653F\u5E9C";
constexpr std::string_view kNumber = "\u67D0\u653F\u53D1\u30142007\u301519\u53F7";
constexpr std::string_view kDay = "\u4E8C\u25CB\u25CB\u4E03\u5E74\u4E09\u6708\u5341\u4E5D\u65E5";
constexpr std::string_view kWell = "\u5404\u6751\u8981\u6709\u4E00\u53E3\u6C34\u4E95";
constexpr std::string_view kTests = "\u6BCF\u5E74\u68C0\u6D4B\u6C34\u8D28\u4E24\u6B21";
constexpr std::string_view kPublished = "\u5E76\u516C\u5E03\u7ED3\u679C";
constexpr std::string_view kComma = "\uFF0C";
constexpr std::string_view kStop = "\u3002";

std::string document() {
  std::string text;
  for (const std::string_view part :
       {kTitle, std::string_view("\n"), kNumber, std::string_view("\n"), kDay, std::string_view("\n\n"), kWell, kComma,
        kTests, kComma, kPublished, kStop, std::string_view("\n"), kIssuer, std::string_view("\n")})
    text += part;
  return text;
}

ducha::RepairedText repaired(std::string text) {
  return ducha::repair(std::make_shared<const ducha::SourceText>("f", std::move(text)));
}

ducha::PolicyRules catalogue() {
  ducha::PolicyRules rules;
  rules.policy.title = ducha::Text(kTitle, "Water");
  rules.policy.issuer = ducha::Text(kIssuer, "A county");
  rules.policy.number = kNumber;
  rules.policy.issued = ducha::Date{2007, 3, 19};
  for (const auto& [id, opens] : {std::pair{"1.1", kWell}, std::pair{"1.2", kTests}, std::pair{"1.3", kPublished}}) {
    ducha::Clause clause;
    clause.id = id;
    clause.opens = opens;
    rules.policy.clauses.push_back(std::move(clause));
  }
  const auto words = ducha::words_of_clauses(rules.policy, repaired(document()));
  for (std::size_t i = 0; i < words.size(); ++i) rules.policy.clauses[i].digest = words[i].digest;
  ducha::Rule rule;
  rule.id = "water.tests";
  rule.clauses = {1};
  rule.quote = "\u68C0\u6D4B\u6C34\u8D28";
  rules.rules.push_back(std::move(rule));
  return rules;
}

std::string replaced(std::string_view from, std::string_view to, std::string text = document()) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The codes of what is told, and the first argument of each: "source.reworded 1.2".
std::string told(const std::string& text) {
  ducha::Diagnostics found;
  static_cast<void>(ducha::verify(catalogue(), repaired(text), found));
  std::string all;
  for (const ducha::Diagnostic& each : found.all()) {
    all += (all.empty() ? "" : "; ") + std::string(each.code.row().name);
    if (!each.arguments.empty()) all += ' ' + each.arguments.front().en;
  }
  return all;
}

}  // namespace

TEST_CASE("each change of a document is told where it is") {
  struct Row {
    std::string text;
    std::string want;
  };
  const std::string first_words = "source.reworded-unruled 1.3";
  const Row rows[] = {
      {document(), ""},
      // Marks, width and the other spelling of a day change nothing.
      {replaced(kComma, ","), ""},
      {replaced(kDay, "2007\u5E743\u670819\u65E5"), ""},
      {replaced("\u4E8C\u25CB\u25CB", "\u4E8C\u3007\u3007"), ""},
      {replaced("2007", "\uFF12\uFF10\uFF10\uFF17"), ""},
      {document() + "2007\u5E743\u670819\u65E5", ""},
      // What stands before the first clause.
      {replaced("19\u53F7", "91\u53F7"), "source.number " + std::string(kNumber)},
      {replaced("\u30142007", "\u30142008"), "source.number " + std::string(kNumber)},
      {replaced("\u4E09\u6708", "\u56DB\u6708"), "source.issued 2007-03-19"},
      {replaced("\u996E\u6C34", "\u7528\u6C34"), "source.title " + std::string(kTitle)},
      // A clause's first words, and those behind them.
      {replaced("\u6BCF\u5E74\u68C0\u6D4B", "\u6BCF\u534A\u5E74\u68C0\u6D4B"), "source.reworded 1.2"},
      {replaced("\u5E76\u516C\u5E03", "\u53EF\u516C\u5E03"), first_words},
      {replaced("\u4E24\u6B21", "\u4E09\u6B21"), "source.reworded 1.2"},
      // A demand behind the last clause, without a full stop.
      {document() + "\u5404\u6751\u4E8E2007\u5E746\u6708\u5E95\u524D\u4E0A\u62A5\u65B9\u6848", "source.uncovered"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string all = told(row.text);
    CHECK((row.want.empty() ? all.empty() : all.starts_with(row.want)));
    CAPTURE(all);
    CHECK(all.find(';') == std::string::npos);
  }
}

namespace {

// A copy as it travels: traditional, a converter's glosses behind characters, a page mark, a line broken in the middle,
// and in the second clause two characters that a wrong encoding ate.
std::string sloppy() {
  std::string text = ducha::to_traditional(document());
  text = replaced("\u4E00\u53E3\u6C34\u4E95", "\u4E00\u53E3\u6C34\n\u4E95", text);
  text = replaced("\u5404\u6751", "\u5404(g\u00E8)\u6751", text);
  text = replaced("\u516C\u4F48", "\u516C\u4F48\n- 3 -\n", text);
  return replaced("\u6C34\u8CEA\u5169\u6B21", "\u6C34?\u6B21", text);
}

ducha::PolicyRules recorded_from(const std::string& text) {
  ducha::PolicyRules rules = catalogue();
  const auto words = ducha::words_of_clauses(rules.policy, repaired(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    REQUIRE(words[i].found);
    rules.policy.clauses[i].digest = words[i].digest;
  }
  return rules;
}

std::string told_of(const ducha::PolicyRules& rules, const std::string& text) {
  ducha::Diagnostics found;
  static_cast<void>(ducha::verify(rules, repaired(text), found));
  std::string all;
  for (const ducha::Diagnostic& each : found.all())
    all += (all.empty() ? "" : "; ") + std::string(each.code.row().name) +
           (each.arguments.empty() ? "" : ' ' + each.arguments.front().en);
  return all;
}

}  // namespace

TEST_CASE("a clean copy verifies clean against what was recorded of a sloppy one") {
  const ducha::PolicyRules rules = recorded_from(sloppy());
  CHECK(rules.policy.clauses[0].digest.size() == 16);
  CHECK(rules.policy.clauses[1].digest.find('/') != std::string::npos);
  CHECK(told_of(rules, sloppy()).empty());
  const std::string clean = document();
  const std::string copies[] = {
      clean,
      ducha::to_traditional(clean),
      replaced(kComma, ",", clean),
      replaced(kWell, "\u5404 \u6751\u8981\u6709\n\u4E00\u53E3\u3000\u6C34\u4E95", clean),
      replaced(std::string(kStop) + "\n", std::string(kStop) + "\r\n\r\n", clean),
      replaced("2007", "\uFF12\uFF10\uFF10\uFF17", clean),
  };
  for (const std::string& copy : copies) {
    CAPTURE(copy);
    CHECK(told_of(rules, copy).empty());
  }
  struct Row {
    std::string text;
    std::string want;
  };
  const Row changed[] = {
      {replaced("\u4E00\u53E3", "\u4E24\u53E3", clean), "source.clause-absent 1.1"},
      {replaced("\u4E09\u6708", "\u56DB\u6708", clean), "source.issued 2007-03-19"},
      {replaced("\u996E\u6C34", "\u7528\u6C34", clean), "source.title " + std::string(kTitle)},
      {replaced("\u516C\u5E03\u7ED3\u679C", "\u516C\u5E03\u8D26\u76EE", clean), "source.reworded-unruled 1.3"},
      // Before what was lost, too.
      {replaced("\u6BCF\u5E74\u68C0\u6D4B\u6C34", "\u6BCF\u5E74\u68C0\u67E5\u6C34", clean), "source.reworded 1.2"},
  };
  for (const Row& row : changed) {
    CAPTURE(row.text);
    const std::string all = told_of(rules, row.text);
    CAPTURE(all);
    CHECK(all.starts_with(row.want));
  }
}

TEST_CASE("a figure is the same in whatever width it is written") {
  const std::string figure = replaced(kPublished, std::string(kPublished) + "1:15\u30012.5%", document());
  const ducha::PolicyRules rules = recorded_from(figure);
  CHECK(told_of(rules, replaced("1:15", "\uFF11\uFF1A\uFF11\uFF15", figure)).empty());
  CHECK(told_of(rules, replaced("2.5%", "\uFF12\uFF0E\uFF15\uFF05", figure)).empty());
  CHECK(told_of(rules, replaced("1:15", "1:50", figure)) != "");
  CHECK(told_of(rules, replaced("2.5%", "25%", figure)) != "");
}
