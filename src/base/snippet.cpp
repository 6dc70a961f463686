// SPDX-License-Identifier: Apache-2.0
#include "base/snippet.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

namespace {

constexpr std::string_view kDots = "...";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// A caret within so many columns of the line's start needs no cut before it; else so many columns stay before it.
constexpr std::size_t kNear = 60;
constexpr std::size_t kBefore = 40;

// One character as it is shown.
struct Cell {
  std::string_view text;
  std::size_t width;
  std::size_t length;  // bytes of the line
};

Cell cell_at(std::string_view line, std::size_t offset) {
  const CodePoint point = code_point_at(line, offset);
  if (point.value == '\t') return {" ", 1, point.length};
  if (point.value < 0 || is_control(point.value)) return {kReplacement, 1, point.length};
  return {line.substr(offset, point.length), display_width(point.value), point.length};
}

std::size_t before(std::string_view line, std::size_t offset) {
  std::size_t start = offset - 1;
  for (int steps = 0; steps < 3 && start > 0 && continues_code_point(line[start]); ++steps) --start;
  return start + code_point_at(line, start).length == offset ? start : offset - 1;
}

// Where the shown part begins: the line's start if the caret is near it, else some columns before the caret.
std::size_t shown_from(std::string_view line, std::size_t caret) {
  std::size_t start = caret;
  std::size_t width = 0;
  while (start > 0) {
    const std::size_t previous = before(line, start);
    width += cell_at(line, previous).width;
    if (width > kNear) break;
    start = previous;
  }
  if (start == 0) return 0;
  for (start = caret, width = 0; width < kBefore;) {
    start = before(line, start);
    width += cell_at(line, start).width;
  }
  return start;
}

}  // namespace

std::string snippet(const Place& at) {
  if (!at.known()) return {};
  std::uint32_t place = at.span.offset;
  const SourceText& source = at.source->part(place);
  if (source.is_sheet()) return {};
  const std::string_view line = source.line_at(place);
  if (line.empty()) return {};
  const auto line_start = static_cast<std::size_t>(line.data() - source.bytes().data());
  const std::size_t offset = std::max<std::size_t>(place, line_start) - line_start;
  std::size_t caret = std::min(offset, line.size());
  while (caret > 0 && caret < line.size() && continues_code_point(line[caret])) --caret;
  const std::size_t span_end = std::min(caret + at.span.length, line.size());

  const std::size_t start = shown_from(line, caret);
  std::string shown(start > 0 ? kDots : "");
  std::string marks(shown.size(), ' ');
  std::size_t width = shown.size();
  std::size_t next = start;
  while (next < line.size()) {
    const Cell cell = cell_at(line, next);
    if (width + cell.width > kSnippetWidth - kDots.size()) {
      shown += kDots;
      break;
    }
    shown += cell.text;
    width += cell.width;
    if (next < caret) {
      marks.append(cell.width, ' ');
    } else if (next == caret) {
      marks += '^';
      if (span_end > caret + cell.length && cell.width > 1) marks.append(cell.width - 1, '~');
    } else if (next < span_end) {
      marks.append(cell.width, '~');
    }
    next += cell.length;
  }
  if (caret >= line.size()) marks += '^';
  return shown + '\n' + marks + '\n';
}

}  // namespace ducha
