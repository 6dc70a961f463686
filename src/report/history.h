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
inline constexpr std::int64_t kHistoryForm = 2;           // as its user_version

// Makes tables, indexes and the view `latest` in an empty file.
void make_history(Database& database);
// Gives a file of an earlier form what it lacks; of the runs in it nothing is lost, and what they did not say is null.
void bring_up_to_date(Database& database);

// Whether this is such a file, of this form or of an earlier one, or an empty one.
enum class HistoryKind : std::uint8_t { history, empty, another };
[[nodiscard]] HistoryKind kind_of(Database& database);

}  // namespace ducha
