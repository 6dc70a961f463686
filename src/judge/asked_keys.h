// SPDX-License-Identifier: Apache-2.0
// What the records under `each` must be there for (`keys`): a year of the period, a kind of body. One that the list
// leaves out is a record of which nothing is said, and never passes by being absent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/vocabulary.h"
#include "feel/value/value.h"

namespace ducha {

struct AskedKey {
  std::string compared;  // as RecordKey
  Text shown;
  feel::Value record;  // the key's field is given, nothing else
};

// Of a list, or of a range of whole numbers: each in its order, once. nullopt: it cannot be told which.
[[nodiscard]] std::optional<std::vector<AskedKey>> asked_keys(const feel::Value& keys, const FactSpec& list,
                                                              const FactNames& below);

// How many there are to go through.
[[nodiscard]] std::size_t asked_size(const feel::Value& keys);

}  // namespace ducha
