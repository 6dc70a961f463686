// SPDX-License-Identifier: Apache-2.0
#include "feel/value/characters.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace ducha::feel {

namespace {

struct Span32 {
  std::int32_t first;
  std::int32_t last;
};

template <std::size_t N>
bool within(const std::array<Span32, N>& spans, std::int32_t character) {
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

bool is_space(std::int32_t character) {
  if (character < 0x80) return character == ' ' || (character >= 0x09 && character <= 0x0D);
  return within(kSpaces, character) || character == 0x3000 || character == 0xFEFF;
}

bool starts_line(std::int32_t character) { return character >= 0x0A && character <= 0x0D; }

bool starts_name(std::int32_t character) {
  if (character < 0x80) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') || character == '_' ||
           character == '?';
  }
  if (character == 0xFEFF) return false;
  return within(kNameStarts, character) || (character >= 0x10000 && character <= 0xEFFFF);
}

bool continues_name(std::int32_t character) {
  return starts_name(character) || (character >= '0' && character <= '9') || within(kNameParts, character);
}

bool joins_names(char character) { return std::string_view("./-'+*").find(character) != std::string_view::npos; }

std::size_t past_spaces(std::string_view text, std::size_t offset) {
  while (true) {
    const CodePoint next = code_point_at(text, offset);
    if (next.length == 0 || !is_space(next.value)) return offset;
    offset += next.length;
  }
}

std::size_t past_word(std::string_view text, std::size_t offset) {
  while (true) {
    const CodePoint next = code_point_at(text, offset);
    if (next.length == 0 || !continues_name(next.value)) return offset;
    offset += next.length;
  }
}

}  // namespace ducha::feel
