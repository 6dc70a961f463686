// SPDX-License-Identifier: Apache-2.0
// The small mistakes that an author can make in one expression, one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace ducha {

enum class ChangeKind : std::uint8_t {
  number,        // 15 to 16 and to 14, 0.9 to 1.0 and to 0.8; a day to its neighbours
  comparison,    // < and <=, > and >=, = and !=
  connective,    // and and or, some and every
  bound,         // [a..b] to (a..b] and to [a..b); a fact's bounds
  unit_of_time,  // days, months and years; working days and days; how often
  grounds,       // text and reading
  setting        // due, levels, empty and what else stands beside the expressions
};
inline constexpr std::size_t kChangeKinds = 7;
// As JSON has it: "unit_of_time".
[[nodiscard]] std::string_view to_string(ChangeKind kind);

struct TextChange {
  ChangeKind kind = ChangeKind::number;
  Span at;         // bytes of the text
  std::string to;  // what stands there instead
};

// In the order of their places. Strings and comments stay as they are, save for days and durations (@"P7D"). Some of
// them may make the text one that does not compile.
[[nodiscard]] std::vector<TextChange> text_changes(std::string_view expression);
[[nodiscard]] std::string changed(std::string_view text, const TextChange& change);

}  // namespace ducha
