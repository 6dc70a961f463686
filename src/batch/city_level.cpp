// SPDX-License-Identifier: Apache-2.0
#include "batch/city_level.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"

namespace ducha {

namespace {

namespace named {
#define DUCHA_CITY_WORD(name, word) constexpr std::string_view name = word;
#include "batch/city_words.def"
}  // namespace named

// A part of the plan's region, folded; empty where it does not say it.
std::string region_part(const Plan& plan, std::string_view key) {
  if (!plan.region) return {};
  const auto is_it = [key](const auto& part) { return part.first == key; };
  const auto part = std::find_if(plan.region->begin(), plan.region->end(), is_it);
  return part == plan.region->end() ? std::string() : fold(part->second);
}

// Whether the unit's name begins with that of a city, and with another than that of its region.
bool is_of_other_city(const Plan& plan) {
  constexpr std::size_t kShortest = 2;  // characters of a city's name
  constexpr std::size_t kLongest = 4;
  const std::string of_region = region_part(plan, "city");
  const std::string province = region_part(plan, "province");
  std::string_view city = of_region;
  if (city.starts_with(province)) city.remove_prefix(province.size());
  if (city.ends_with(named::mark)) city.remove_suffix(named::mark.size());
  const std::string folded = fold(plan.unit);
  std::string_view unit = folded;
  if (unit.starts_with(province)) unit.remove_prefix(province.size());
  const std::size_t end = unit.find(named::mark);
  if (city.empty() || unit.find(city) != std::string_view::npos || end == std::string_view::npos) return false;
  const std::string_view name = unit.substr(0, end);
  const std::size_t length = code_points(name);
  const bool of_cities = (name.ends_with(named::at_large) && length > kShortest) || name.ends_with(named::shop);
  return length >= kShortest && length <= kLongest && !of_cities && !unit.substr(end).starts_with(named::market);
}

bool is_own(std::string_view county, std::string_view city) {
  static constexpr auto kOwn = std::to_array<std::string_view>({
#define DUCHA_CITY_OWN(word) word,
#include "batch/city_words.def"
  });
  if (!city.empty() && county.starts_with(city)) return true;
  return std::any_of(kOwn.begin(), kOwn.end(), [county](std::string_view own) { return county.starts_with(own); });
}

}  // namespace

std::string sign_of_county(const Plan& plan) {
  const std::string county = region_part(plan, "county");
  const bool says_one = !county.empty() && !says_none(county) && code_points(county) > 1;
  if (says_one && !is_own(county, region_part(plan, "city"))) return county;
  return is_of_other_city(plan) ? plan.unit : std::string();
}

}  // namespace ducha
