// SPDX-License-Identifier: Apache-2.0
// What an input is cut into, in its order: documents that are still to be read, what could not be cut, and its end.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "plan/format.h"
#include "plan/from_csv.h"

namespace ducha {

struct CutDocument {
  PlanFormat format = PlanFormat::yaml;
  SourcePtr source;                           // never null
  Span part;                                  // of the source, where a JSON file holds several
  std::shared_ptr<const CsvColumns> columns;  // under which a row of a table stands
  std::vector<CsvColumns::Above> above;       // what stands for its blank cells
  Diagnostics diagnostics;                    // of cutting
  bool walked = false;                        // its input was found in a folder, and not named

  [[nodiscard]] std::size_t bytes() const { return part.length > 0 ? part.length : source->bytes().size(); }
};

// Nothing to read, only what is reported.
struct Unread {
  Diagnostics diagnostics;
};

// Behind the last document of an input, and where it broke off.
struct EndOfInput {
  std::string name;
  Diagnostics diagnostics;
};

using Cut = std::variant<CutDocument, Unread, EndOfInput>;

[[nodiscard]] inline Diagnostics& diagnostics_of(Cut& cut) {
  return std::visit([](auto& each) -> Diagnostics& { return each.diagnostics; }, cut);
}
// How much there is to read in it.
[[nodiscard]] inline std::size_t bytes_of(const Cut& cut) {
  const auto* const document = std::get_if<CutDocument>(&cut);
  return document != nullptr ? document->bytes() : 0;
}

}  // namespace ducha
