// SPDX-License-Identifier: Apache-2.0
#include "authoring/yaml_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <yaml-cpp/emitter.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

namespace {

constexpr std::int32_t kReplacement = 0xFFFD;

// What readers take for nothing at all, or for another map.
bool is_word_of_yaml(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kWords = {"", "~", "null", "Null", "NULL", "<<", "="};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

// Neither a control character nor an end of line in any version of YAML; invisible ones are not left to the eye.
bool shows(std::int32_t code_point) {
  return is_of_xml(code_point) && !is_control(code_point) && !is_invisible(code_point);
}

// As a number or a word does; signs, brackets and the end of a document mean something to YAML.
bool begins_plainly(std::string_view text) {
  constexpr std::string_view kSigns = " -?:,[]{}#&*!|>'\"%@`";
  const bool negative = text.size() > 1 && text[0] == '-' && (is_digit(text[1]) || text[1] == '.');
  return negative || (kSigns.find(text.front()) == std::string_view::npos && !text.starts_with("..."));
}

bool is_plain(std::string_view text) {
  constexpr std::string_view kOfFlows = ",?[]{}&";
  if (is_word_of_yaml(text) || !begins_plainly(text) || text.back() == ' ') return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!shows(point.value)) return false;
    const char c = text[at];
    const std::string_view behind = text.substr(at + point.length);
    if (kOfFlows.find(c) != std::string_view::npos) return false;
    if (c == ':' &&
        (behind.empty() || behind.front() == ' ' || kOfFlows.find(behind.front()) != std::string_view::npos))
      return false;
    if (c == ' ' && behind.front() == '#') return false;
    at += point.length;
  }
  return true;
}

void append_escaped(std::string& out, std::int32_t code_point) {
  switch (code_point) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  constexpr std::int32_t kTwoDigits = 0xFF, kFourDigits = 0xFFFF;
  if (shows(code_point)) {
    append_utf8(out, code_point);
  } else if (code_point <= kTwoDigits) {
    out += fmt::format("\\x{:02X}", code_point);
  } else {
    out += code_point <= kFourDigits ? fmt::format("\\u{:04X}", code_point) : fmt::format("\\U{:08X}", code_point);
  }
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_escaped(quoted, point.value < 0 ? kReplacement : point.value);
    at += point.length;
  }
  return quoted + '"';
}

void emit_scalar(YAML::Emitter& out, std::string_view text) {
  constexpr std::size_t kLongestKey = 1000;  // of the 1024 that readers look ahead for its colon
  const std::string scalar = yaml_scalar(text);
  if (scalar.size() > kLongestKey) out << YAML::LongKey;
  out.WriteIntegralType(scalar);  // as it is: what yaml-cpp would quote is quoted already
}

std::string yaml_comment(std::string_view text) { return shortened(text, std::numeric_limits<std::size_t>::max()); }

}  // namespace ducha
