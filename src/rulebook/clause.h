// SPDX-License-Identifier: Apache-2.0
// One sentence of a document that demands something, or that is said not to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/source.h"
#include "findings/status.h"

namespace ducha {

enum class UncheckedKind : std::uint8_t { background, exhortation, unobservable };
[[nodiscard]] std::string_view to_string(UncheckedKind kind);
[[nodiscard]] std::optional<UncheckedKind> read_unchecked_kind(std::string_view word);

struct Unchecked {
  UncheckedKind kind = UncheckedKind::background;
  Text why;
};

struct Clause {
  std::string id;           // section.item.sentence
  std::string at_document;  // as the document numbers it: what a citation prints
  std::string opens;   // the words of the document with which it begins, at most 30 characters; empty: not recorded
  std::string digest;  // of its text in the document, as `source verify --record` left it; empty: not recorded
  std::string words;   // its text in the document, where that is at hand
  Text gist;
  Modality modality = Modality::must;
  std::optional<Unchecked> unchecked;
  Place at;
};

}  // namespace ducha
