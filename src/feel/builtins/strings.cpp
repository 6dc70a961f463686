// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Table 74, but for regular expressions: regex.cpp.
#include <array>
#include <cstring>
#include <optional>
#include <string>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include "base/utf8.h"
#include "feel/builtins/families.h"
#include "feel/builtins/position.h"
#include "feel/builtins/reason.h"
#include "feel/builtins/regex.h"
#include "feel/codes.h"

namespace ducha::feel {

namespace {

// A part of a string, as a value.
Value part_of(Call& call, std::string_view text) {
  return may_make_string(call, text.size()) ? Value::string(std::string(text)) : no_string(call);
}

Value substring(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  const std::string_view text = arguments[0].as_string();
  const std::size_t size = code_points(text);
  const std::optional<std::size_t> first = index_of(arguments[1], size);
  if (!first) return no_value(call, code::feel_position, arguments[1].as_number(), size);
  const std::size_t from = offset_after(text, *first);
  if (arguments[2].is_null()) return part_of(call, text.substr(from));
  const std::optional<std::int64_t> length = whole_part(arguments[2]);
  if (!length || *length < 1 || *length > static_cast<std::int64_t>(size - *first)) {
    return no_value(call, code::feel_length, arguments[2].as_number(), size - *first);
  }
  const std::string_view rest = text.substr(from);
  return part_of(call, rest.substr(0, offset_after(rest, static_cast<std::size_t>(*length))));
}

Value string_length(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  return Decimal(static_cast<std::int64_t>(code_points(arguments[0].as_string())));
}

using CaseFunction = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

Value in_case(Call& call, std::string_view text, CaseFunction function) {
  // A letter becomes at most three.
  if (text.size() > call.limits().string / 3 || !may_make_string(call, text.size())) return no_string(call);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  function("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  return U_SUCCESS(status) ? Value::string(std::move(result)) : no_string(call);
}

Value upper_case(Call& call, std::span<const Value> arguments) {
  return in_case(call, arguments[0].as_string(), icu::CaseMap::utf8ToUpper);
}

Value lower_case(Call& call, std::span<const Value> arguments) {
  return in_case(call, arguments[0].as_string(), icu::CaseMap::utf8ToLower);
}

// Like find(), but never slower than the two lengths together.
std::size_t position_of(std::string_view text, std::string_view match) {
  const void* found = memmem(text.data(), text.size(), match.data(), match.size());
  if (found == nullptr) return match.empty() ? 0 : std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

Value substring_before(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  const std::string_view text = arguments[0].as_string();
  const std::size_t at = position_of(text, arguments[1].as_string());
  return part_of(call, at == std::string_view::npos ? std::string_view() : text.substr(0, at));
}

Value substring_after(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  const std::string_view text = arguments[0].as_string();
  const std::string_view match = arguments[1].as_string();
  const std::size_t at = position_of(text, match);
  return part_of(call, at == std::string_view::npos ? std::string_view() : text.substr(at + match.size()));
}

Value contains_text(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  return position_of(arguments[0].as_string(), arguments[1].as_string()) != std::string_view::npos;
}

Value starts_with(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[1].weight())) return no_steps(call);
  return arguments[0].as_string().starts_with(arguments[1].as_string());
}

Value ends_with(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[1].weight())) return no_steps(call);
  return arguments[0].as_string().ends_with(arguments[1].as_string());
}

std::string_view text_or_nothing(const Value& value) {
  return value.is_null() ? std::string_view() : value.as_string();
}

Value matches_pattern(Call& call, std::span<const Value> arguments) {
  return matches(call, arguments[0].as_string(), arguments[1].as_string(), text_or_nothing(arguments[2]));
}

Value replace_pattern(Call& call, std::span<const Value> arguments) {
  return replace(call, arguments[0].as_string(), arguments[1].as_string(), arguments[2].as_string(),
                 text_or_nothing(arguments[3]));
}

Value split_by_pattern(Call& call, std::span<const Value> arguments) {
  return split(call, arguments[0].as_string(), arguments[1].as_string());
}

Value string_join(Call& call, std::span<const Value> arguments) {
  const std::string_view delimiter = text_or_nothing(arguments[1]);
  std::string text;
  bool first = true;
  for (const Value& each : arguments[0].elements()) {
    if (each.is_null()) continue;
    if (!first) text += delimiter;
    first = false;
    text += each.as_string();
    if (text.size() > call.limits().string) return no_string(call);
  }
  if (!call.spend(arguments[0].elements().size())) return no_steps(call);
  return may_make_string(call, text.size()) ? Value::string(std::move(text)) : no_string(call);
}

constexpr std::array kString{Parameter{.name = "string", .type = "string"}};
constexpr std::array kStringMatch{Parameter{.name = "string", .type = "string"},
                                  Parameter{.name = "match", .type = "string"}};
constexpr std::array kSubstring{Parameter{.name = "string", .type = "string"},
                                Parameter{.name = "start position", .type = "number"},
                                Parameter{.name = "length", .type = "number", .optional = true}};
constexpr std::array kMatches{Parameter{.name = "input", .type = "string", .sample = Sample::text},
                              Parameter{.name = "pattern", .type = "string"},
                              Parameter{.name = "flags", .type = "string", .optional = true, .nullable = true}};
constexpr std::array kReplace{Parameter{.name = "input", .type = "string", .sample = Sample::text},
                              Parameter{.name = "pattern", .type = "string"},
                              Parameter{.name = "replacement", .type = "string"},
                              Parameter{.name = "flags", .type = "string", .optional = true, .nullable = true}};
constexpr std::array kSplit{Parameter{.name = "string", .type = "string", .sample = Sample::text},
                            Parameter{.name = "delimiter", .type = "string"}};
constexpr std::array kJoin{Parameter{.name = "list", .type = "list<string>"},
                           Parameter{.name = "delimiter", .type = "string", .optional = true, .nullable = true}};

constexpr std::array kRows{
    Builtin{"substring", kSubstring, "string", substring},
    Builtin{"string length", kString, "number", string_length},
    Builtin{"upper case", kString, "string", upper_case},
    Builtin{"lower case", kString, "string", lower_case},
    Builtin{"substring before", kStringMatch, "string", substring_before},
    Builtin{"substring after", kStringMatch, "string", substring_after},
    Builtin{"contains", kStringMatch, "boolean", contains_text},
    Builtin{"starts with", kStringMatch, "boolean", starts_with},
    Builtin{"ends with", kStringMatch, "boolean", ends_with},
    Builtin{"matches", kMatches, "boolean", matches_pattern},
    Builtin{"replace", kReplace, "string", replace_pattern},
    Builtin{"split", kSplit, "list<string>", split_by_pattern},
    Builtin{"string join", kJoin, "string", string_join},
};

}  // namespace

std::span<const Builtin> string_rows() { return kRows; }

}  // namespace ducha::feel
