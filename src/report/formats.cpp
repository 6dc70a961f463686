// SPDX-License-Identifier: Apache-2.0
#include "report/formats.h"

#include <algorithm>
#include <array>

namespace ducha {

namespace {

constexpr std::array kFormats = {
#define DUCHA_FORMAT(name, extension) Format{#name, extension, name##_report},
#include "report/formats.def"
#undef DUCHA_FORMAT
};

bool is_among(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool shows_scores(const Format& format) {
  static constexpr std::array<std::string_view, 7> kNames = {"text", "json", "ndjson", "csv", "tsv", "html", "xlsx"};
  return is_among(format.name, kNames);
}

bool shows_clauses(const Format& format) {
  static constexpr std::array<std::string_view, 6> kNames = {"text", "json", "ndjson", "junit", "sarif", "html"};
  return is_among(format.name, kNames);
}

std::span<const Format> formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace ducha
