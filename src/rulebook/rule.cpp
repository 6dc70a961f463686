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

}  // namespace ducha
