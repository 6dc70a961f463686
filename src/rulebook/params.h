// SPDX-License-Identifier: Apache-2.0
// The values that parameters may have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "feel/value/value.h"
#include "rulebook/policy.h"

namespace ducha {

// A number, also 2%; true or false; a word; in quotes a FEEL literal such as '@"P10D"' or 'date("2015-12-31")'; a list
// of these. Anything else is reported.
[[nodiscard]] std::optional<feel::Value> read_param_value(NodeView node, Diagnostics& diagnostics);
// The same without a place, for the command line.
[[nodiscard]] std::optional<feel::Value> param_value_of(std::string_view text);

[[nodiscard]] std::vector<Param> read_params(NodeView node, Diagnostics& diagnostics);

}  // namespace ducha
