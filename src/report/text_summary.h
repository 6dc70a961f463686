// SPDX-License-Identifier: Apache-2.0
// How many findings of each policy have which status, in a table that lines up with Chinese text too.
#pragma once

#include <string>

#include "base/language.h"
#include "findings/finding.h"
#include "findings/style.h"

namespace ducha {

[[nodiscard]] std::string summary_table(const Summary& summary, Language language, const Style& style);
// "93 pass, 1 fail, 10 not applicable": those that there are, in the report's order.

}  // namespace ducha
