// SPDX-License-Identifier: Apache-2.0
// One part of a text for another, wherever it stands.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ducha {

// From the front, each behind the last; what takes its place is not looked through again. The text is gone through
// once: whoever writes in place moves all that is behind, for each of a thousand.
inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) return;
  std::string replaced;
  std::size_t begin = 0;
  for (; at != std::string::npos; at = text.find(from, begin)) {
    replaced.append(text, begin, at - begin);
    replaced += to;
    begin = at + from.size();
  }
  replaced.append(text, begin);
  text = std::move(replaced);
}

}  // namespace ducha
