// SPDX-License-Identifier: Apache-2.0
#include "plan/format.h"

#include <array>
#include <string>

#include "base/ascii.h"

namespace ducha {

namespace {

struct FormatRow {
  std::string_view ending;
  PlanFormat format;
};

constexpr std::array<FormatRow, 13> kFormats = {{
    {"yaml", PlanFormat::yaml},
    {"yml", PlanFormat::yaml},
    {"json", PlanFormat::json},
    {"ndjson", PlanFormat::ndjson},
    {"jsonl", PlanFormat::ndjson},
    {"csv", PlanFormat::csv},
    {"tsv", PlanFormat::tsv},
    {"xlsx", PlanFormat::xlsx},
    {"xls", PlanFormat::xlsx},  // refused by what it begins with
    {"xlsm", PlanFormat::xlsx},
    {"et", PlanFormat::xlsx},  // as .xls
    {"ods", PlanFormat::ods},
    {"zip", PlanFormat::xlsx},  // of tables, one a sheet
}};

}  // namespace

std::optional<PlanFormat> read_plan_format(std::string_view word) {
  for (const FormatRow& row : kFormats) {
    if (row.ending == word) return row.format;
  }
  return std::nullopt;
}

std::optional<PlanFormat> format_of(std::string_view path) {
  const std::size_t point = path.find_last_of("./");
  if (point == std::string_view::npos || path[point] != '.') return std::nullopt;
  std::string ending(path.substr(point + 1));
  for (char& c : ending) c = lower(c);
  return read_plan_format(ending);
}

}  // namespace ducha
