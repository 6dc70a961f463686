// SPDX-License-Identifier: Apache-2.0
// The families of built-in functions, a file each; the registry puts them together.
#pragma once

#include <span>

#include "feel/builtins/registry.h"

namespace ducha::feel {

[[nodiscard]] std::span<const Builtin> aggregate_rows();
[[nodiscard]] std::span<const Builtin> boolean_rows();
[[nodiscard]] std::span<const Builtin> context_rows();
[[nodiscard]] std::span<const Builtin> conversion_rows();
[[nodiscard]] std::span<const Builtin> list_rows();
[[nodiscard]] std::span<const Builtin> number_rows();
[[nodiscard]] std::span<const Builtin> policy_rows();
[[nodiscard]] std::span<const Builtin> range_rows();
[[nodiscard]] std::span<const Builtin> string_rows();
[[nodiscard]] std::span<const Builtin> temporal_rows();
[[nodiscard]] std::span<const Builtin> wording_rows();

}  // namespace ducha::feel
