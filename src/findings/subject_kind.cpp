// SPDX-License-Identifier: Apache-2.0
#include "findings/subject_kind.h"

#include <array>
#include <cstddef>

namespace ducha {

namespace {

constexpr std::array<std::string_view, 3> kNames = {"window", "record", "group"};  // in the order of Subject::Kind

}  // namespace

std::string_view to_string(Subject::Kind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::optional<Subject::Kind> read_subject_kind(std::string_view word) {
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    if (kNames.at(at) == word) return static_cast<Subject::Kind>(at);
  }
  return std::nullopt;
}

}  // namespace ducha
