// SPDX-License-Identifier: Apache-2.0
#include "plan/table_head.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <vector>

#include "base/text.h"
#include "document/csv.h"
#include "facts/numerals.h"
#include "facts/spelling.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

constexpr std::array kSeparators = {std::string_view(","), std::string_view(";"), std::string_view("\t"),
#define DUCHA_WIDE_SEPARATOR(mark) std::string_view(mark),
#include "plan/words.def"
                                    std::string_view("|")};

std::vector<std::string> cells_of(const SourceText& row, std::string_view separator) {
  CsvCells cells(row, separator);
  std::vector<std::string> texts;
  for (CsvCell cell; cells.next(cell);) texts.push_back(narrowed(cell.text));
  return texts;
}

bool names_unit(const SourceText& row, std::string_view separator) {
  const std::vector<std::string> cells = cells_of(row, separator);
  return std::any_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return !cell.empty() && head_named(cell) == Head::unit; });
}

bool is_figure(std::string_view text) {
  const std::optional<std::string> figure = figure_of(text);
  return text.find_first_of("0123456789") != std::string_view::npos || (figure && read_numeral(*figure));
}

}  // namespace

std::optional<std::string> head_separator(const SourceText& row, std::string_view likeliest) {
  if (names_unit(row, likeliest)) {
    // A head of one cell that holds no other separator; "unit;level" is one cell between commas, and names no unit.
    return std::string(likeliest);
  }
  for (const std::string_view each : kSeparators) {
    if (each != likeliest && names_unit(row, each)) return std::string(each);
  }
  return std::nullopt;
}

std::optional<std::string> declared_separator(const SourceText& row) {
  std::string_view text = row.bytes();
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  constexpr std::string_view kSaid = "sep=";
  if (!text.starts_with(kSaid) || text.size() == kSaid.size()) return std::nullopt;
  text.remove_prefix(kSaid.size());
  return code_point_at(text, 0).length == text.size() ? std::optional(std::string(text)) : std::nullopt;
}

bool is_second_head(const SourceText& head, const SourceText& row, std::string_view separator) {
  const std::vector<std::string> names = cells_of(head, separator);
  const std::vector<std::string> cells = cells_of(row, separator);
  if (cells.size() != names.size()) return false;
  bool any = false;
  bool group = false;
  for (std::size_t index = 0; index < cells.size(); ++index) {
    group = group || names[index].empty();
    if (cells[index].empty()) continue;
    const bool of_plan = !names[index].empty() && head_named(names[index]);
    if (of_plan || is_figure(cells[index])) return false;
    any = true;
  }
  return any && group;
}

SourcePtr joined_rows(const SourceText& head, const SourceText& second) {
  if (head.is_sheet()) {
    // The row of the names that are read is told; those that stand above it alone are in the same column.
    return SourceText::sheet_row(head.name(), std::string(head.bytes()) + std::string(second.bytes()), head.row());
  }
  return std::make_shared<const SourceText>(head.name(), std::string(head.bytes()) + std::string(second.bytes()),
                                            head.position(0).line);
}

bool is_note(std::string_view first_cell, bool alone) {
  static constexpr std::array kNotes = {
#define DUCHA_NOTE(word) std::string_view(word),
#include "plan/words.def"
  };
  static constexpr std::array kMarks = {
#define DUCHA_NOTE_MARK(mark) std::string_view(mark),
#include "plan/words.def"
  };
  const std::string text = to_simplified(narrowed(first_cell));
  for (const std::string_view word : kNotes) {
    if (!text.starts_with(word)) continue;
    const std::string_view behind = std::string_view(text).substr(word.size());
    if (behind.empty() ||
        std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return behind.starts_with(mark); }))
      return true;
  }
  constexpr std::size_t kLongestName = 30;  // of a unit
  if (!alone) return false;
  const bool sentence = text.find(':') != std::string::npos || text.find(Spelt::kFullStop) != std::string::npos;
  return sentence || code_points(text) > kLongestName;
}

bool is_sum(std::string_view unit) {
  static constexpr std::string_view kSums[] = {
#define DUCHA_SUM(folded) folded,
#include "plan/words.def"
  };
  constexpr std::size_t kLongest = 60;
  if (unit.empty() || unit.size() > kLongest) return false;
  const std::string folded = fold(unit);
  return std::find(std::begin(kSums), std::end(kSums), folded) != std::end(kSums);
}

}  // namespace ducha
