// SPDX-License-Identifier: Apache-2.0
#include "findings/written_mark.h"

#include <algorithm>

#include "findings/finding.h"

namespace ducha {

namespace {

constexpr std::string_view kBegin = R"({"type":"finding",)";
constexpr std::string_view kModality = R"(modality":")";
constexpr std::string_view kStatus = R"(,"status":")";
constexpr std::string_view kFingerprint = R"(fingerprint":")";
constexpr std::string_view kGrounds = R"(grounds":")";
constexpr std::string_view kAdopted = R"(,"adopted":true)";

// Where such a field's value begins, from `at` on; npos: nowhere. Within a string a quote has a backslash before it, so
// that a name in quotes is nowhere but before a value, of the finding or of something in it.
std::size_t value_of(std::string_view name, std::string_view text, std::size_t at) {
  // Its first letter is looked for, since there are fewer letters than quotes.
  for (at = text.find(name.front(), at); at != std::string_view::npos; at = text.find(name.front(), at + 1)) {
    if (at > 0 && text[at - 1] == '"' && text.substr(at).starts_with(name)) return at + name.size();
  }
  return at;
}

// What stands behind the name of the only such field; empty where there is none or are several.
std::string_view behind_only(std::string_view name, std::string_view text) {
  const std::size_t at = value_of(name, text, 0);
  if (at == std::string_view::npos || value_of(name, text, at) != std::string_view::npos) return {};
  return text.substr(at);
}

// Up to the quote, which is taken away with it; words of the wire and fingerprints hold none.
std::string_view word_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('"'), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

std::optional<FindingMark> written_mark(std::string_view line) {
  if (!line.starts_with(kBegin)) return std::nullopt;
  std::string_view behind = behind_only(kModality, line);
  const auto modality = read_modality(word_of(behind));
  if (!modality || !behind.starts_with(kStatus)) return std::nullopt;
  behind.remove_prefix(kStatus.size());
  const auto status = read_status(word_of(behind));
  if (!status) return std::nullopt;
  behind = behind_only(kFingerprint, behind);
  FindingMark mark;
  mark.fingerprint = word_of(behind);
  mark.status = *status;
  behind = behind_only(kGrounds, behind);
  const std::string_view word = word_of(behind);
  if (mark.fingerprint.empty() || word.empty()) return std::nullopt;
  mark.force = force_of(*modality, word == "reading", behind.starts_with(kAdopted));
  return mark;
}

}  // namespace ducha
