// SPDX-License-Identifier: Apache-2.0
// What changed from one saved run to another. Memory: both runs without their evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "audit/saved_run.h"
#include "findings/comparison.h"

namespace ducha {

enum class DiffBy : std::uint8_t { none, rule, unit, region, policy };
[[nodiscard]] std::optional<DiffBy> read_diff_by(std::string_view word);
[[nodiscard]] std::string_view to_string(DiffBy by);

[[nodiscard]] Comparison compare(const SavedRun& before, const SavedRun& after, DiffBy by);

}  // namespace ducha
