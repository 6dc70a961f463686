// SPDX-License-Identifier: Apache-2.0
// A kind of message: a row of the table of the floor that gives it, and a handle to it. A new message so rebuilds its
// floor and not the house.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace ducha {

enum class Severity : std::uint8_t { error, warning, note };

struct CodeRow {
  std::string_view name;  // "plan.type"
  Severity severity;
  std::string_view zh;
  std::string_view en;
};

// Two are equal where they are the same row.
class Code {
 public:
  constexpr explicit Code(const CodeRow& row) : row_(&row) {}
  [[nodiscard]] constexpr const CodeRow& row() const { return *row_; }
  friend bool operator==(Code a, Code b) { return a.row_ == b.row_; }
  friend bool operator<(Code a, Code b) { return a.row_->name < b.row_->name; }

 private:
  const CodeRow* row_;
};

}  // namespace ducha

// A row of a floor's codes.def: DUCHA_CODE(name, "area.word", severity, "zh", "en"). {0}, {1}, ... in a sentence stand
// for the arguments. A sentence says what is wrong; then, after a semicolon, what was expected.
#define DUCHA_CODE_ROW(name, id, severity, zh, en)                                          \
  inline constexpr ::ducha::CodeRow name##_row = {id, ::ducha::Severity::severity, zh, en}; \
  inline constexpr ::ducha::Code name{name##_row};
