// SPDX-License-Identifier: Apache-2.0
// What the fuzzers of plans do with each input: read all of it, and look up the place of every part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "fuzz/told.h"
#include "fuzz/vocabulary.h"
#include "plan/plan.h"
#include "plan/reader.h"

namespace ducha {

inline void read_everything(const std::uint8_t* data, std::size_t size, PlanFormat format) {
  static const Vocabulary kVocabulary = every_type();
  std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
  const auto cutter = plan_cutter(stream, "input", format);
  auto reader = PlanReader(*cutter);
  std::optional<ReadPlan> reading;
  while ((reading = reader.next())) {
    if (reading->plan) {
      for (const FactSet& set : read_facts(*reading->plan, {&kVocabulary}, kSeen, reading->diagnostics)) {
        for (std::uint32_t slot = 0; slot < set.facts.size(); ++slot) {
          static_cast<void>(place_of(*reading->plan, kVocabulary, set.facts[slot], slot, {}).position());
        }
      }
    }
    tell(reading->diagnostics);
  }
}

}  // namespace ducha
