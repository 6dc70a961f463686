// SPDX-License-Identifier: Apache-2.0
// What a message is said of, where that is more than its place: a property of its row in codes.def, so that whoever
// reads findings back, or has told the same before, need not guess it from the code's spelling.
#pragma once

#include <cstdint>

namespace ducha {

enum class SaidOf : std::uint8_t {
  place,     // what stands there
  head,      // the head of a plan, which a table repeats row after row
  roster,    // who has to submit
  compared,  // a run that is compared with
  baseline,  // how this run stands to its baseline
  waivers,   // a waiver, once all findings are known
  run,       // all plans together
};

}  // namespace ducha

// A row of a floor's codes.def with that property: DUCHA_CODE_OF(said_of, name, "area.word", severity, "zh", "en").
// DUCHA_CODE: its messages are of their place.
