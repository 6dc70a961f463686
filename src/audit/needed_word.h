// SPDX-License-Identifier: Apache-2.0
// A word that an entry of an auditing body's file has to say: a reason, who approved it, on what paper.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "rulebook/yaml_map.h"

namespace ducha {

// Reports one that is left out; nothing but blanks is nothing.
[[nodiscard]] std::string need_word(const YamlMap& map, std::string_view key, Diagnostics& diagnostics);

}  // namespace ducha
