// SPDX-License-Identifier: Apache-2.0
#include "findings/status.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

using ducha::kModalities;
using ducha::kStatuses;

TEST_CASE("every status and modality is read back from its word, and no two share one") {
  std::set<std::string_view> words;
  for (const ducha::Status status : kStatuses) {
    CHECK(ducha::read_status(to_string(status)) == status);
    CHECK(words.insert(to_string(status)).second);
  }
  for (const ducha::Modality modality : kModalities) {
    CHECK(ducha::read_modality(to_string(modality)) == modality);
    CHECK(words.insert(to_string(modality)).second);
  }
}

TEST_CASE("other words are neither") {
  for (const char* word : {"", "Pass", "fail ", "not applicable", "passed"}) CHECK_FALSE(ducha::read_status(word));
  for (const char* word : {"", "Must", "shall"}) CHECK_FALSE(ducha::read_modality(word));
}
