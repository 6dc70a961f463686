// SPDX-License-Identifier: Apache-2.0
// The marks around the title of a document, U+300A and U+300B.
#pragma once

#include <string_view>

namespace ducha {

inline constexpr std::string_view kTitleBegins = "\xE3\x80\x8A", kTitleEnds = "\xE3\x80\x8B";

// Either of them left out, where it stands.
[[nodiscard]] constexpr std::string_view without_title_marks(std::string_view title) {
  if (title.starts_with(kTitleBegins)) title.remove_prefix(kTitleBegins.size());
  if (title.ends_with(kTitleEnds)) title.remove_suffix(kTitleEnds.size());
  return title;
}

}  // namespace ducha
