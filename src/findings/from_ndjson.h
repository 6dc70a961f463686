// SPDX-License-Identifier: Apache-2.0
// The wire read back: what to_ndjson() wrote, line by line. Fields that are not known are passed over, those that are
// left out are as if nobody had said them, so that findings of another version can be read too. What is there is held
// to its kind: a line is one JSON object to its end, words are those of the wire, numbers are within their ranges.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/language.h"
#include "findings/finding.h"
#include "findings/written_mark.h"

namespace ducha {

// Nothing: the line has a type that is not known here.
using FindingsLine = std::variant<std::monostate, Run, Finding, Problem, PlanResult, Summary>;

// Why a line was refused.
struct FindingsFault {
  std::string field;       // "evidence[2].line"; empty: the line is no JSON, or no object
  Text expected;           // what should stand there
  std::size_t offset = 0;  // in the line
};

class FindingsReader {
 public:
  FindingsReader();
  ~FindingsReader();
  // False where the line is no JSON object with a `type`, or where a field is not as the wire has it.
  [[nodiscard]] bool read(std::string_view line, FindingsLine& result);
  // Of a finding nothing else, in whatever order its fields stand; nullopt where the line is none.
  // What the mark points to lasts until the next line is read.
  [[nodiscard]] std::optional<FindingMark> read_mark(std::string_view line);
  // Of the line that was refused last.
  [[nodiscard]] const FindingsFault& fault() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
