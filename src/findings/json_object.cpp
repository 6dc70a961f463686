// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "base/utf8.h"

namespace ducha {

namespace {

using Eight = std::uint64_t;  // bytes, looked at as one word
constexpr Eight kOnes = ~Eight{0} / 0xFF;
constexpr Eight kHighBits = kOnes * 0x80;

// A high bit where the byte is the wanted one, or below the bound; perhaps in a higher byte too where one is below it.
constexpr Eight where_zero(Eight bytes) { return (bytes - kOnes) & ~bytes & kHighBits; }
constexpr Eight where(Eight bytes, char wanted) {
  return where_zero(bytes ^ (kOnes * static_cast<unsigned char>(wanted)));
}
constexpr Eight where_below(Eight bytes, unsigned bound) { return (bytes - kOnes * bound) & ~bytes & kHighBits; }

constexpr Eight where_escaped(Eight bytes) { return where(bytes, '"') | where(bytes, '\\') | where_below(bytes, 0x20); }
// Perhaps a character that a terminal obeys or that turns the direction of text begins there.
constexpr Eight where_turning(Eight bytes) {
  return where(bytes, '\xC2') | where(bytes, '\xD8') | where(bytes, '\xE2');
}
// Precondition: so many stand there.
Eight eight_at(std::string_view text, std::size_t at) {
  Eight bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof(Eight));
  return bytes;
}

// The next byte from there on that may have to be escaped, or one before it; the text's size: none has.
std::size_t next_marked(std::string_view text, std::size_t at) {
  constexpr bool kFirstIsLowest = std::endian::native == std::endian::little;
  for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight)) {
    const Eight bytes = eight_at(text, at);
    const Eight marked = where_escaped(bytes) | where_turning(bytes);
    if (marked != 0) return at + (kFirstIsLowest ? static_cast<std::size_t>(std::countr_zero(marked)) / 8 : 0);
  }
  return at;
}

// What makes a string more than its bytes within quotes.
struct Marks {
  bool escapes = false;  // a byte that JSON escapes
  bool wide = false;     // a byte above ASCII
  bool turns = false;
};

Marks marks_in(std::string_view text) {
  Eight escapes = 0, wide = 0, turns = 0;
  const auto look = [&](Eight bytes) {
    escapes |= where_escaped(bytes);
    wide |= bytes & kHighBits;
    turns |= where_turning(bytes);
  };
  std::size_t at = 0;
  for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight)) look(eight_at(text, at));
  if (at < text.size()) {
    Eight bytes = kOnes * 'a';
    std::memcpy(&bytes, text.data() + at, text.size() - at);
    look(bytes);
  }
  return {escapes != 0, wide != 0, turns != 0};
}

// Characters above ASCII of which a reader on a terminal would see another text than there is: controls (C1), ends of
// lines, and those that turn the direction (U+061C, U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069). The number of
// bytes at the beginning of well-formed text; 0: it begins with another.
std::size_t turning_at(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  if (byte(0) == 0xC2) return byte(1) < 0xA0 ? 2 : 0;
  if (byte(0) == 0xD8) return byte(1) == 0x9C ? 2 : 0;
  if (byte(0) != 0xE2) return 0;
  const unsigned last = byte(2);
  const bool general = byte(1) == 0x80 && (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE));
  return general || (byte(1) == 0x81 && last >= 0xA6 && last <= 0xA9) ? 3 : 0;
}

void append_hex_escape(std::string& out, unsigned code_unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (unsigned shift = 16; shift != 0; shift -= 4) out += kDigits[(code_unit >> (shift - 4)) & 0xFU];
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: append_hex_escape(out, static_cast<unsigned char>(c));
  }
}

// Well-formed text, run by run.
void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    at = next_marked(text, at);
    if (at == text.size()) break;
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const std::size_t length = turning_at(text.substr(at));
      if (length == 0) continue;
      out.append(text, begin, at - begin);
      append_hex_escape(out, static_cast<unsigned>(code_point_at(text, at).value));
      at += length - 1;
    } else {
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out.append(text, begin, at - begin);
      append_escape(out, static_cast<char>(c));
    }
    begin = at + 1;
  }
  out.append(text, begin);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  const Marks marks = marks_in(text);
  if (marks.wide && !simdjson::validate_utf8(text.data(), text.size())) {
    const std::string repaired = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return append_json_string(out, nlohmann::json::parse(repaired).get<std::string>());
  }
  out += '"';
  if (marks.escapes || marks.turns) {
    append_escaped(out, text);
  } else {
    out.append(text);
  }
  out += '"';
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

JsonObject& JsonObject::text(const FieldName& name, std::string_view value) {
  this->name(name);
  append_json_string(out_, value);
  return *this;
}

JsonObject& JsonObject::number(const FieldName& name, std::size_t value) {
  char digits[20];  // of 2^64
  const std::to_chars_result end = std::to_chars(std::begin(digits), std::end(digits), value);
  return raw(name, {digits, static_cast<std::size_t>(end.ptr - digits)});
}

JsonObject& JsonObject::raw(const FieldName& name, std::string_view json) {
  this->name(name);
  out_.append(json);
  return *this;
}

JsonArray& JsonArray::raw(std::string_view json) {
  if (json_.size() > 1) json_ += ',';
  json_.append(json);
  return *this;
}

}  // namespace ducha
