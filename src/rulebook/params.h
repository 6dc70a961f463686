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

// 2%, as a share of a hundred.
[[nodiscard]] bool is_in_percent(NodeView node);
// A share above 1 without its sign: nobody can say whether 60 is 60 % or sixty times the whole.
[[nodiscard]] bool is_doubtful_share(const feel::Value& value, bool in_percent);

[[nodiscard]] std::vector<Param> read_params(NodeView node, Diagnostics& diagnostics);

}  // namespace ducha
