// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include "document/codes.h"
#include "document/document_builder.h"
#include "document/encoding.h"
#include "document/json_fault.h"
#include "document/read.h"

namespace ducha {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kSpace = " \t\n\r";

// What a thread reads with; kept from document to document, given back after a large one.
struct Workspace {
  static constexpr std::size_t kKept = 1U << 20U;

  ondemand::parser parser;
  std::unique_ptr<char[]> bytes;
  std::size_t capacity = 0;

  simdjson::padded_string_view padded(std::string_view text) {
    const std::size_t wanted = text.size() + simdjson::SIMDJSON_PADDING;
    if (capacity < wanted) {
      capacity = std::max<std::size_t>(wanted, 4096);
      bytes = std::make_unique<char[]>(capacity);
    }
    std::memcpy(bytes.get(), text.data(), text.size());
    std::memset(bytes.get() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
    return simdjson::padded_string_view(bytes.get(), text.size(), capacity);
  }

  void give_back() {
    if (capacity <= kKept) return;
    parser = ondemand::parser();
    bytes.reset();
    capacity = 0;
  }
};

enum class Outcome : std::uint8_t { read, broken, limit };

class JsonReader {
 public:
  JsonReader(const SourcePtr& source, std::uint32_t offset, std::string_view padded, Diagnostics& diagnostics)
      : offset_(offset), text_(padded), builder_(document_, diagnostics) {
    document_.source = source;
  }

  Outcome read(ondemand::document& document) {
    ondemand::json_type type{};
    if (document.type().get(type) != simdjson::SUCCESS) return Outcome::broken;
    if (type == ondemand::json_type::array || type == ondemand::json_type::object) {
      ondemand::value value;
      if (document.get_value().get(value) != simdjson::SUCCESS) return Outcome::broken;
      const Outcome outcome = read(value);
      if (outcome != Outcome::read) return outcome;
      // Behind the last token there is no location.
      return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? Outcome::read : Outcome::broken;
    }
    std::string_view token;
    if (document.raw_json_token().get(token) != simdjson::SUCCESS) return Outcome::broken;
    if (type == ondemand::json_type::string) {
      std::string_view decoded;
      if (document.get_string().get(decoded) != simdjson::SUCCESS) return Outcome::broken;
      return is_whole(token) ? string(token.data(), decoded) : Outcome::broken;
    }
    return is_whole(token) ? literal(token) : Outcome::broken;
  }

  Document take() { return std::move(document_); }

 private:
  // Whether nothing follows a value that stands alone.
  [[nodiscard]] bool is_whole(std::string_view token) const {
    const std::size_t length = token.starts_with('"') ? string_length(token.data()) : trimmed(token).size();
    return text_.find_first_not_of(kSpace, at(token.data()) + length) == std::string_view::npos;
  }

  Outcome read(ondemand::value& value) {
    const std::string_view token = value.raw_json_token();
    switch (token.empty() ? '\0' : token.front()) {
      case '{': return object(value, token);
      case '[': return array(value, token);
      case '"': {
        std::string_view decoded;
        if (value.get_string().get(decoded) != simdjson::SUCCESS) return Outcome::broken;
        return string(token.data(), decoded);
      }
      case '\0': return Outcome::broken;
      default: return literal(token);  // the iterator steps over what was only looked at
    }
  }

  Outcome object(ondemand::value& value, std::string_view token) {
    ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return Outcome::broken;
    if (!builder_.open(NodeKind::map, {at_source(token.data()), 1})) return Outcome::limit;
    for (auto entry : object) {
      ondemand::field field;
      if (std::move(entry).get(field) != simdjson::SUCCESS) return Outcome::broken;
      const char* quote = field.key().raw() - 1;
      std::string_view key;
      if (field.unescaped_key().get(key) != simdjson::SUCCESS) return Outcome::broken;
      Outcome outcome = string(quote, key);
      if (outcome == Outcome::read) outcome = read(field.value());
      if (outcome != Outcome::read) return outcome;
    }
    builder_.close();
    return Outcome::read;
  }

  Outcome array(ondemand::value& value, std::string_view token) {
    ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) return Outcome::broken;
    if (!builder_.open(NodeKind::list, {at_source(token.data()), 1})) return Outcome::limit;
    for (auto element : array) {
      ondemand::value inner;
      if (element.get(inner) != simdjson::SUCCESS) return Outcome::broken;
      const Outcome outcome = read(inner);
      if (outcome != Outcome::read) return outcome;
    }
    builder_.close();
    return Outcome::read;
  }

  Outcome string(const char* quote, std::string_view decoded) {
    const Span span{at_source(quote), static_cast<std::uint32_t>(string_length(quote))};
    return builder_.scalar(decoded, ScalarStyle::double_quoted, span) ? Outcome::read : Outcome::limit;
  }

  Outcome literal(std::string_view token) {
    const std::string_view text = trimmed(token);
    const bool known = text == "true" || text == "false" || text == "null" || is_json_number(text);
    if (!known) return Outcome::broken;
    const Span span{at_source(text.data()), static_cast<std::uint32_t>(text.size())};
    return builder_.scalar(text, ScalarStyle::plain, span) ? Outcome::read : Outcome::limit;
  }

  static std::string_view trimmed(std::string_view token) {
    return token.substr(0, token.find_last_not_of(kSpace) + 1);
  }

  // Both quotes included.
  [[nodiscard]] std::size_t string_length(const char* quote) const {
    const std::size_t begin = at(quote);
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text_.size()) - begin;
  }

  [[nodiscard]] std::size_t at(const char* inside) const { return static_cast<std::size_t>(inside - text_.data()); }
  [[nodiscard]] std::uint32_t at_source(const char* inside) const {
    return offset_ + static_cast<std::uint32_t>(at(inside));
  }

  std::uint32_t offset_;
  std::string_view text_;
  Document document_;
  DocumentBuilder builder_;
};

void report_fault(const SourcePtr& source, std::uint32_t offset, std::string_view text, bool line,
                  Diagnostics& diagnostics) {
  const JsonFaultAt fault =
      (line ? first_json_line_fault(text) : first_json_fault(text)).value_or(JsonFaultAt{JsonFault::other, 0});
  const std::uint32_t at = last_text_before(*source, offset + static_cast<std::uint32_t>(fault.offset));
  diagnostics.add(code::document_json, {source, {at, 1}}, {words_of(fault.fault)});
}

std::optional<Document> read_part(const SourcePtr& source, Span part, bool line, Diagnostics& diagnostics) {
  if (!is_readable(source, part, diagnostics)) return std::nullopt;
  const auto mark = static_cast<std::uint32_t>(part.offset == 0 ? byte_order_mark(*source) : 0);
  const std::uint32_t offset = part.offset + mark;
  const std::string_view text = source->slice(part).substr(std::min<std::size_t>(mark, part.length));
  if (text.find_first_not_of(kSpace) == std::string_view::npos) {
    Document blank;
    blank.source = source;
    blank.begins = part.offset;
    return blank;
  }

  thread_local Workspace workspace;
  const simdjson::padded_string_view padded = workspace.padded(text);
  JsonReader reader(source, offset, std::string_view(padded.data(), text.size()), diagnostics);
  ondemand::document document;
  Outcome outcome = Outcome::broken;
  if (workspace.parser.iterate(padded).get(document) == simdjson::SUCCESS) outcome = reader.read(document);
  workspace.give_back();
  if (outcome == Outcome::broken) report_fault(source, offset, text, line, diagnostics);
  if (outcome != Outcome::read) return std::nullopt;
  Document read = reader.take();
  read.begins = part.offset;
  return read;
}

Span whole(const SourceText& source) {
  return {0, static_cast<std::uint32_t>(std::min<std::size_t>(source.bytes().size(), UINT32_MAX))};
}

}  // namespace

std::optional<Document> read_json(const SourcePtr& source, Span part, Diagnostics& diagnostics) {
  return read_part(source, part, false, diagnostics);
}

std::optional<Document> read_json(const SourcePtr& source, Diagnostics& diagnostics) {
  return read_part(source, whole(*source), false, diagnostics);
}

std::optional<Document> read_json_line(const SourcePtr& source, Diagnostics& diagnostics) {
  return read_part(source, whole(*source), true, diagnostics);
}

}  // namespace ducha
