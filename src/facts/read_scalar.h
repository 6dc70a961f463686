// SPDX-License-Identifier: Apache-2.0
// The text of a scalar to the value of its declared type; the table of spellings stands in docs/rules.md.
#pragma once

#include <optional>
#include <string_view>

#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"

namespace ducha {

// The spelling alone counts, not whether it was quoted: "1,126" needs quotes in YAML flow and is a count all the same.
// nullopt: the type cannot read it; the caller reports it with expected_of(). Records and lists are no scalars:
// nullopt. Events are read as of `seen`, and where it is left out not at all.
[[nodiscard]] std::optional<feel::Value> read_scalar(std::string_view text, const FactSpec& fact,
                                                     const std::optional<SeenUntil>& seen = std::nullopt);

// Whether a share, though it can be read, is likely not meant so: 95 without a sign is 9500 %.
[[nodiscard]] bool is_doubtful_share(std::string_view text, const FactSpec& fact, const feel::Value& value);

}  // namespace ducha
