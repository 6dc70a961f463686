// SPDX-License-Identifier: Apache-2.0
// Null with its reason, whose words are only made where somebody records them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "feel/builtins/call.h"
#include "feel/value/value.h"

namespace ducha::feel {

[[nodiscard]] inline Text words_of(std::string_view text) { return Text(text); }
[[nodiscard]] inline Text words_of(std::size_t number) { return Text(std::to_string(number)); }
[[nodiscard]] inline Text words_of(Kind kind) { return Text(to_string(kind)); }
[[nodiscard]] inline Text words_of(const Decimal& number) { return Text(number.to_string()); }
// Cut to what a message can show.
[[nodiscard]] Text words_of(const Value& value);

template <typename... Parts>
Value no_value(Call& call, Code code, const Parts&... parts) {
  if (!call.recording()) return {};
  std::vector<Text> arguments;
  (arguments.push_back(words_of(parts)), ...);
  return call.null_because(code, std::move(arguments));
}

// Counts work and checks the size of a list to be made; false: give `no_value_of_limit`.
[[nodiscard]] bool may_make_list(Call& call, std::size_t elements);
[[nodiscard]] Value no_list(Call& call);    // the reason for a false
[[nodiscard]] Value no_string(Call& call);  // a string would be longer than allowed

}  // namespace ducha::feel
