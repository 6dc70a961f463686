// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.h"

#include "report/phrases.h"

namespace ducha {

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char c : plain(text)) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '#':
      case '~':
      case '!':
      case '@': (result += '\\') += c; break;
      default: result += c;
    }
  }
  return result;
}

}  // namespace ducha
