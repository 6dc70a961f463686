// SPDX-License-Identifier: Apache-2.0
// The known name that is nearest to a misspelt one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

// By edit distance over code points after folding (base/text.h), two neighbours exchanged counting as one edit; at most
// a third of the longer one's length; the first of equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, std::span<const std::string> known);

// The longest known name that stands in the name, else the shortest in which it stands, both of two code points at
// least and folded; else the nearest.
[[nodiscard]] std::optional<std::string> nearest_or_part(std::string_view name, std::span<const std::string> known);

// The same as nearest() over names that are asked for again and again: they are folded once, when the first is asked
// for, which is never where nothing is misspelt. Immutable once made; a copy shares its names.
class Spellings {
 public:
  Spellings() = default;
  explicit Spellings(std::vector<std::string> known);
  [[nodiscard]] std::optional<std::string> nearest(std::string_view name) const;

 private:
  struct Names;
  std::shared_ptr<Names> names_;  // null: none
};

}  // namespace ducha
