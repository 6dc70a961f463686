// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.h"

namespace ducha {

std::string_view without_blanks_around(std::string_view text) {
  constexpr std::string_view kWideSpace = "\xE3\x80\x80";
  for (;;) {
    const std::size_t size = text.size();
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    if (text.starts_with(kWideSpace)) text.remove_prefix(kWideSpace.size());
    if (text.ends_with(kWideSpace)) text.remove_suffix(kWideSpace.size());
    if (text.size() == size) return text;
  }
}

}  // namespace ducha
