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

[[nodiscard]] inline const Text& words_of(const Text& text) { return text; }
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

// Count the work of making a list or a string, and check its size; false: give no_list(), no_string(). A limit that is
// met ends the whole evaluation, recorded or not.
[[nodiscard]] bool may_make_list(Call& call, std::size_t elements);
[[nodiscard]] bool may_make_string(Call& call, std::size_t bytes);
[[nodiscard]] Value no_list(Call& call);
[[nodiscard]] Value no_string(Call& call);
[[nodiscard]] Value no_steps(Call& call);  // after spend() said no

}  // namespace ducha::feel
