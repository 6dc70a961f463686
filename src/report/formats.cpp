// SPDX-License-Identifier: Apache-2.0
#include "report/formats.h"

#include <array>

namespace ducha {

namespace {

constexpr std::array kFormats = {
    Format{"text", "txt", text_report},
    Format{"json", "json", json_report},
    Format{"ndjson", "ndjson", ndjson_report},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace ducha
