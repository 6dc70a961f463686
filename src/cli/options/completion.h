// SPDX-License-Identifier: Apache-2.0
// Scripts by which shells complete ducha's commands, options and their words, made from the tables of both.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ducha {

[[nodiscard]] std::span<const std::string_view> shells();
// Precondition: one of the shells. Sentences beside the words are in that language, where the shell shows any.
[[nodiscard]] std::string completion_script(std::string_view shell, Language language);

}  // namespace ducha
