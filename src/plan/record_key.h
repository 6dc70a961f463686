// SPDX-License-Identifier: Apache-2.0
// What tells a record from the others of its list (`key` in facts.yaml).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"

namespace ducha {

struct RecordKey {
  std::string compared;  // the same for two records of one key; names are folded
  Text named;            // the fields
  Text shown;            // their values
};

// nullopt: one of the fields is not given, so that nobody can say whether it is another's.
[[nodiscard]] std::optional<RecordKey> key_of(const feel::Value& record, const FactSpec& list);

// Two records of one key, by their places in the list.
struct DoubledRecord {
  std::size_t first;
  std::size_t again;
  bool is_second;  // no other stands between them
  RecordKey key;
};
[[nodiscard]] std::vector<DoubledRecord> doubled_records(const std::vector<feel::Value>& records, const FactSpec& list);

}  // namespace ducha
