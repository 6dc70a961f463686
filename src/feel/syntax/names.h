// SPDX-License-Identifier: Apache-2.0
// Names with spaces and operators in them ("Full Name", "a-b", "date and time"), found in a text by the longest match.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feel/value/type.h"

namespace ducha::feel {

// A name is a sequence of words and single symbols; spaces between them do not matter. Looking one up costs as much as
// it is long, however many there are.
class NameTable {
 public:
  struct Known {
    std::string name;  // as it was declared
    Type type;
  };
  struct Match {
    std::uint32_t end;  // the offset behind it
    const Known* known;
    bool one_word;
  };

  NameTable() : nodes_(1) {}
  // Hides an earlier one of the same words until it is removed. Names that no expression can spell are left out.
  void add(std::string_view name, Type type = {});
  void remove(std::string_view name);
  // Every name that begins at the offset, shortest first.
  [[nodiscard]] std::vector<Match> matches(std::string_view text, std::uint32_t offset) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Node {
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> next;
    std::vector<Known> known;
  };
  [[nodiscard]] Node* node_of(std::string_view name, bool make);

  std::vector<Node> nodes_;
};

// The part of a name at the offset: a word, a symbol that may stand in names, or nothing.
[[nodiscard]] std::string_view name_part(std::string_view text, std::size_t offset);
// Runs of spaces become one; none at the ends.
[[nodiscard]] std::string spelt_name(std::string_view text);

}  // namespace ducha::feel
