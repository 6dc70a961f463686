// SPDX-License-Identifier: Apache-2.0
#include "findings/region_place.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ducha {

namespace {

// From the widest down. Of any other key all of them are above it.
constexpr std::array<std::string_view, 3> kLevels = {"province", "city", "county"};

}  // namespace

RegionPlace::RegionPlace(std::string_view key, const std::string& name, const Region& region) {
  for (const std::string_view level : kLevels) {
    if (level == key) break;
    Part part{std::string(level), {}, {}};
    const auto given =
        std::find_if(region.begin(), region.end(), [level](const auto& one) { return one.first == level; });
    if (given != region.end()) {
      part.folded = folded_region_name(level, given->second);
      if (!part.folded.empty()) part.name = given->second;
    }
    parts_.push_back(std::move(part));
  }
  parts_.push_back({std::string(key), name, folded_region_name(key, name)});
  set_key();
}

void RegionPlace::set_key() {
  // Lengths stand before the parts, so that no two lists of parts run together into the same text.
  key_.clear();
  for (const Part& part : parts_) key_.append(std::to_string(part.folded.size())).append(1, ':').append(part.folded);
}

bool RegionPlace::says_all() const {
  return std::none_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.folded.empty(); });
}

bool RegionPlace::fits(const RegionPlace& other) const {
  if (name_key() != other.name_key()) return false;
  for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
    const std::string& mine = parts_[i].folded;
    const std::string& theirs = other.parts_[i].folded;
    if (!mine.empty() && !theirs.empty() && mine != theirs) return false;
  }
  return true;
}

bool RegionPlace::says_more_than(const RegionPlace& other) const {
  bool more = false;
  for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
    const bool said = !parts_[i].folded.empty();
    const bool said_there = !other.parts_[i].folded.empty();
    if (said_there && !said) return false;
    more = more || (said && !said_there);
  }
  return more;
}

void RegionPlace::fill_up(const RegionPlace& other) {
  for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
    if (parts_[i].folded.empty()) parts_[i] = other.parts_[i];
  }
  set_key();
}

std::string RegionPlace::full_name() const {
  std::string text;
  for (const Part& part : parts_) {
    if (!part.name.empty()) text += (text.empty() ? "" : " ") + part.name;
  }
  return text;
}

Region RegionPlace::region() const {
  Region region;
  for (const Part& part : parts_) {
    if (!part.name.empty()) region.emplace_back(part.key, part.name);
  }
  return region;
}

}  // namespace ducha
