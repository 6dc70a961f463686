// SPDX-License-Identifier: Apache-2.0
// That nothing was done, or that there is nothing, in more words than one.
#pragma once

#include <string_view>

namespace ducha {

// A "no" or a "not" before nothing but what is done, how, for whom, and what measures are called: "no special measures
// at all", "not yet laid open to the grassroots". What says more tells of something: "those with nobody at home are
// fetched", "barrier-free ways".
[[nodiscard]] bool is_denial(std::string_view folded);

}  // namespace ducha
