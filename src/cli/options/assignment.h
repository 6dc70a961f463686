// SPDX-License-Identifier: Apache-2.0
// NAME=VALUE as options have it, and values that are FEEL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "feel/value/value.h"

namespace ducha {

// FACT=VALUE; a fault where there is no equals sign.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> read_assignment(std::string_view option,
                                                                                 const std::string& text,
                                                                                 const char* form, Diagnostics& faults);
// The value of a FEEL expression that stands in an option; nullopt where it is none, which is reported at its place.
[[nodiscard]] std::optional<feel::Value> read_feel(const std::string& called, const std::string& text,
                                                   Diagnostics& faults);

}  // namespace ducha
