// SPDX-License-Identifier: Apache-2.0
#include "base/wrap.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "base/text.h"

namespace ducha {

namespace {

// Null where ICU has no rules; text then stays on one line.
std::unique_ptr<icu::BreakIterator> line_breaks() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  return U_SUCCESS(status) ? std::move(breaks) : nullptr;
}

std::string_view without_trailing_spaces(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

// What is written --so belongs together: its hyphens stand behind no letter that a line might end with.
bool begins_option(std::string_view piece) {
  const std::size_t last = piece.find_last_not_of('-');
  if (last + 1 == piece.size()) return false;
  return last == std::string_view::npos || static_cast<unsigned char>(piece[last]) >= 0x80 || piece[last] == '(' ||
         piece[last] == '[';
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  if (width == 0 || display_width(text) <= width) return {std::string(text)};
  static const std::unique_ptr<icu::BreakIterator> kMaster = line_breaks();
  if (!kMaster) return {std::string(text)};
  const std::unique_ptr<icu::BreakIterator> breaks(kMaster->clone());
  const icu::UnicodeString whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  breaks->setText(whole);
  std::vector<std::string> lines;
  std::string line;
  std::int32_t from = breaks->first();
  for (std::int32_t to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
    std::string piece;
    whole.tempSubStringBetween(from, to).toUTF8String(piece);
    if (begins_option(piece) && to < whole.length()) continue;
    from = to;
    const bool fits = display_width(line) + display_width(without_trailing_spaces(piece)) <= width;
    if (!fits && !line.empty()) {
      lines.emplace_back(without_trailing_spaces(line));
      line.clear();
    }
    line += piece;
  }
  if (!line.empty() || lines.empty()) lines.emplace_back(without_trailing_spaces(line));
  return lines;
}

}  // namespace ducha
