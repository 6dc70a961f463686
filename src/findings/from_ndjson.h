// SPDX-License-Identifier: Apache-2.0
// The wire read back: what to_ndjson() wrote, line by line. Fields that are not known are passed over, those that are
// left out are as if nobody had said them, so that findings of another version can be read too.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "findings/finding.h"

namespace ducha {

// Nothing: the line has a type that is not known here.
using FindingsLine = std::variant<std::monostate, Run, Finding, Problem, PlanResult, Summary>;

// What names a finding and what came of it.
struct FindingMark {
  std::string fingerprint;
  Status status = Status::error;
  Modality force = Modality::must;
};

class FindingsReader {
 public:
  FindingsReader();
  ~FindingsReader();
  // False where the line is no JSON object with a `type`, or where a field is of another kind than the wire has it.
  [[nodiscard]] bool read(std::string_view line, FindingsLine& result);
  // Of a finding nothing else, several times as fast; nullopt where the line is none.
  [[nodiscard]] std::optional<FindingMark> read_mark(std::string_view line);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
