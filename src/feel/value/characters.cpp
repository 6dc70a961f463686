// SPDX-License-Identifier: Apache-2.0
#include "feel/value/characters.h"

#include <algorithm>
#include <array>

namespace ducha::feel {

namespace {

struct Span32 {
  std::uint32_t first;
  std::uint32_t last;
};

template <std::size_t N>
bool within(const std::array<Span32, N>& spans, std::uint32_t character) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span32& span) { return span.first <= character && character <= span.last; });
}

constexpr std::array<Span32, 8> kSpaces{{{0x85, 0x85},
                                         {0xA0, 0xA0},
                                         {0x1680, 0x1680},
                                         {0x180E, 0x180E},
                                         {0x2000, 0x200B},
                                         {0x2028, 0x2029},
                                         {0x202F, 0x202F},
                                         {0x205F, 0x205F}}};

constexpr std::array<Span32, 13> kNameStarts{{{0xC0, 0xD6},
                                              {0xD8, 0xF6},
                                              {0xF8, 0x2FF},
                                              {0x370, 0x37D},
                                              {0x37F, 0x167F},
                                              {0x1681, 0x180D},
                                              {0x180F, 0x1FFF},
                                              {0x200C, 0x200D},
                                              {0x2070, 0x218F},
                                              {0x2C00, 0x2FEF},
                                              {0x3001, 0xD7FF},
                                              {0xF900, 0xFDCF},
                                              {0xFDF0, 0xFFFD}}};

constexpr std::array<Span32, 3> kNameParts{{{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t index) -> std::uint32_t {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0x80U;
  };
  const std::uint32_t lead = byte(offset);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t bytes = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
  std::uint32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::uint32_t i = 1; i < bytes; ++i) value = (value << 6U) | (byte(offset + i) & 0x3FU);
  return {value, static_cast<std::uint32_t>(std::min<std::size_t>(bytes, text.size() - offset))};
}

bool is_space(std::uint32_t character) {
  if (character < 0x80) return character == ' ' || (character >= 0x09 && character <= 0x0D);
  return within(kSpaces, character) || character == 0x3000 || character == 0xFEFF;
}

bool starts_line(std::uint32_t character) { return character >= 0x0A && character <= 0x0D; }

bool starts_name(std::uint32_t character) {
  if (character < 0x80) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') || character == '_' ||
           character == '?';
  }
  if (character == 0xFEFF) return false;
  return within(kNameStarts, character) || (character >= 0x10000 && character <= 0xEFFFF);
}

bool continues_name(std::uint32_t character) {
  return starts_name(character) || (character >= '0' && character <= '9') || within(kNameParts, character);
}

bool joins_names(char character) { return std::string_view("./-'+*").find(character) != std::string_view::npos; }

std::size_t past_spaces(std::string_view text, std::size_t offset) {
  while (true) {
    const CodePoint next = code_point_at(text, offset);
    if (next.bytes == 0 || !is_space(next.value)) return offset;
    offset += next.bytes;
  }
}

std::size_t past_word(std::string_view text, std::size_t offset) {
  while (true) {
    const CodePoint next = code_point_at(text, offset);
    if (next.bytes == 0 || !continues_name(next.value)) return offset;
    offset += next.bytes;
  }
}

}  // namespace ducha::feel
