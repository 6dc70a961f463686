// SPDX-License-Identifier: Apache-2.0
// Where and why a text is no JSON: simdjson says that it is none, this finds the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/word_table.h"

namespace ducha {

enum class JsonFault : std::uint8_t {
#define DUCHA_JSON_FAULT(enumerator, zh, en) enumerator,
#include "document/json_faults.def"
#undef DUCHA_JSON_FAULT
};

[[nodiscard]] const WordTable<JsonFault>& table_of(JsonFault fault);

struct JsonFaultAt {
  JsonFault fault;
  std::size_t offset;
};

// The first fault of one value that should take up the whole text (RFC 8259); nullopt where there is none.
// Precondition: UTF-8 without a byte order mark.
[[nodiscard]] std::optional<JsonFaultAt> first_json_fault(std::string_view text);

// The same of a line that should be one value: what follows it belongs into another line, and what it lacks may stand
// there.
[[nodiscard]] std::optional<JsonFaultAt> first_json_line_fault(std::string_view line);

// [-]digits[.digits][(e|E)[+-]digits] without leading zeros.
[[nodiscard]] bool is_json_number(std::string_view text);

}  // namespace ducha
