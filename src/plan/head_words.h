// SPDX-License-Identifier: Apache-2.0
// The words for the head of a plan, as they stand in head.def and words.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

enum class Head : std::uint8_t {
#define DUCHA_HEAD(key, ...) key,
#include "plan/head.def"
};
inline constexpr std::size_t kHeads = static_cast<std::size_t>(Head::facts) + 1;

[[nodiscard]] std::string_view to_string(Head head);  // "as_of"
// Any spelling, English or Chinese.
[[nodiscard]] std::optional<Head> head_named(std::string_view key);
[[nodiscard]] std::optional<std::string> nearest_head(std::string_view key);
// What stands before the first point where that is the region or the facts; a full-width point is one, too.
struct PrefixedHead {
  Head head;
  std::string rest;
};
[[nodiscard]] std::optional<PrefixedHead> prefixed_head(std::string_view name);
// The words of a head and of the parts of a region by which columns are called, as the tables have them.
[[nodiscard]] std::vector<std::string> column_words();
// A part of a region in any spelling by its key: "province", "city", "county"; nullopt for other parts.
[[nodiscard]] std::optional<std::string_view> known_region_key(std::string_view written);
// The same; other parts as they are written.
[[nodiscard]] std::string region_key(std::string_view written);
// How people call a part of a region, in Chinese by the first word of the table; other parts, and in English, as the
// key is.
[[nodiscard]] std::string region_label(const std::string& key, Language language);

}  // namespace ducha
