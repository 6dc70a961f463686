// SPDX-License-Identifier: Apache-2.0
// A rule's message with its expressions filled in.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "feel/run/trace.h"
#include "feel/value/value.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Empty where the rule has none. An expression that is simply a fact or a record's field is shown as people read it;
// null as "not given". What the rule's `require` gave on its way to the verdict is not evaluated again; its trace may
// be empty.
[[nodiscard]] std::string message_of(const PolicyRules& rules, const Rule& rule, const std::vector<feel::Value>& slots,
                                     Language language, const feel::Trace& require = {});

}  // namespace ducha
