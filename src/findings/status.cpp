// SPDX-License-Identifier: Apache-2.0
#include "findings/status.h"

#include <cstddef>

namespace ducha {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, kStatuses.size()> kStatusNames = {
    "pass", "fail", "pending", "unknown", "not_applicable", "waived", "error"};
constexpr std::array<std::string_view, kModalities.size()> kModalityNames = {"must", "should", "target", "encouraged",
                                                                             "none"};

}  // namespace

std::string_view to_string(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

std::string_view to_string(Modality modality) { return kModalityNames[static_cast<std::size_t>(modality)]; }

std::optional<Status> read_status(std::string_view word) {
  for (const Status status : kStatuses) {
    if (to_string(status) == word) return status;
  }
  return std::nullopt;
}

std::optional<Modality> read_modality(std::string_view word) {
  for (const Modality modality : kModalities) {
    if (to_string(modality) == word) return modality;
  }
  return std::nullopt;
}

}  // namespace ducha
