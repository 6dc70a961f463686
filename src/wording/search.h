// SPDX-License-Identifier: Apache-2.0
// Finds words of a clause in a document's text: letters and digits alone count, not marks, spaces, width and case, and
// where the text is damaged a few of either may be missing or wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "wording/repair.h"

namespace ducha {

struct Match {
  std::size_t begin = 0;  // letters of the text
  std::size_t end = 0;
};

class TextSearch {
 public:
  explicit TextSearch(const RepairedText& text);

  // The first that lies within these letters. An ellipsis in the phrase stands for anything, in one sentence.
  [[nodiscard]] std::optional<Match> find(std::string_view phrase, std::size_t begin, std::size_t end) const;

 private:
  struct Counted {
    std::int32_t value;
    std::size_t letter;
    bool loose;  // at damage or shortly behind it
  };
  struct Fit {
    std::size_t end;   // behind the last, of the counted
    std::size_t cost;  // of what was passed over
  };

  [[nodiscard]] std::optional<Match> find_piece(const std::vector<std::int32_t>& piece, std::size_t from,
                                                std::size_t to) const;
  [[nodiscard]] std::optional<Fit> fit(const std::vector<std::int32_t>& piece, std::size_t at, std::size_t to) const;
  [[nodiscard]] std::optional<Fit> loose_fit(const std::vector<std::int32_t>& piece, std::size_t at,
                                             std::size_t to) const;

  std::vector<Counted> counted_;
};

}  // namespace ducha
