// SPDX-License-Identifier: Apache-2.0
// The formats that plans come in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ducha {

enum class PlanFormat : std::uint8_t { yaml, json, ndjson, csv, tsv, xlsx, ods };
// By the ending of a path: .yaml .yml .json .ndjson .jsonl .csv .tsv .xlsx .ods; nullopt for others.
[[nodiscard]] std::optional<PlanFormat> format_of(std::string_view path);
[[nodiscard]] std::optional<PlanFormat> read_plan_format(std::string_view word);

}  // namespace ducha
