// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace ducha {

std::string json_string(std::string_view text) {
  // Most texts need no escape.
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
  });
  if (plain && is_utf8(text)) return '"' + std::string(text) + '"';
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
  if (json_.size() > 1) json_ += ',';
  json_.append(json_string(name)).append(1, ':').append(json);
  return *this;
}

JsonArray& JsonArray::raw(std::string_view json) {
  if (json_.size() > 1) json_ += ',';
  json_.append(json);
  return *this;
}

}  // namespace ducha
