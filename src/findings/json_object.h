// SPDX-License-Identifier: Apache-2.0
// Writes one JSON object whose fields keep the order in which they are given.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ducha {

// In quotes, escaped where JSON asks for it; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value);
  JsonObject& text_or_null(std::string_view name, const std::optional<std::string>& value) {
    return value ? text(name, *value) : raw(name, "null");
  }
  // null where it is empty.
  JsonObject& text_or_null(std::string_view name, const std::string& value) {
    return value.empty() ? raw(name, "null") : text(name, value);
  }
  JsonObject& number(std::string_view name, std::size_t value) { return raw(name, std::to_string(value)); }
  JsonObject& boolean(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
  // A value that is JSON already.
  JsonObject& raw(std::string_view name, std::string_view json);
  [[nodiscard]] std::string done() { return std::move(json_ += '}'); }

 private:
  void name(std::string_view name);

  std::string json_ = "{";
};

// An array of elements that are JSON already.
class JsonArray {
 public:
  JsonArray& raw(std::string_view json);
  [[nodiscard]] std::string done() { return std::move(json_ += ']'); }

 private:
  std::string json_ = "[";
};

}  // namespace ducha
