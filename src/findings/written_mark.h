// SPDX-License-Identifier: Apache-2.0
// What names a finding and what came of it, found in a line of the wire without reading the rest of the line: a
// baseline of a million findings is a gigabyte, of which this is a tenth.
#pragma once

#include <optional>
#include <string_view>

#include "findings/status.h"

namespace ducha {

struct FindingMark {
  std::string_view fingerprint;  // lies in the line
  Status status = Status::error;
  Modality force = Modality::must;
};

// Precondition: the line is as to_ndjson() wrote it, which whoever asks holds against the digest of the run.
// nullopt where it is no finding, or where a fact's own field has a name that the wire uses too: read such a line whole
// (findings/from_ndjson.h).
[[nodiscard]] std::optional<FindingMark> written_mark(std::string_view line);

}  // namespace ducha
