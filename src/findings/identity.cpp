// SPDX-License-Identifier: Apache-2.0
#include "findings/identity.h"

#include <algorithm>

#include "base/text.h"

namespace ducha {

namespace {

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
void add_part(std::string& key, std::string_view part) {
  key.append(std::to_string(part.size())).append(1, ':').append(part);
}

}  // namespace

std::string identity_of(std::string_view unit, const Region& region) {
  std::vector<std::pair<std::string, std::string>> folded;
  folded.reserve(region.size());
  for (const auto& [key, name] : region) folded.emplace_back(fold(key), fold(name));
  std::sort(folded.begin(), folded.end());
  std::string identity;
  add_part(identity, fold(unit));
  for (const auto& [key, name] : folded) {
    add_part(identity, key);
    add_part(identity, name);
  }
  return identity;
}

}  // namespace ducha
