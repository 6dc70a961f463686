// SPDX-License-Identifier: Apache-2.0
// Writes the digests of clauses into their policy.yaml, which stays as its author wrote it in everything else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"
#include "wording/verify.h"

namespace ducha {

struct Recorded {
  std::string bytes;        // of the whole file
  std::size_t written = 0;  // digests that are new or others than before
};

// The file with the digests of those clauses that were found. nullopt: it cannot be read again.
[[nodiscard]] std::optional<Recorded> with_digests(const SourcePtr& policy_file,
                                                   const std::vector<ClauseWords>& clauses, Diagnostics& diagnostics);

}  // namespace ducha
