// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <charconv>

#include <nlohmann/json.hpp>
#include <simdjson.h>

namespace ducha {

namespace {

// Whether every byte stands for itself within quotes, as most do. The loop has no exit, so that it runs over many bytes
// at once.
bool is_plain(std::string_view text) {
  unsigned escapes = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    escapes |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte == '"') |
               static_cast<unsigned>(byte == '\\') | static_cast<unsigned>(byte == 0x7F);
    bits |= byte;
  }
  return escapes == 0 && (bits < 0x80 || simdjson::validate_utf8(text.data(), text.size()));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out.append(1, '"').append(text).append(1, '"');
  } else {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

void JsonObject::name(std::string_view name) {
  if (!std::exchange(first_, false)) out_ += ',';
  append_json_string(out_, name);
  out_ += ':';
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  this->name(name);
  append_json_string(out_, value);
  return *this;
}

JsonObject& JsonObject::number(std::string_view name, std::size_t value) {
  char digits[20];  // of 2^64
  const std::to_chars_result end = std::to_chars(std::begin(digits), std::end(digits), value);
  return raw(name, {digits, static_cast<std::size_t>(end.ptr - digits)});
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
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
