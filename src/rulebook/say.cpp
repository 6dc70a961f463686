// SPDX-License-Identifier: Apache-2.0
#include "rulebook/say.h"

#include <algorithm>
#include <cstddef>

namespace ducha {

const WordTable<Say>& table_of(Say /*name*/) {
  static const WordTable<Say> kTable({
#define DUCHA_SAY(name, zh, en) Text(zh, en),
#include "rulebook/say.def"
#undef DUCHA_SAY
  });
  return kTable;
}

std::string_view ending_of(std::string_view text, Say endings, Language language) {
  std::string_view rest = phrase(endings, language);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    const std::string_view one = rest.substr(0, end);
    if (!one.empty() && text.size() > one.size() && text.ends_with(one)) return text.substr(text.size() - one.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

}  // namespace ducha
