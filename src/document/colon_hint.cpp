// SPDX-License-Identifier: Apache-2.0
#include "document/colon_hint.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "document/codes.h"

namespace ducha {

namespace {

constexpr std::string_view kFullWidthSpace = "\xE3\x80\x80";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kFullWidthColon = "\xEF\xBC\x9A";
constexpr int kLinesLookedAt = 3;
// A key is a few words; a colon further on belongs to prose.
constexpr std::size_t kLongestKey = 120;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r-") == std::string_view::npos; }

// Without what cannot hold the slip: a comment, or a colon that is right.
bool may_slip(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t-");
  if (begin == std::string_view::npos || line[begin] == '#' || line[begin] == '"' || line[begin] == '\'') return false;
  return line.find(": ") == std::string_view::npos && !line.ends_with(':') && !line.ends_with(":\r");
}

// http://..., 12:30, 1:15
bool is_address_or_ratio(std::string_view line, std::size_t colon) {
  const auto is_digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  return line.substr(colon).starts_with("://") || (is_digit(colon - 1) && is_digit(colon + 1));
}

std::optional<Note> note_of(const SourcePtr& source, std::size_t line_start, std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t-");
  for (const std::string_view space : {kFullWidthSpace, kNoBreakSpace}) {
    if (begin == std::string_view::npos || !line.substr(begin).starts_with(space)) continue;
    const auto at = static_cast<std::uint32_t>(line_start + begin);
    return Note{code::document_wide_indent, {source, {at, static_cast<std::uint32_t>(space.size())}}, {}};
  }
  if (!may_slip(line)) return std::nullopt;
  const std::string_view head = line.substr(0, kLongestKey);
  const auto place = [&](std::size_t at, std::size_t length) {
    return Place{source, {static_cast<std::uint32_t>(line_start + at), static_cast<std::uint32_t>(length)}};
  };
  const std::size_t wide = head.find(kFullWidthColon);
  const std::size_t narrow = head.find(':');
  if (wide != std::string_view::npos && (narrow == std::string_view::npos || wide < narrow)) {
    return Note{code::document_colon_width, place(wide, kFullWidthColon.size()), {}};
  }
  if (narrow != std::string_view::npos && narrow > 0 && !is_address_or_ratio(head, narrow)) {
    return Note{code::document_colon_space, place(narrow, 1), {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Note> colon_hint(const SourcePtr& source, std::uint32_t offset) {
  const std::string_view bytes = source->bytes();
  std::size_t end = bytes.find('\n', std::min<std::size_t>(offset, bytes.size()));
  if (end == std::string_view::npos) end = bytes.size();
  for (int looked_at = 0; looked_at < kLinesLookedAt;) {
    const std::size_t before = end == 0 ? std::string_view::npos : bytes.rfind('\n', end - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = bytes.substr(start, end - start);
    if (!is_blank(line)) {
      if (std::optional<Note> note = note_of(source, start, line)) return note;
      ++looked_at;
    }
    if (start == 0) break;
    end = start - 1;
  }
  return std::nullopt;
}

}  // namespace ducha
