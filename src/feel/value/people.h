// SPDX-License-Identifier: Apache-2.0
// Who is meant where a plan names people and bodies as offices write them. The words: people.def.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace ducha::feel {

// Whether two texts name one person, spaces and script aside. nullopt where that cannot be told: a post is vacant, or
// names differ and one holds a title, what its holder does ("in person"), a note in brackets or several people.
[[nodiscard]] std::optional<bool> same_person(std::string_view one, std::string_view other);

// Whether the person is one of those that are named, an entry each. nullopt where an entry stands for many ("all
// cadres", "12 people") or holds the name among others or beside a title.
[[nodiscard]] std::optional<bool> is_among(std::string_view person, std::span<const std::string_view> people);

// False where the text says that nobody is named yet ("not yet decided", "as things will be") or that who is named has
// left, where it names only "the departments concerned", whatever they are said to do, or how it is shared out.
[[nodiscard]] bool names_somebody(std::string_view text);

}  // namespace ducha::feel
