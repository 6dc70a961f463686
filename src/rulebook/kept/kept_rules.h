// SPDX-License-Identifier: Apache-2.0
// A policy's rules as bytes, so that who judges by the same rulebook again need not read and compile it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/policy_files.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Nothing where they hold what cannot be kept. Precondition: they were loaded of these files without a word.
[[nodiscard]] std::optional<std::string> kept_bytes(const PolicyRules& rules, const PolicyFiles& files);

// The same rules to judge by: without their cases and documents. Null where the bytes are not such. They must be of
// this build and of a rulebook whose files hold the very same. Their holder lives as long as the rules do: what a run
// may do without is read when it is asked for.
[[nodiscard]] std::shared_ptr<const PolicyRules> rules_of(std::string_view kept_bytes,
                                                          std::shared_ptr<const void> holder, const PolicyFiles& files);

}  // namespace ducha
