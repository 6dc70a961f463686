// SPDX-License-Identifier: Apache-2.0
// What of the plans of a group its rule cannot go by, though it reads it.
#pragma once

#include <optional>

#include "batch/judged_group.h"
#include "judge/invalid_evidence.h"

namespace ducha {

// nullopt where no plan has any. Only the plans that have some are read back whole.
[[nodiscard]] std::optional<InvalidEvidence> faults_of(const JudgedGroup& judged);

}  // namespace ducha
