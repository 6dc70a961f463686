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

struct NamePart {
  std::string_view key, name, ending;
};

// A province's own word says what it is; of the others it is taken off where the rest is known to be one of them.
constexpr NamePart kEndings[] = {
#define DUCHA_REGION_ENDING(key, ending) {key, {}, ending},
#define DUCHA_REGION_NAME(key, name, ending) {key, name, ending},
#include "findings/regions.def"
};

void add_region(std::string& identity, const Region& region) {
  std::vector<std::pair<std::string, std::string>> folded;
  folded.reserve(region.size());
  for (const auto& [key, name] : region) folded.emplace_back(fold(key), folded_region_name(key, name));
  std::sort(folded.begin(), folded.end());
  for (const auto& [key, name] : folded) {
    add_part(identity, key);
    add_part(identity, name);
  }
}

}  // namespace

std::string folded_region_name(std::string_view key, std::string_view name) {
  std::string folded = fold(name);
  for (const NamePart& part : kEndings) {
    if (part.key != key || folded.size() <= part.ending.size() || !folded.ends_with(part.ending)) continue;
    const std::size_t rest = folded.size() - part.ending.size();
    if (!part.name.empty() && std::string_view(folded).substr(0, rest) != part.name) continue;
    folded.resize(rest);
    break;
  }
  return folded;
}

std::string identity_of(const Region& region) {
  std::string identity;
  add_region(identity, region);
  return identity;
}

std::string identity_of(std::string_view unit, const Region& region) {
  std::string identity;
  add_part(identity, fold(unit));
  add_region(identity, region);
  return identity;
}

}  // namespace ducha
