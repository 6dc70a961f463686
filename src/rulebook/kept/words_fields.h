// SPDX-License-Identifier: Apache-2.0
// The words of what a rule requires, kept beside it and read when they are asked for. Private to kept_rules.cpp.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "rulebook/kept/archive.h"
#include "rulebook/rulebook.h"
#include "rulebook/worded.h"

namespace ducha {

// In the languages that words are made in; the third is made of the first.
inline constexpr std::array kKeptLanguages = {Language::zh, Language::en};

namespace kept {

void save_words(Writer& archive, const Words& words, const PolicyRules& rules);
// One part a language.
[[nodiscard]] std::shared_ptr<const KeptWords> words_in(
    std::shared_ptr<const KeptFile> file, const std::array<std::string_view, kKeptLanguages.size()>& parts);

}  // namespace kept

}  // namespace ducha
