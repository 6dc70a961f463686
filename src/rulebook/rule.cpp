// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule.h"

namespace ducha {

std::string chapter_named(const Rule& rule, Language language) {
  return rule.chapter_title.empty() ? rule.chapter : rule.chapter_title.in(language);
}

}  // namespace ducha
