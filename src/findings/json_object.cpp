// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace ducha {

void append_json_string(std::string& out, std::string_view text) {
  // Most texts need no escape.
  bool plain = true;
  bool ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    plain = plain && byte >= 0x20 && c != '"' && c != '\\' && byte != 0x7F;
    ascii = ascii && byte < 0x80;
  }
  if (plain && (ascii || is_utf8(text))) {
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
  if (json_.size() > 1) json_ += ',';
  append_json_string(json_, name);
  json_ += ':';
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  this->name(name);
  append_json_string(json_, value);
  return *this;
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
  this->name(name);
  json_.append(json);
  return *this;
}

JsonArray& JsonArray::raw(std::string_view json) {
  if (json_.size() > 1) json_ += ',';
  json_.append(json);
  return *this;
}

}  // namespace ducha
