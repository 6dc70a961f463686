// SPDX-License-Identifier: Apache-2.0
// The kinds of subjects by their names in what is written: window, record, group.
#pragma once

#include <optional>
#include <string_view>

#include "findings/finding.h"

namespace ducha {

[[nodiscard]] std::string_view to_string(Subject::Kind kind);
[[nodiscard]] std::optional<Subject::Kind> read_subject_kind(std::string_view word);

}  // namespace ducha
