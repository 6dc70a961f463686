// SPDX-License-Identifier: Apache-2.0
// Writes one JSON object whose fields keep the order in which they are given.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace ducha {

// In quotes, escaped where JSON asks for it; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

// The name of a field. Those of a format stand in the source: that nothing in them is to be escaped is checked when it
// is compiled, and they are kept as they are written, in quotes and with what parts them from the field before and from
// the value. Those of data are escaped.
class FieldName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): a literal is one
  consteval FieldName(const char* literal) {
    add(',');
    add('"');
    for (const char* c = literal; *c != '\0'; ++c) {
      if (*c < ' ' || *c > '~' || *c == '"' || *c == '\\') throw std::invalid_argument("a name that JSON would escape");
      add(*c);
    }
    add('"');
    add(':');
  }
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions)
  FieldName(std::string_view data) : data_(data) {}
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions)
  FieldName(const std::string& data) : data_(data) {}

  // first: no field stands before it.
  void append_to(std::string& out, bool first) const {
    if (size_ > 0) {
      out.append(written_.data() + (first ? 1 : 0), size_ - (first ? 1U : 0U));
      return;
    }
    if (!first) out += ',';
    append_json_string(out, data_);
    out += ':';
  }

 private:
  static constexpr std::size_t kRoom = 40;

  consteval void add(char c) {
    if (size_ == kRoom) throw std::invalid_argument("a longer name than there is room for");
    written_[size_++] = c;
  }

  std::array<char, kRoom> written_{};
  std::size_t size_ = 0;  // 0: the name is data
  std::string_view data_;
};

class JsonObject {
 public:
  // A text of its own, which done() gives.
  JsonObject() : JsonObject(own_) {}
  // Behind what stands in `out`, up to close(). Nothing is copied twice where objects lie within each other.
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;
  ~JsonObject() = default;

  JsonObject& text(const FieldName& name, std::string_view value);
  JsonObject& text_or_null(const FieldName& name, const std::optional<std::string>& value) {
    return value ? text(name, *value) : raw(name, "null");
  }
  // null where it is empty.
  JsonObject& text_or_null(const FieldName& name, const std::string& value) {
    return value.empty() ? raw(name, "null") : text(name, value);
  }
  JsonObject& number(const FieldName& name, std::size_t value);
  // null where it is 0, as of a line.
  JsonObject& number_or_null(const FieldName& name, std::size_t value) {
    return value == 0 ? raw(name, "null") : number(name, value);
  }
  JsonObject& boolean(const FieldName& name, bool value) { return raw(name, value ? "true" : "false"); }
  // A value that is JSON already.
  JsonObject& raw(const FieldName& name, std::string_view json);
  // Fields that were written behind another one, each with the comma before it.
  JsonObject& fields(std::string_view written) {
    out_.append(written);
    return *this;
  }
  // A value that `append(std::string& out)` writes.
  template <typename Append>
  JsonObject& with(const FieldName& name, Append append) {
    this->name(name);
    append(out_);
    return *this;
  }
  // An array, of which `append(std::string& out, part)` writes each element.
  template <typename Parts, typename Append>
  JsonObject& array(const FieldName& name, const Parts& parts, Append append) {
    this->name(name);
    out_ += '[';
    bool first = true;
    for (const auto& part : parts) {
      if (!std::exchange(first, false)) out_ += ',';
      append(out_, part);
    }
    out_ += ']';
    return *this;
  }

  void close() { out_ += '}'; }
  [[nodiscard]] std::string done() {
    close();
    return std::move(own_);
  }

 private:
  void name(const FieldName& name) { name.append_to(out_, std::exchange(first_, false)); }

  std::string own_;
  std::string& out_;
  bool first_ = true;
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
