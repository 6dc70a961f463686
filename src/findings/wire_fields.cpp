// SPDX-License-Identifier: Apache-2.0
#include "findings/wire_fields.h"

#include <cctype>

namespace ducha {

namespace {

using simdjson::ondemand::array;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

// Deeper than any plan: a value of a fact stands in the evidence, or among what is kept.
constexpr std::size_t kDepth = 256;

// A value as it is written, without what follows it.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) ++at;
    return at - begin;
  };
  if (text.starts_with('-')) ++at;
  const bool zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.' && (++at, digits() == 0)) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

void walk(value one, std::size_t depth) {
  const auto refuse = [&one] { throw WireMisfit{{}, WireWord::json, one.raw_json_token().data()}; };
  if (depth > kDepth) refuse();
  switch (json_type(one.type())) {
    case json_type::object: {
      object entries = one.get_object();
      for (auto entry : entries) {
        static_cast<void>(std::string_view(entry.unescaped_key()));
        walk(entry.value().value(), depth + 1);
      }
      return;
    }
    case json_type::array: {
      array elements = one.get_array();
      for (auto element : elements) walk(element.value(), depth + 1);
      return;
    }
    case json_type::string: static_cast<void>(std::string_view(one.get_string())); return;
    case json_type::number:
      if (!is_number(trimmed(one.raw_json_token()))) refuse();
      return;
    case json_type::boolean:
    case json_type::null: {
      const std::string_view word = trimmed(one.raw_json_token());
      if (word != "true" && word != "false" && word != "null") refuse();
      return;
    }
  }
}

}  // namespace

void walk_whole(object& entries) {
  for (auto entry : entries) {
    static_cast<void>(std::string_view(entry.unescaped_key()));
    walk(entry.value().value(), 0);
  }
}

}  // namespace ducha
