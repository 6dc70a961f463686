// SPDX-License-Identifier: Apache-2.0
#include "findings/fingerprint.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>

#include "base/sha256.h"
#include "base/text.h"
#include "findings/identity.h"
#include "findings/subject_kind.h"

namespace ducha {

namespace {

constexpr std::size_t kDigits = 32;

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
void add_part(std::string& key, std::string_view part) {
  char digits[20];  // of 2^64
  const std::to_chars_result end = std::to_chars(std::begin(digits), std::end(digits), part.size());
  key.append(std::begin(digits), end.ptr).append(1, ':').append(part);
}

void add_part_or_none(std::string& key, const std::optional<std::string>& part) {
  if (part) {
    add_part(key, *part);
  } else {
    key += '-';
  }
}

// Findings of one unit come one behind the other, and folding its names is most of the work.
const std::string& unit_identity(const Finding& finding) {
  struct Last {
    std::string unit;
    Region region;
    std::string identity;
  };
  thread_local Last last;
  if (last.identity.empty() || last.unit != *finding.unit || last.region != finding.region)
    last = {*finding.unit, finding.region, identity_of(*finding.unit, finding.region)};
  return last.identity;
}

std::string identity(const Finding& finding) {
  constexpr std::size_t kUsualKey = 256;  // bytes of most
  std::string key;
  key.reserve(kUsualKey);
  // A finding over the batch has no unit; its region is its group's.
  if (finding.unit) {
    add_part(key, unit_identity(finding));
  } else {
    key += '-';
  }
  add_part(key, finding.rule->id);
  if (!finding.subject) return key;
  const Subject& subject = *finding.subject;
  add_part(key, to_string(subject.kind));
  // What a group is called depends on which others there are, and on which of its plans came first.
  if (subject.kind == Subject::Kind::group && !finding.region.empty()) {
    add_part(key, identity_of(finding.region));
    add_part_or_none(key, subject.window);
    return key;
  }
  add_part_or_none(key, subject.name ? std::optional(fold(*subject.name)) : std::nullopt);
  add_part_or_none(key, subject.window);
  if (subject.kind == Subject::Kind::record && !subject.name) add_part(key, std::to_string(subject.index));
  return key;
}

std::string digest(std::string key, std::size_t before) {
  if (before > 0) add_part(key, std::to_string(before));
  std::string digits = sha256_hex(key);
  digits.resize(kDigits);
  return digits;
}

}  // namespace

std::string place_in_period(const std::string& window, const std::optional<DateRange>& period) {
  if (window.find('/') == std::string::npos) {
    const std::size_t dash = std::min(window.find('-'), window.size());
    const std::string rest = window.substr(dash);
    std::int32_t year = 0;
    const auto [end, error] = std::from_chars(window.data(), window.data() + dash, year);
    if (error != std::errc() || end != window.data() + dash) return window;
    return std::to_string(period ? year - period->first.year : 0) + rest;
  }
  const auto first = read_iso_date(std::string_view(window).substr(0, window.find('/')));
  const auto last = read_iso_date(std::string_view(window).substr(window.find('/') + 1));
  if (!first || !last) return window;
  const Date base = period ? period->first : *first;
  const auto months = [&base](Date day) {
    constexpr int kMonths = 12;
    return std::to_string((day.year - base.year) * kMonths + day.month - base.month);
  };
  return months(*first) + '/' + months(*last);
}

std::string fingerprint_across(const Finding& finding, const std::optional<DateRange>& period, std::size_t before) {
  if (!finding.subject) return digest(identity(finding), before);
  Finding placed;
  placed.unit = finding.unit;
  placed.region = finding.region;
  placed.rule = finding.rule;
  placed.subject = finding.subject;
  Subject& subject = *placed.subject;
  if (subject.window) subject.window = place_in_period(*subject.window, period);
  if (subject.kind == Subject::Kind::window && subject.name) subject.name = place_in_period(*subject.name, period);
  return digest(identity(placed), before);
}

std::string fingerprint(const Finding& finding, std::size_t before) { return digest(identity(finding), before); }

void set_fingerprints(std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    std::string key = identity(finding);
    const std::size_t before = seen[key]++;
    finding.fingerprint = digest(std::move(key), before);
  }
}

}  // namespace ducha
