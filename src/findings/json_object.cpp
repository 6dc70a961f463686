// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <charconv>
#include <cstdint>
#include <cstring>

#include <nlohmann/json.hpp>
#include <simdjson.h>

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

// What makes a string more than its bytes within quotes.
struct Marks {
  bool escapes = false;  // a byte that JSON escapes
  bool wide = false;     // a byte above ASCII
};

Marks marks_in(std::string_view text) {
  Eight escapes = 0, wide = 0;
  const auto look = [&](Eight bytes) {
    escapes |= where(bytes, '"') | where(bytes, '\\') | where_below(bytes, 0x20);
    wide |= bytes & kHighBits;
  };
  std::size_t at = 0;
  for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight)) {
    Eight bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof(Eight));
    look(bytes);
  }
  if (at < text.size()) {
    Eight bytes = kOnes * 'a';
    std::memcpy(&bytes, text.data() + at, text.size() - at);
    look(bytes);
  }
  return {escapes != 0, wide != 0};
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
    default: break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\u00").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
}

// Well-formed text, run by run.
void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, begin, at - begin);
    append_escape(out, c);
    begin = at + 1;
  }
  out.append(text, begin);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  const Marks marks = marks_in(text);
  if (marks.wide && !simdjson::validate_utf8(text.data(), text.size())) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  if (marks.escapes) {
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
