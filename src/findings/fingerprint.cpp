// SPDX-License-Identifier: Apache-2.0
#include "findings/fingerprint.h"

#include <map>
#include <optional>
#include <string_view>

#include "base/sha256.h"
#include "base/text.h"
#include "findings/identity.h"

namespace ducha {

namespace {

constexpr std::size_t kDigits = 32;

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
void add_part(std::string& key, std::string_view part) {
  key.append(std::to_string(part.size())).append(1, ':').append(part);
}

void add_part_or_none(std::string& key, const std::optional<std::string>& part) {
  if (part) {
    add_part(key, *part);
  } else {
    key += '-';
  }
}

std::string_view word_of(Subject::Kind kind) {
  switch (kind) {
    case Subject::Kind::window: return "window";
    case Subject::Kind::record: return "record";
    case Subject::Kind::group: return "group";
  }
  return {};
}

std::string identity(const Finding& finding) {
  std::string key;
  // A finding over the batch has no unit; its region only names the group.
  add_part_or_none(key, finding.unit ? std::optional(identity_of(*finding.unit, finding.region)) : std::nullopt);
  add_part(key, finding.rule);
  if (!finding.subject) return key;
  const Subject& subject = *finding.subject;
  add_part(key, word_of(subject.kind));
  add_part_or_none(key, subject.name ? std::optional(fold(*subject.name)) : std::nullopt);
  add_part_or_none(key, subject.window);
  if (subject.kind == Subject::Kind::record && !subject.name) add_part(key, std::to_string(subject.index));
  return key;
}

std::string digest(std::string key, std::size_t before) {
  if (before > 0) add_part(key, std::to_string(before));
  return sha256_hex(key).substr(0, kDigits);
}

}  // namespace

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
