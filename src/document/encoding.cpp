// SPDX-License-Identifier: Apache-2.0
#include "document/encoding.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/codes.h"

namespace ducha {

namespace {

struct OtherMark {
  std::string_view bytes;
  std::string_view name;
};

using namespace std::string_view_literals;

// UTF-32 before UTF-16: the one begins as the other does.
constexpr std::array<OtherMark, 4> kOtherMarks = {{
    {"\xFF\xFE\0\0"sv, "UTF-32"},
    {"\0\0\xFE\xFF"sv, "UTF-32"},
    {"\xFF\xFE"sv, "UTF-16"},
    {"\xFE\xFF"sv, "UTF-16"},
}};

std::string hexadecimal(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kDigits[value >> 4U], kDigits[value & 0x0FU]};
}

// Whether what is invalid there begins a character whose end the text no longer has.
bool is_cut(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const std::size_t length = lead >= 0xF0U && lead < 0xF8U ? 4 : lead >= 0xE0U ? 3 : 2;
  return lead >= 0xC2U && lead < 0xF8U && at + length > bytes.size() &&
         std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes.end(),
                     [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; });
}

Place one_byte(const SourcePtr& source, Span part, std::size_t offset) {
  return {source, {part.offset + static_cast<std::uint32_t>(offset), 1}};
}

}  // namespace

std::size_t byte_order_mark(const SourceText& source) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return source.bytes().starts_with(kMark) ? kMark.size() : 0;
}

bool is_readable(const SourcePtr& source, Span part, Diagnostics& diagnostics) {
  const std::string_view bytes = source->slice(part);
  if (bytes.size() > kDocumentBytes) {
    diagnostics.add(code::document_too_large, {source, {part.offset, 0}}, {std::to_string(kDocumentBytes >> 20U)});
    return false;
  }
  for (const OtherMark& mark : kOtherMarks) {
    if (part.offset != 0 || !bytes.starts_with(mark.bytes)) continue;
    diagnostics.add(code::document_utf16, {source, {0, 0}}, {mark.name});
    return false;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    diagnostics.add(code::document_nul, one_byte(source, part, nul));
    return false;
  }
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const std::size_t invalid = first_invalid(bytes);
    const std::size_t at = invalid == std::string_view::npos ? 0 : invalid;
    if (part.offset + bytes.size() == source->bytes().size() && is_cut(bytes, at)) {
      diagnostics.add(code::document_cut, one_byte(source, part, at));
    } else if (bytes[at] == kNoCharacter) {
      diagnostics.add(code::document_no_character, one_byte(source, part, at));
    } else {
      diagnostics.add(code::document_not_utf8, one_byte(source, part, at), {hexadecimal(bytes[at])});
    }
    return false;
  }
  return true;
}

std::uint32_t last_text_before(const SourceText& source, std::uint32_t offset) {
  const std::string_view bytes = source.bytes();
  if (bytes.find_first_not_of(" \t\r\n", std::min<std::size_t>(offset, bytes.size())) != std::string_view::npos) {
    return offset;
  }
  const std::size_t last = bytes.substr(0, offset).find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? offset : static_cast<std::uint32_t>(last + 1);
}

}  // namespace ducha
