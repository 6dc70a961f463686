// SPDX-License-Identifier: Apache-2.0
#include "facts/vocabulary.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "facts/read_scalar.h"

using ducha::FactSpec;
using ducha::FactType;
using ducha::Language;
using ducha::Text;
using ducha::Vocabulary;
using ducha::feel::Value;

namespace {

FactSpec fact(std::string_view name, FactType type, const Text& label = {}, std::vector<std::string> aliases = {}) {
  FactSpec spec;
  spec.name = name;
  spec.type = type;
  spec.label = label;
  spec.aliases = std::move(aliases);
  return spec;
}

std::vector<FactSpec> facts() {
  std::vector<FactSpec> all = {
      fact("social_workers", FactType::count,
           Text("\xE7\xA4\xBE\xE5\x8C\xBA\xE7\x9F\xAB\xE6\xAD\xA3\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE8"
                "\x80\x85\xE4\xBA\xBA\xE6\x95\xB0",
                "community-corrections social workers"),
           {"\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0"}),
      fact("coverage", FactType::share, Text("\xE8\xA6\x86\xE7\x9B\x96\xE7\x8E\x87", "coverage")),
      fact("funds", FactType::money, Text("\xE7\xBB\x8F\xE8\xB4\xB9", "")),
      fact("terrain", FactType::choice, Text("\xE5\x9C\xB0\xE5\xBD\xA2", "terrain")),
      fact("leader", FactType::record, Text("\xE8\xB4\x9F\xE8\xB4\xA3\xE4\xBA\xBA", "leader")),
      fact("reports", FactType::list,
           Text("\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5", "reports heard")),
      fact("dates", FactType::list, Text("\xE6\x97\xA5\xE6\x9C\x9F")),
      fact("treated", FactType::boolean),
  };
  all[2].unit = "\xE4\xB8\x87\xE5\x85\x83";
  all[3].choices = {{"plain", Text("\xE5\xB9\xB3\xE5\x8E\x9F", "plain land")},
                    {"hill", Text("\xE4\xB8\x98\xE9\x99\xB5", "")}};
  all[4].fields = {fact("name", FactType::text, Text("\xE5\xA7\x93\xE5\x90\x8D", "name")),
                   fact("since", FactType::date, Text("\xE4\xBB\xBB\xE8\x81\x8C\xE6\x97\xA5\xE6\x9C\x9F", ""))};
  all[5].fields = {fact("date", FactType::date, Text("\xE6\x97\xA5\xE6\x9C\x9F", "date")),
                   fact("topic", FactType::text, Text("\xE8\xAE\xAE\xE9\xA2\x98", ""))};
  all[6].element = {fact("", FactType::date)};
  return all;
}

Value date(int year, int month, int day) { return Value(*ducha::date_of(year, month, day)); }
Value number(std::string_view text) { return Value(*ducha::Decimal::read(text)); }

}  // namespace

TEST_CASE("a fact is found by any of its names") {
  const Vocabulary vocabulary(facts());
  struct Row {
    std::string_view key;
    int slot;  // -1: none
  };
  static constexpr Row kRows[] = {
      {"social_workers", 0},
      {"Social Workers", 0},
      {"social-workers", 0},
      {"\xEF\xBC\xB3\xEF\xBC\xAF\xEF\xBC\xA3\xEF\xBC\xA9\xEF\xBC\xA1\xEF\xBC\xAC\xEF\xBC\xBFworkers", 0},
      {"\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0", 0},
      {"\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB8", 0},
      {"\xE7\xA4\xBE\xE5\x8C\xBA\xE7\x9F\xAB\xE6\xAD\xA3\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE8\x80\x85"
       "\xE4\xBA\xBA\xE6\x95\xB0",
       0},
      {"\xE7\xA4\xBE\xE5\x8D\x80\xE7\x9F\xAF\xE6\xAD\xA3\xE7\xA4\xBE\xE6\x9C\x83\xE5\xB7\xA5\xE4\xBD\x9C\xE8\x80\x85"
       "\xE4\xBA\xBA\xE6\x95\xB8",
       0},
      {"\xE7\xA4\xBE\xE5\xB7\xA5 \xE4\xBA\xBA\xE6\x95\xB0", 0},
      {"community-corrections social workers", 0},
      {"\xE7\xB6\x93\xE8\xB2\xBB", 2},
      {"\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5", 5},
      {"\xE8\x81\xBD\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBD\x9C\xE5\x8C\xAF\xE5\xA0\xB1", 5},
      {"treated", 7},
      {"social_worker", -1},
      {"", -1},
      {" ", -1},
      {"\xFF", -1},
      {"\xE5\xA7\x93\xE5\x90\x8D", -1},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.key));
    const auto slot = vocabulary.slot_of(row.key);
    CHECK((slot ? static_cast<int>(*slot) : -1) == row.slot);
  }
  CHECK(vocabulary.clashes().empty());
  CHECK(vocabulary.names().below(4).index_of("\xE4\xBB\xBB\xE8\x81\xB7\xE6\x97\xA5\xE6\x9C\x9F") == 1U);
  CHECK(vocabulary.names().below(5).index_of("Topic") == 1U);
  CHECK_FALSE(vocabulary.names().below(0).index_of("name").has_value());
  CHECK(Vocabulary::field_of(vocabulary.facts()[5], "\xE8\xAD\xB0\xE9\xA1\x8C") == 1U);
  CHECK(vocabulary.facts()[4].field("since")->type == FactType::date);
  CHECK(vocabulary.facts()[4].field("until") == nullptr);
}

TEST_CASE("the nearest spelling is proposed, aliases included") {
  const Vocabulary vocabulary(facts());
  CHECK(vocabulary.names().nearest("social_wrokers") == "social_workers");
  CHECK(vocabulary.names().nearest("\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB8\xE9\x87\x8F") ==
        "\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0");
  CHECK(vocabulary.names().nearest("report heard") == "reports heard");
  CHECK_FALSE(vocabulary.names().nearest("budget").has_value());
  CHECK(vocabulary.spellings().size() == 17);
  CHECK(vocabulary.spellings().front() == "social_workers");
}

TEST_CASE("two facts that share a spelling clash, and the first has it") {
  const Vocabulary vocabulary(
      {fact("a", FactType::count, Text("\xE4\xBA\xBA\xE6\x95\xB0", "people"), {"\xE4\xBA\xBA\xE6\x95\xB8"}),
       fact("b", FactType::count, Text("\xE4\xBA\xBA\xE6\x95\xB8", "b")), fact("A", FactType::count)});
  REQUIRE(vocabulary.clashes().size() == 2);
  CHECK(vocabulary.clashes()[0].first == 0);
  CHECK(vocabulary.clashes()[0].second == 1);
  CHECK(vocabulary.clashes()[0].key == "\xE4\xBA\xBA\xE6\x95\xB8");
  CHECK(vocabulary.clashes()[1].second == 2);
  CHECK(vocabulary.slot_of("\xE4\xBA\xBA\xE6\x95\xB0") == 0U);
  CHECK(vocabulary.slot_of("b") == 1U);
}

TEST_CASE("facts have FEEL types") {
  static constexpr std::string_view kTypes[] = {"number",
                                                "number",
                                                "number",
                                                "string",
                                                "context<name: string, since: date>",
                                                "list<context<date: date, topic: string>>",
                                                "list<date>",
                                                "boolean"};
  const std::vector<FactSpec> all = facts();
  for (std::size_t index = 0; index < all.size(); ++index) {
    CHECK(ducha::feel::to_string(ducha::type_of(all[index])) == kTypes[index]);
  }
  CHECK(ducha::type_of(all[4]).closed());
  CHECK(ducha::type_of(all[5]).element().closed());
}

TEST_CASE("what was expected, in words") {
  const std::vector<FactSpec> all = facts();
  struct Row {
    std::size_t fact;
    std::string_view zh, en;
  };
  static constexpr Row kRows[] = {
      {0,
       "\xE4\xB8\x8D\xE5\xB0\x8F\xE4\xBA\x8E 0 \xE7\x9A\x84\xE6\x95\xB4\xE6\x95\xB0\xEF\xBC\x8C\xE5\xA6\x82 "
       "12\xE3\x80\x81"
       "1,126 \xE6\x88\x96 \xE5\x8D\x81\xE4\xBA\x8C",
       "a whole number of at least 0, such as 12 or 1,126"},
      {1,
       "\xE6\xAF\x94\xE4\xBE\x8B\xEF\xBC\x8C\xE5\xA6\x82 2%\xE3\x80\x81"
       "0.02 \xE6\x88\x96 \xE7\x99\xBE\xE5\x88\x86\xE4\xB9\x8B\xE4\xBA\x8C",
       "a share, such as 2% or 0.02"},
      {2,
       "\xE9\x87\x91\xE9\xA2\x9D\xEF\xBC\x8C\xE5\xA6\x82 350 \xE4\xB8\x87\xE5\x85\x83\xE3\x80\x81"
       "1.2\xE4\xBA\xBF\xE5\x85\x83 \xE6\x88\x96 "
       "80\xE5\x85\x83\xEF\xBC\x9B\xE5\x8F\xAA\xE5\x86\x99\xE6\x95\xB0\xE5\xAD\x97\xE6\x97\xB6\xE4\xBB\xA5\xE4\xB8\x87"
       "\xE5\x85\x83\xE4\xB8\xBA\xE5\x8D\x95\xE4\xBD\x8D",
       "a sum of money, such as 80 in \xE4\xB8\x87\xE5\x85\x83, or one that says its unit"},
      {3,
       "\xE4\xBB\xA5\xE4\xB8\x8B\xE4\xB9\x8B\xE4\xB8\x80\xEF\xBC\x9A\xE5\xB9\xB3\xE5\x8E\x9F\xE3\x80\x81\xE4\xB8\x98"
       "\xE9\x99\xB5",
       "one of: plain, hill"},
      {4,
       "\xE6\x98\xA0\xE5\xB0\x84\xEF\xBC\x8C\xE5\x8F\xAF\xE5\x90\xAB\xEF\xBC\x9A\xE5\xA7\x93\xE5\x90\x8D\xE3\x80\x81"
       "\xE4\xBB\xBB\xE8\x81\x8C\xE6\x97\xA5\xE6\x9C\x9F",
       "a map of: name, since"},
      {5,
       "\xE5\x88\x97\xE8\xA1\xA8\xEF\xBC\x8C\xE6\xAF\x8F\xE9\xA1\xB9\xE4\xB8\xBA\xE6\x98\xA0\xE5\xB0\x84\xEF\xBC\x8C"
       "\xE5\x8F\xAF\xE5\x90\xAB\xEF\xBC\x9A\xE6\x97\xA5\xE6\x9C\x9F\xE3\x80\x81\xE8\xAE\xAE\xE9\xA2\x98\xEF\xBC\x88"
       "\xE6\xB2\xA1\xE6\x9C\x89\xE6\x97\xB6\xE5\x86\x99 []\xEF\xBC\x89",
       "a list, each element a map of: date, topic ([] where there are none)"},
      {6,
       "\xE5\x88\x97\xE8\xA1\xA8\xEF\xBC\x8C\xE6\xAF\x8F\xE9\xA1\xB9\xE4\xB8\xBA\xE6\x97\xA5\xE5\x8E\x86\xE4\xB8\x8A"
       "\xE6\x9C\x89\xE7\x9A\x84\xE6\x97\xA5\xE6\x9C\x9F\xEF\xBC\x8C\xE5\xA6\x82 2024-06-30\xE3\x80\x81"
       "2024\xE5\xB9\xB4"
       "6\xE6\x9C\x88"
       "30\xE6\x97\xA5\xE3\x80\x81"
       "2024.6.30 \xE6\x88\x96 2024/6/30\xEF\xBC\x88\xE6\xB2\xA1\xE6\x9C\x89\xE6\x97\xB6\xE5\x86\x99 []\xEF\xBC\x89",
       "a list, each element a day of the calendar, such as 2024-06-30, 2024/6/30 or 2024.6.30 ([] where there are "
       "none)"},
      {7,
       "\xE6\x98\xAF \xE6\x88\x96 \xE5\x90\xA6\xEF\xBC\x88\xE4\xB9\x9F\xE5\x8F\xAF\xE5\x86\x99 "
       "\xE6\x9C\x89\xE3\x80\x81\xE6\x97\xA0\xE3\x80\x81true\xE3\x80\x81"
       "false\xE3\x80\x81yes\xE3\x80\x81no\xEF\xBC\x89",
       "true or false, yes or no"},
  };
  for (const Row& row : kRows) {
    CHECK(ducha::expected_of(all[row.fact]).in(Language::zh) == row.zh);
    CHECK(ducha::expected_of(all[row.fact]).in(Language::en) == row.en);
  }
  FactSpec month = fact("m", FactType::date);
  month.precision = ducha::Precision::month;
  CHECK(ducha::expected_of(month).en == "a month or a day of the calendar, such as 2024-06 or 2024-06-30");
  CHECK(ducha::expected_of(fact("m", FactType::money)).en ==
        "a sum of money, such as 80 in yuan, or one that says its unit");
  CHECK(ducha::expected_of(fact("n", FactType::number)).en == "a number, such as 12.5 or -3");
  CHECK(ducha::expected_of(fact("t", FactType::text)).en == "a text");
  FactSpec many = fact("c", FactType::choice);
  for (int i = 0; i < 20; ++i) many.choices.push_back({fmt::format("k{}", i), {}});
  CHECK(ducha::expected_of(many).en == "one of: k0, k1, k2, k3, k4, k5, k6, k7, ...");
}

TEST_CASE("values as people read them") {
  const std::vector<FactSpec> all = facts();
  const auto twenty = [](const std::string& comma) {
    std::string dates = "2024-01-02";
    for (int i = 1; i < 20; ++i) dates += comma + "2024-01-02";
    return dates;
  };
  struct Row {
    Value value;
    int fact;  // -1: none
    std::string zh, en;
  };
  const Value record =
      Value::context({{"name", Value::string("\xE5\xBC\xA0\xE4\xB8\x89")}, {"since", date(2024, 3, 2)}});
  const Value half = Value::context({{"name", Value()}, {"since", date(2024, 3, 2)}});
  const Row rows[] = {
      {number("31"), 0, "31", "31"},
      {number("0.02"), 1, "2%", "2 %"},
      {number("0.949"), 1, "94.9%", "94.9 %"},
      {number("3500000"), 2, "350\xE4\xB8\x87\xE5\x85\x83", "3500000 yuan"},
      {number("80"), 2, "0.008\xE4\xB8\x87\xE5\x85\x83", "80 yuan"},
      {Value::string("plain"), 3, "\xE5\xB9\xB3\xE5\x8E\x9F", "plain land"},
      {Value::string("hill"), 3, "\xE4\xB8\x98\xE9\x99\xB5", "\xE4\xB8\x98\xE9\x99\xB5"},
      {Value::string("other"), 3, "other", "other"},
      {record, 4,
       "\xE5\xA7\x93\xE5\x90\x8D\xEF\xBC\x9A\xE5\xBC\xA0\xE4\xB8\x89\xEF\xBC\x9B\xE4\xBB\xBB\xE8\x81\x8C\xE6\x97\xA5"
       "\xE6\x9C\x9F\xEF\xBC\x9A"
       "2024-03-02",
       "name: \xE5\xBC\xA0\xE4\xB8\x89; since: 2024-03-02"},
      {half, 4,
       "\xE4\xBB\xBB\xE8\x81\x8C\xE6\x97\xA5\xE6\x9C\x9F\xEF\xBC\x9A"
       "2024-03-02",
       "since: 2024-03-02"},
      {Value::context({{"name", Value()}}), 4, "\xE6\x9C\xAA\xE5\xA1\xAB", "missing"},
      {Value::list({}), 5, "\xE6\x97\xA0", "none"},
      {Value::list({record}), 5, "1 \xE9\xA1\xB9", "1 entry"},
      {Value::list({record, record}), 5, "2 \xE9\xA1\xB9", "2 entries"},
      {Value::list({date(2024, 1, 2), date(2024, 3, 4)}), 6,
       "2024-01-02\xE3\x80\x81"
       "2024-03-04",
       "2024-01-02, 2024-03-04"},
      {Value::list(std::vector<Value>(21, date(2024, 1, 2))), 6, twenty("\xE3\x80\x81") + "\xE7\xAD\x89",
       twenty(", ") + ", ..."},
      {Value(true), 7, "\xE6\x98\xAF", "yes"},
      {Value(false), 7, "\xE5\x90\xA6", "no"},
      {Value(), 0, "\xE6\x9C\xAA\xE5\xA1\xAB", "missing"},
      {number("0.02"), -1, "0.02", "0.02"},
      {Value::string("x"), -1, "x", "x"},
      {date(2024, 6, 30), -1, "2024-06-30", "2024-06-30"},
      {Value(ducha::feel::YearsMonths{14}), -1,
       "1\xE5\xB9\xB4"
       "2\xE4\xB8\xAA\xE6\x9C\x88",
       "1 year 2 months"},
  };
  for (const Row& row : rows) {
    const FactSpec* spec = row.fact < 0 ? nullptr : &all[static_cast<std::size_t>(row.fact)];
    CHECK(ducha::shown(row.value, spec, Language::zh) == row.zh);
    CHECK(ducha::shown(row.value, spec, Language::en) == row.en);
  }
  CHECK(ducha::shown(number("3500000"), &all[2], Language::zh_hant) == "350\xE8\x90\xAC\xE5\x85\x83");
  CHECK(ducha::shown(record, &all[4], Language::zh_hant) ==
        "\xE5\xA7\x93\xE5\x90\x8D\xEF\xBC\x9A\xE5\xBC\xA0\xE4\xB8\x89\xEF\xBC\x9B\xE4\xBB\xBB\xE8\x81\xB7\xE6\x97\xA5"
        "\xE6\x9C\x9F\xEF\xBC\x9A"
        "2024-03-02");
}

TEST_CASE("what is shown of a scalar is read back") {
  const std::vector<FactSpec> all = facts();
  const std::pair<std::size_t, Value> rows[] = {
      {0, number("31")},           {1, number("0.02")},    {2, number("3500000")},
      {3, Value::string("plain")}, {4, date(2024, 2, 29)}, {7, Value(true)},
  };
  for (const auto& [index, value] : rows) {
    const FactSpec& spec = index == 4 ? all[4].fields[1] : all[index];
    for (const Language language : {Language::zh, Language::zh_hant}) {
      const auto back = ducha::read_scalar(ducha::shown(value, &spec, language), spec);
      REQUIRE(back.has_value());
      CHECK(ducha::feel::identical(*back, value));
    }
  }
}

TEST_CASE("types have names") {
  for (const char* name :
       {"count", "number", "share", "money", "date", "boolean", "choice", "text", "record", "list"}) {
    REQUIRE(ducha::read_fact_type(name).has_value());
    CHECK(ducha::to_string(*ducha::read_fact_type(name)) == name);
  }
  CHECK_FALSE(ducha::read_fact_type("integer").has_value());
  CHECK_FALSE(ducha::read_fact_type("").has_value());
}
