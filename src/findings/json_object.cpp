// SPDX-License-Identifier: Apache-2.0
#include "findings/json_object.h"

#include <nlohmann/json.hpp>

namespace ducha {

std::string json_string(std::string_view text) {
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
