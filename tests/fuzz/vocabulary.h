// SPDX-License-Identifier: Apache-2.0
// A vocabulary with a fact of every type, for the fuzzers of plans.
#pragma once

#include <utility>
#include <vector>

#include "facts/read_event.h"
#include "facts/vocabulary.h"

namespace ducha {

inline constexpr SeenUntil kSeen{{2024, 12, 31}, {2024, 12, 31}};

inline Vocabulary every_type() {
  const auto fact = [](const char* name, FactType type) {
    FactSpec spec;
    spec.name = name;
    spec.label = name;
    spec.type = type;
    return spec;
  };
  std::vector<FactSpec> facts;
  for (const auto& [name, type] : {std::pair{"count", FactType::count},
                                   {"number", FactType::number},
                                   {"share", FactType::share},
                                   {"money", FactType::money},
                                   {"date", FactType::date},
                                   {"event", FactType::event},
                                   {"boolean", FactType::boolean},
                                   {"name", FactType::name},
                                   {"text", FactType::text}}) {
    facts.push_back(fact(name, type));
  }
  FactSpec choice = fact("choice", FactType::choice);
  choice.choices = {{"plain", Text("plain")}, {"hill", Text("hill")}};
  FactSpec record = fact("record", FactType::record);
  record.fields = facts;
  FactSpec list = fact("list", FactType::list);
  list.fields = facts;
  FactSpec scalars = fact("scalars", FactType::list);
  scalars.element = {fact("", FactType::date)};
  for (FactSpec* spec : {&choice, &record, &list, &scalars}) facts.push_back(std::move(*spec));
  return Vocabulary(std::move(facts));
}

}  // namespace ducha
