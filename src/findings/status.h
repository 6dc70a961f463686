// SPDX-License-Identifier: Apache-2.0
// The words of a verdict.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/language.h"

namespace ducha {

enum class Status : std::uint8_t { pass, fail, pending, unknown, not_applicable, waived, error };
inline constexpr std::array kStatuses = {Status::pass,           Status::fail,   Status::pending, Status::unknown,
                                         Status::not_applicable, Status::waived, Status::error};

// The force of a clause's words, strongest first. `none` is background: never a rule.
enum class Modality : std::uint8_t { must, should, target, encouraged, none };
inline constexpr std::array kModalities = {Modality::must, Modality::should, Modality::target, Modality::encouraged,
                                           Modality::none};

// Which findings are wanted, by status.
using Shown = std::array<bool, kStatuses.size()>;
inline constexpr Shown kAllShown = {true, true, true, true, true, true, true};
static_assert(kAllShown.back(), "one entry for each status");

[[nodiscard]] std::string_view to_string(Status status);  // the wire's word: "not_applicable"
[[nodiscard]] std::string_view to_string(Modality modality);
[[nodiscard]] std::optional<Status> read_status(std::string_view word);
[[nodiscard]] std::optional<Modality> read_modality(std::string_view word);

}  // namespace ducha
