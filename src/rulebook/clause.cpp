// SPDX-License-Identifier: Apache-2.0
#include "rulebook/clause.h"

#include <array>

namespace ducha {

namespace {

constexpr std::array<std::string_view, 3> kNames = {"background", "exhortation", "unobservable"};

}  // namespace

std::string_view to_string(UncheckedKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<UncheckedKind> read_unchecked_kind(std::string_view word) {
  for (std::size_t index = 0; index < kNames.size(); ++index) {
    if (kNames[index] == word) return static_cast<UncheckedKind>(index);
  }
  return std::nullopt;
}

}  // namespace ducha
