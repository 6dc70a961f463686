// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule.h"

namespace ducha {

std::string_view to_string(Grounds grounds) {
  switch (grounds) {
    case Grounds::text: return "text";
    case Grounds::reading: return "reading";
  }
  return "text";
}

std::string chapter_named(const Rule& rule, Language language) {
  return rule.chapter_title.empty() ? rule.chapter : rule.chapter_title.in(language);
}

}  // namespace ducha
