// SPDX-License-Identifier: Apache-2.0
// What a reader calls statuses and modalities (findings/words.def).
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/change.h"
#include "findings/status.h"

namespace ducha {

// Made once for each language; the references last as long as the program.
[[nodiscard]] const std::string& word(Status status, Language language);
[[nodiscard]] const std::string& word(Modality modality, Language language);
[[nodiscard]] const std::string& word(Change change, Language language);

// All rows, for the test that no language is missing.
[[nodiscard]] std::span<const Text> finding_words();

}  // namespace ducha
