// SPDX-License-Identifier: Apache-2.0
// Two vocabularies with facts of every type, for the tests of plans; some names they share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/read_event.h"
#include "facts/vocabulary.h"

namespace ducha {

inline constexpr SeenUntil kSeen{{2024, 12, 31}, {2024, 12, 31}};

inline FactSpec fact(std::string_view name, FactType type, std::string_view zh, std::string_view en = {}) {
  FactSpec spec;
  spec.name = name;
  spec.type = type;
  spec.label = Text(zh, en);
  return spec;
}

inline Vocabulary first_vocabulary() {
  std::vector<FactSpec> facts = {
      fact("social_workers", FactType::count,
           "\xE7\xA4\xBE\xE5\x8C\xBA\xE7\x9F\xAB\xE6\xAD\xA3\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE8\x80"
           "\x85\xE4\xBA\xBA\xE6\x95\xB0",
           "community-corrections social workers"),
      fact("subjects", FactType::count, "\xE7\x9F\xAB\xE6\xAD\xA3\xE5\xAF\xB9\xE8\xB1\xA1\xE4\xBA\xBA\xE6\x95\xB0",
           "corrections subjects"),
      fact("coverage", FactType::share, "\xE8\xA6\x86\xE7\x9B\x96\xE7\x8E\x87"),
      fact("funds", FactType::money, "\xE7\xBB\x8F\xE8\xB4\xB9", "funds"),
      fact("growth", FactType::number, "\xE5\xA2\x9E\xE9\x95\xBF"),
      fact("opened", FactType::date, "\xE5\x90\xAF\xE7\x94\xA8\xE6\x97\xA5\xE6\x9C\x9F", "opened on"),
      fact("founded", FactType::date, "\xE6\x88\x90\xE7\xAB\x8B\xE5\xB9\xB4\xE6\x9C\x88"),
      fact("treated", FactType::boolean, "\xE5\x87\x80\xE5\x8C\x96"),
      fact("terrain", FactType::choice, "\xE5\x9C\xB0\xE5\xBD\xA2", "terrain"),
      fact("remark", FactType::text, "\xE5\xA4\x87\xE6\xB3\xA8", "remark"),
      fact("leader", FactType::record, "\xE8\xB4\x9F\xE8\xB4\xA3\xE4\xBA\xBA", "leader in charge"),
      fact("reports", FactType::list,
           "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5",
           "union reports heard"),
      fact("days", FactType::list, "\xE4\xBC\x9A\xE8\xAE\xAE\xE6\x97\xA5\xE6\x9C\x9F", "days of meetings"),
  };
  facts[0].aliases = {"\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0"};
  facts[3].unit = "\xE4\xB8\x87\xE5\x85\x83";
  facts[6].precision = ducha::Precision::month;
  facts[8].choices = {{"plain", Text("\xE5\xB9\xB3\xE5\x8E\x9F")},
                      {"hill", Text("\xE4\xB8\x98\xE9\x99\xB5", "hilly ground")}};
  facts[10].fields = {fact("name", FactType::text, "\xE5\xA7\x93\xE5\x90\x8D"),
                      fact("since", FactType::date, "\xE4\xBB\xBB\xE8\x81\x8C\xE6\x97\xA5\xE6\x9C\x9F")};
  facts[11].fields = {fact("date", FactType::date, "\xE6\x97\xA5\xE6\x9C\x9F"),
                      fact("topic", FactType::text, "\xE8\xAE\xAE\xE9\xA2\x98"),
                      fact("guests", FactType::list, "\xE5\x88\x97\xE5\xB8\xAD\xE4\xBA\xBA\xE5\x91\x98"),
                      fact("chair", FactType::record, "\xE4\xB8\xBB\xE6\x8C\x81\xE4\xBA\xBA")};
  facts[11].fields[2].element = {fact("", FactType::text, "")};
  facts[11].fields[3].fields = {fact("name", FactType::text, "\xE5\xA7\x93\xE5\x90\x8D"),
                                fact("age", FactType::count, "\xE5\xB9\xB4\xE9\xBE\x84")};
  facts[12].element = {fact("", FactType::date, "")};
  return Vocabulary(std::move(facts));
}

inline Vocabulary second_vocabulary() {
  std::vector<FactSpec> facts = {
      fact("subjects", FactType::count, "\xE7\x9F\xAB\xE6\xAD\xA3\xE5\xAF\xB9\xE8\xB1\xA1\xE4\xBA\xBA\xE6\x95\xB0"),
      fact("coverage", FactType::text, "\xE8\xA6\x86\xE7\x9B\x96\xE7\x8E\x87"),
      fact("budget", FactType::money, "\xE9\xA2\x84\xE7\xAE\x97", "budget"),
      fact("leader", FactType::record, "\xE8\xB4\x9F\xE8\xB4\xA3\xE4\xBA\xBA"),
  };
  facts[3].fields = {fact("name", FactType::text, "\xE5\xA7\x93\xE5\x90\x8D"),
                     fact("phone", FactType::text, "\xE7\x94\xB5\xE8\xAF\x9D")};
  return Vocabulary(std::move(facts));
}

}  // namespace ducha
