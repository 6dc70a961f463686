// SPDX-License-Identifier: Apache-2.0
// The file in which runs are kept one beside the other (`--format sqlite=FILE`): its tables, which docs/formats.md
// describes and which stay as they are, and what tells it from other files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/database.h"

namespace ducha {

inline constexpr std::int64_t kHistoryMark = 0x64636861;  // "dcha", as the file's application_id
inline constexpr std::int64_t kHistoryForm = 1;           // as its user_version

// Tables, indexes and the view `latest`.
[[nodiscard]] std::string_view history_tables();

// What files of an earlier version lack; made where it is not there.
[[nodiscard]] std::string_view further_history_tables();

// Whether this is such a file, or an empty one.
enum class HistoryKind : std::uint8_t { history, empty, another };
[[nodiscard]] HistoryKind kind_of(Database& database);

}  // namespace ducha
