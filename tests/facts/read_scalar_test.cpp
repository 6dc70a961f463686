// SPDX-License-Identifier: Apache-2.0
#include "facts/read_scalar.h"

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"
#include "facts/blank_marks.h"
#include "facts/cures.h"
#include "facts/day_cures.h"
#include "facts/read_list.h"
#include "facts/read_money.h"
#include "facts/read_period.h"

using ducha::FactSpec;
using ducha::FactType;

namespace {

constexpr std::string_view kTenThousandYuan = "\xE4\xB8\x87\xE5\x85\x83";
constexpr std::string_view kYuanAHead = "\xE5\x85\x83/\xE4\xBA\xBA";
constexpr std::string_view kYuanAYear = "\xE5\x85\x83/\xE5\xB9\xB4";
constexpr std::string_view kPerson = "\xE4\xBA\xBA";
constexpr std::string_view kTenThousandPersons = "\xE4\xB8\x87\xE4\xBA\xBA";
constexpr std::string_view kMonths = "\xE4\xB8\xAA\xE6\x9C\x88";
constexpr std::string_view kYears = "\xE5\xB9\xB4";
constexpr std::string_view kHectares = "\xE5\x85\xAC\xE9\xA1\xB7";
constexpr std::string_view kDollars = "\xE7\xBE\x8E\xE5\x85\x83";
constexpr std::string_view kHill = "\xE4\xB8\x98\xE9\x99\xB5";
constexpr std::string_view kMountain = "\xE5\xB1\xB1\xE5\x8C\xBA";

FactSpec spec(FactType type, std::string_view unit = {}) {
  FactSpec fact;
  fact.type = type;
  fact.unit = unit;
  return fact;
}

std::map<std::string, FactSpec> declarations() {
  std::map<std::string, FactSpec> specs = {
      {"count", spec(FactType::count)},
      {"number", spec(FactType::number)},
      {"share", spec(FactType::share)},
      {"money", spec(FactType::money)},
      {"money in ten thousands", spec(FactType::money, kTenThousandYuan)},
      {"money a head", spec(FactType::money, kYuanAHead)},
      {"money in another currency", spec(FactType::money, kDollars)},
      {"date", spec(FactType::date)},
      {"month", spec(FactType::date)},
      {"boolean", spec(FactType::boolean)},
      {"choice", spec(FactType::choice)},
      {"text", spec(FactType::text)},
      {"record", spec(FactType::record)},
      {"list", spec(FactType::list)},
  };
  specs["month"].precision = ducha::Precision::month;
  specs["quarter"] = spec(FactType::date);
  specs["quarter"].precision = ducha::Precision::quarter;
  specs["quarter in a year of 2024"] = specs["quarter"];
  specs["money a head in a year of 2024"] = specs["money a head"];
  specs["money a year"] = spec(FactType::money, kYuanAYear);
  specs["count of persons"] = spec(FactType::count, kPerson);
  specs["count of ten thousand persons"] = spec(FactType::count, kTenThousandPersons);
  specs["count of months"] = spec(FactType::count, kMonths);
  specs["count in years"] = spec(FactType::count, kYears);
  specs["number of years"] = spec(FactType::number, kYears);
  specs["number of hectares"] = spec(FactType::number, kHectares);
  specs["date in a year of 2024"] = specs["date in a sheet"] = specs["date in a list"] = specs["date"];
  specs["choice"].choices = {
      {"plain", {}}, {"hill", ducha::Text(kHill, "hilly ground")}, {"mountain", ducha::Text(kMountain, "")}};
  specs["share in a sheet"] = specs["share"];
  specs["choice or another"] = specs["choice"];
  specs["choice or another"].other = true;
  specs["choice or none or another"] = specs["choice or another"];
  specs["choice or none or another"].choices.push_back({"none", ducha::Text("", "")});
  return specs;
}

// What the name of a section says besides the type.
ducha::WrittenIn where_of(std::string_view section) {
  ducha::WrittenIn where;
  if (section.find("in a year of 2024") != std::string_view::npos) {
    where = ducha::written_in(ducha::DateRange{{2024, 1, 1}, {2024, 12, 31}});
  }
  where.sheet = section.ends_with("in a sheet");
  where.listed = section.ends_with("in a list");
  return where;
}

std::string unquoted(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

}  // namespace

TEST_CASE("every spelling in the table") {
  const auto specs = declarations();
  std::ifstream stream(std::string(DUCHA_SOURCE_DIR) + "/tests/facts/spellings.txt");
  REQUIRE(stream.good());
  const FactSpec* fact = nullptr;
  std::string line;
  std::string type;
  std::map<std::string, int> rows;
  while (std::getline(stream, line)) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      type = line.substr(1, line.size() - 2);
      REQUIRE((type == "period" || specs.contains(type)));
      fact = type == "period" ? nullptr : &specs.at(type);
      continue;
    }
    const std::size_t bar = line.rfind(" | ");
    REQUIRE_MESSAGE(bar != std::string::npos, line);
    const std::string text = unquoted(std::string_view(line).substr(0, bar));
    const std::string want = line.substr(bar + 3);
    CAPTURE(type);
    CAPTURE(text);
    ++rows[type];
    if (fact == nullptr) {
      const auto period = ducha::read_written_period(text);
      CHECK((period ? to_string(*period) : "-") == want);
      continue;
    }
    const auto value = ducha::read_scalar(text, *fact, where_of(type));
    CHECK((value ? ducha::feel::to_feel(*value) : "-") == want);
  }
  CHECK(rows.size() == specs.size() + 1);  // and periods
}

TEST_CASE("what is refused says how to write it") {
  auto specs = declarations();
  specs["event"] = spec(FactType::event);  // no spelling of its own but a day and a truth
  std::ifstream stream(std::string(DUCHA_SOURCE_DIR) + "/tests/facts/cures.txt");
  REQUIRE(stream.good());
  std::string line;
  std::string type;
  int rows = 0;
  while (std::getline(stream, line)) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      type = line.substr(1, line.size() - 2);
      REQUIRE((type == "period" || specs.contains(type)));
      continue;
    }
    const std::size_t bar = line.rfind(" | ");
    REQUIRE_MESSAGE(bar != std::string::npos, line);
    const std::string text = unquoted(std::string_view(line).substr(0, bar));
    CAPTURE(type);
    CAPTURE(text);
    ++rows;
    std::optional<ducha::Cure> cure;
    if (type == "period") {
      CHECK_FALSE(ducha::read_written_period(text).has_value());
      cure = ducha::period_cure_of(text);
    } else {
      CHECK_FALSE(ducha::read_scalar(text, specs.at(type), where_of(type)).has_value());
      cure = ducha::cure_of(text, specs.at(type), where_of(type));
    }
    std::string found = "-";
    if (cure) {
      found = cure->code.row().name;
      for (const ducha::Text& argument : cure->arguments) found += ' ' + argument.zh;
    }
    CHECK(found == line.substr(bar + 3));
  }
  CHECK(rows > 0);
}

TEST_CASE("marks that say nothing, and that there is nothing") {
  for (const std::string_view mark :
       {"", "-", "/", "N/A", "#N/A", "\xE2\x80\x94", "\xEF\xBC\x8D", "\xE2\x80\xA6", " - "}) {
    CAPTURE(std::string(mark));
    CHECK(ducha::is_missing_mark(mark));
    CHECK_FALSE(ducha::says_none(mark));
  }
  for (const std::string_view other : {"0", "-1", "none", "a/b"}) CHECK_FALSE(ducha::is_missing_mark(other));
  CHECK(ducha::says_none("\xE6\x97\xA0"));
  CHECK(ducha::says_none("\xE7\x84\xA1\xE6\xAD\xA4\xE9\xA0\x85"));  // traditional
}

TEST_CASE("elements of a list in one text") {
  const auto specs = declarations();
  using Elements = std::vector<std::string>;
  CHECK(ducha::split_elements("a\xE3\x80\x81 b\xEF\xBC\x9B"
                              "c;d\n",
                              specs.at("text")) == Elements{"a", "b", "c", "d"});
  CHECK(ducha::split_elements("a,b", specs.at("text")) == Elements{"a,b"});
  CHECK(ducha::split_elements("plain, hill", specs.at("choice")) == Elements{"plain", "hill"});
  FactSpec bodies = specs.at("choice or another");
  bodies.choices = {{"court", {}, {"\xE6\xB3\x95"}}, {"police", {}, {"\xE5\x85\xAC", "\xE5\xAE\x89"}}};
  CHECK(ducha::split_elements("\xE5\x85\xAC\xE6\xB3\x95;x", bodies) == Elements{"\xE5\x85\xAC", "\xE6\xB3\x95", "x"});
  CHECK(ducha::split_elements("\xE5\x85\xAC\xE5\xAE\x89", bodies).size() == 1);  // both of one choice
  CHECK(ducha::split_elements("\xE6\xB3\x95", bodies).size() == 1);
  CHECK(ducha::split_elements("\xE5\x85\xAC\xE6\xB3\x95x", bodies).size() == 1);
  CHECK(ducha::near_choice("\xE5\x85\xAC\xE6\xB3\x95", bodies) == "\xE5\x85\xAC\xE3\x80\x81\xE6\xB3\x95");
  CHECK(ducha::split_elements("1\xEF\xBC\x8C"
                              "126;3",
                              specs.at("count")) == Elements{"1\xEF\xBC\x8C"
                                                             "126",
                                                             "3"});
  CHECK(ducha::split_elements(" ", specs.at("text")).empty());
}

TEST_CASE("a prose of any length is no figure") {
  const std::string nines(200'000, '9');
  for (const auto& each : declarations()) {
    const FactSpec& fact = each.second;
    CAPTURE(each.first);
    CHECK(ducha::read_scalar(nines, fact).has_value() == (fact.type == FactType::text || fact.other));
  }
}

TEST_CASE("units of money") {
  struct Row {
    std::string_view unit;
    int power;  // -1: none
  };
  static constexpr Row kRows[] = {
      {"", 0},
      {"\xE5\x85\x83", 0},
      {"\xE5\x8D\x83\xE5\x85\x83", 3},
      {"\xE7\x99\xBE\xE4\xB8\x87\xE5\x85\x83", 6},
      {"\xE5\x8D\x83\xE4\xB8\x87\xE5\x85\x83", 7},
      {"\xE4\xBA\xBF\xE5\x85\x83", 8},
      {"\xE8\x90\xAC\xE5\x85\x83", 4},  // traditional
      {"\xE4\xB8\x87\xE4\xBA\xBF\xE5\x85\x83", 12},
      {"\xE5\x85\x83\xE6\xAF\x8F\xE4\xBA\xBA", 0},  // a head, in words
      {kTenThousandYuan, 4},
      {kYuanAHead, 0},
      {kDollars, -1},
      {"\xE4\xBA\xBA", -1},
      {"3\xE5\x85\x83", -1},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.unit));
    CHECK(ducha::yuan_power(row.unit).value_or(-1) == row.power);
  }
}

TEST_CASE("the words for none are one to rules, and to people what was written") {
  constexpr std::string_view kNone = "\xE6\x97\xA0";                // U+65E0
  constexpr std::string_view kForNow = "\xE6\x9A\x82\xE6\x97\xA0";  // none for now
  const FactSpec text = spec(FactType::text);
  for (const std::string_view written : {kNone, kForNow}) {
    const auto value = ducha::read_scalar(written, text, {});
    REQUIRE(value);
    CHECK(value->as_string() == kNone);
    CHECK(value->written() == written);
    CHECK(ducha::shown(*value, &text, ducha::Language::zh) == written);
  }
}
