// SPDX-License-Identifier: Apache-2.0
// Two runs held against each other, as people and programs read it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/comparison.h"
#include "findings/style.h"

namespace ducha {

// text, json, ndjson, markdown, html.
[[nodiscard]] std::span<const std::string_view> comparison_formats();
// Precondition: it is one of these.
[[nodiscard]] std::string to_text(const Comparison& comparison, std::string_view format, Language language,
                                  const Style& style);

}  // namespace ducha
