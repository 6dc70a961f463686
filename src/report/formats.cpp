// SPDX-License-Identifier: Apache-2.0
#include "report/formats.h"

#include <array>

namespace ducha {

namespace {

constexpr std::array kFormats = {
#define DUCHA_FORMAT(name, extension) Format{#name, extension, name##_report},
#include "report/formats.def"
#undef DUCHA_FORMAT
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
