// SPDX-License-Identifier: Apache-2.0
#include "plan/table_head.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/replace_all.h"
#include "base/text.h"
#include "base/utf8.h"
#include "document/csv.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/spelling.h"
#include "plan/column_unit.h"
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

// Begins as the points of a list do: 1. (1) 1, or a mark.
bool is_numbered(std::string_view text) {
  if (text.starts_with('*')) return true;
  if (text.starts_with('(')) text.remove_prefix(1);
  const std::size_t behind = text.find_first_not_of("0123456789");
  if (behind == 0 || behind == std::string_view::npos) return false;
  const std::string_view rest = text.substr(behind);
  return rest.starts_with('.') || rest.starts_with(')') || rest.starts_with(Spelt::kListComma);
}

// The number, the letter or the sign by which a table numbers a column: its place in its row; 0: none.
std::size_t number_of_column(std::string_view cell) {
  static constexpr std::array kRows = {
#define DUCHA_NUMBERING(row) std::string_view(row),
#include "plan/words.def"
  };
  if (cell.starts_with('(') && cell.ends_with(')')) cell = cell.substr(1, cell.size() - 2);
  cell = cell.substr(0, cell.find('='));  // 3=1+2
  constexpr std::size_t kMostDigits = 3;
  if (!cell.empty() && cell.size() <= kMostDigits && cell.find_first_not_of("0123456789") == std::string_view::npos)
    return static_cast<std::size_t>(std::stoul(std::string(cell)));
  if (cell.size() == 1 && cell.front() >= 'A' && cell.front() <= 'Z')
    return static_cast<std::size_t>(cell.front() - 'A') + 1;
  for (const std::string_view row : kRows) {
    const std::size_t at = cell.empty() ? std::string_view::npos : row.find(cell);
    if (at != std::string_view::npos && code_points(cell) == 1) return at / cell.size() + 1;
  }
  return 0;
}

constexpr std::size_t kLongestUnit = 60;  // of the names that are no units

// "Total:", "total (3 counties)".
std::string without_comment(std::string folded) {
  if (const std::size_t open = folded.find('('); open != std::string::npos && folded.ends_with(')'))
    folded.resize(open);
  if (folded.ends_with(':')) folded.pop_back();
  return folded;
}

// "3 persons in all".
bool is_counted_sum(std::string_view folded) {
  static constexpr std::array kWords = {
#define DUCHA_SUM_COUNTED(word) std::string_view(word),
#include "plan/words.def"
  };
  for (const std::string_view word : kWords) {
    if (!folded.starts_with(word)) continue;
    const std::string_view counted = folded.substr(word.size());
    for (std::size_t end = counted.size(); end > 0; --end) {
      const bool measured = end == counted.size() || unit_alone(counted.substr(end));
      if (measured && read_numeral(counted.substr(0, end))) return true;
    }
  }
  return false;
}

bool is_figure(std::string_view text) {
  const std::optional<std::string> figure = figure_of(text);
  return text.find_first_of("0123456789") != std::string_view::npos || (figure && read_numeral(*figure));
}

// What is listed behind "unit": ": yuan", " persons/yuan", ": yuan (renminbi)".
std::vector<std::string> units_behind(std::string_view text) {
  constexpr std::array kBetween = {std::string_view("/"), std::string_view(";"), Spelt::kListComma};
  std::string rest(text.substr(0, text.find(')')));
  const bool colon = rest.starts_with(':');
  if (colon) rest.erase(0, 1);
  std::erase(rest, '(');
  for (const std::string_view mark : kBetween) replace_all(rest, mark, ",");
  replace_all(rest, Spelt::kRenminbi, "");
  std::vector<std::string> units;
  for (std::size_t begin = 0; begin < rest.size();) {
    const std::size_t end = std::min(rest.find(',', begin), rest.size());
    const std::string listed = narrowed(std::string_view(rest).substr(begin, end - begin));
    begin = end + 1;
    std::string word = listed;
    std::erase(word, ' ');
    if (word.empty()) continue;
    auto unit = unit_alone(word);
    // Without a colon it is said beyond doubt only where nothing else stands there.
    if (!unit && !colon) return {};
    if (!unit) unit = unit_alone(std::string_view(listed).substr(0, listed.find(' ')));
    if (unit) units.push_back(*unit);
  }
  return units;
}

// Of a title, or of a note under the table, in which it may follow any mark.
std::vector<std::string> units_of_title(const std::string& text, bool note) {
  static constexpr std::array kWords = {
#define DUCHA_TABLE_UNIT(word) std::string_view(word),
#include "plan/words.def"
  };
  const std::string_view before = note ? "( :,;" : "( ";
  std::vector<std::string> units;
  for (const std::string_view word : kWords) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
      // "Unit reporting: ..." names who, and ends with the same word.
      if (at > 0 && before.find(text[at - 1]) == std::string_view::npos) continue;
      for (std::string& unit : units_behind(std::string_view(text).substr(at + word.size())))
        units.push_back(std::move(unit));
    }
  }
  return units;
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

std::vector<std::string> folded_names(const SourceText& head, std::string_view separator) {
  std::vector<std::string> names = cells_of(head, separator);
  for (std::string& name : names) name = fold(name);
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

std::vector<std::string> head_below(const SourceText& row, std::string_view separator) {
  // Few rows hold a word for a unit: the others are not taken apart for it.
  static constexpr std::array kMarks = {
#define DUCHA_UNIT_MARK(mark) std::string_view(mark),
#include "plan/words.def"
  };
  const std::string_view bytes = row.bytes();
  const bool likely = std::any_of(kMarks.begin(), kMarks.end(),
                                  [&](std::string_view mark) { return bytes.find(mark) != std::string_view::npos; });
  if (!likely || !names_unit(row, separator)) return {};
  // A unit may be called so in a cell of its own; a head names two columns of a plan at least.
  std::vector<std::string> names = folded_names(row, separator);
  const auto heads = std::count_if(names.begin(), names.end(),
                                   [](const std::string& name) { return !name.empty() && head_named(name); });
  return heads > 1 ? names : std::vector<std::string>();
}

std::optional<std::string> declared_separator(const SourceText& row) {
  std::string_view text = row.bytes();
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  constexpr std::string_view kPrefix = "sep=";
  if (!text.starts_with(kPrefix) || text.size() == kPrefix.size()) return std::nullopt;
  text.remove_prefix(kPrefix.size());
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

bool is_unit_row(const SourceText& head, const SourceText& row, std::string_view separator) {
  const std::vector<std::string> names = cells_of(head, separator);
  const std::vector<std::string> cells = cells_of(row, separator);
  if (cells.size() != names.size()) return false;
  bool any = false;
  for (std::size_t index = 0; index < cells.size(); ++index) {
    if (cells[index].empty()) continue;
    if (names[index].empty() || head_named(names[index]) || !unit_alone(cells[index])) return false;
    any = true;
  }
  return any;
}

bool is_numbering(const SourceText& head, const SourceText& row, std::string_view separator) {
  static constexpr std::array kNames = {
#define DUCHA_NUMBERING_HEAD(word) std::string_view(word),
#include "plan/words.def"
  };
  constexpr std::size_t kFewest = 4;
  const std::vector<std::string> names = cells_of(head, separator);
  const std::vector<std::string> cells = cells_of(row, separator);
  if (cells.size() != names.size() || cells.size() < kFewest) return false;
  std::size_t last = 0;
  std::size_t begun = 0;  // rows of numbers: letters for columns of words, then figures
  for (std::size_t index = 0; index < cells.size(); ++index) {
    const std::string& cell = cells[index];
    if (cell.empty() && names[index].empty()) continue;
    if (index == 0 && std::find(kNames.begin(), kNames.end(), to_simplified(cell)) != kNames.end()) continue;
    // Every column that has a name is numbered.
    const std::size_t number = number_of_column(cell);
    if (number == 0 || (number != 1 && number != last + 1)) return false;
    if (number == 1 && ++begun > 2) return false;
    last = number;
  }
  return begun > 0;
}

std::vector<std::string> table_units(const SourceText& row, std::string_view separator) {
  std::vector<std::string> units;
  for (const std::string& cell : cells_of(row, separator)) {
    for (std::string& unit : units_of_title(to_simplified(cell), false)) units.push_back(std::move(unit));
  }
  return units;
}

std::vector<std::string> units_told(std::string_view note) {
  const std::string text = to_simplified(narrowed(note));
  std::vector<std::string> units = units_of_title(text, true);
  for (const std::string_view word : {
#define DUCHA_UNIT_TOLD(word) std::string_view(word),
#include "plan/words.def"
       }) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) continue;
    std::string_view said = std::string_view(text).substr(at + word.size());
    said = said.substr(0, said.find_first_of(",;.()"));
    said = said.substr(0, said.find(Spelt::kFullStop));
    if (auto unit = unit_alone(said)) units.push_back(*std::move(unit));
  }
  return units;
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
  // The day on which a form was signed.
  if (is_numbered(text) || read_date(text)) return true;
  const bool sentence = text.find(':') != std::string::npos || text.find(Spelt::kFullStop) != std::string::npos;
  return sentence || code_points(text) > kLongestName;
}

bool is_comparison(std::string_view unit) {
  static constexpr std::array kNames = {
#define DUCHA_COMPARED(folded) std::string_view(folded),
#include "plan/words.def"
  };
  static constexpr std::array kEnds = {
#define DUCHA_COMPARED_END(word) std::string_view(word),
#include "plan/words.def"
  };
  if (unit.empty() || unit.size() > kLongestUnit) return false;
  const std::string folded = without_comment(fold(unit));
  return std::find(kNames.begin(), kNames.end(), folded) != kNames.end() ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view word) { return folded.ends_with(word); });
}

bool is_sample(std::string_view unit) {
  static constexpr std::array kWords = {
#define DUCHA_SAMPLE(word) std::string_view(word),
#include "plan/words.def"
  };
  static constexpr std::array kMarks = {
#define DUCHA_SAMPLE_MARK(mark) std::string_view(mark),
#include "plan/words.def"
  };
  if (unit.empty() || unit.size() > kLongestUnit) return false;
  std::string text = to_simplified(narrowed(unit));
  for (char& c : text) c = lower(c);
  static constexpr std::array kOpening = {
      std::string_view("("),
#define DUCHA_BRACKETS(open, close) std::string_view(open),
#include "plan/words.def"
  };
  for (const std::string_view open : kOpening) {
    if (text.starts_with(open)) text.erase(0, open.size());
  }
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    const std::string_view behind = std::string_view(text).substr(word.size());
    return behind.empty() ||
           std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return behind.starts_with(mark); });
  });
}

bool is_sum(std::string_view unit) {
  static constexpr std::string_view kSums[] = {
#define DUCHA_SUM(folded) folded,
#include "plan/words.def"
  };
  if (unit.empty() || unit.size() > kLongestUnit) return false;
  std::string folded = fold(unit);
  static constexpr std::array kParts = {
#define DUCHA_SUM_PART(word) std::string_view(word),
#include "plan/words.def"
  };
  if (std::any_of(kParts.begin(), kParts.end(), [&](std::string_view word) { return folded.starts_with(word); }))
    return true;
  folded = without_comment(std::move(folded));
  static constexpr std::array kEnds = {
#define DUCHA_SUM_END(word) std::string_view(word),
#include "plan/words.def"
  };
  if (std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view word) { return folded.ends_with(word); }))
    return true;
  return is_counted_sum(folded) || std::find(std::begin(kSums), std::end(kSums), folded) != std::end(kSums);
}

bool is_sum_word(std::string_view cell) {
  static constexpr std::array kWords = {
#define DUCHA_SUM_WORD(folded) std::string_view(folded),
#include "plan/words.def"
  };
  static constexpr std::array kMarks = {
#define DUCHA_SUM_MARK(mark) std::string_view(mark),
#include "plan/words.def"
  };
  if (cell.empty() || cell.size() > kLongestUnit) return false;
  // Most cells are told by this, and are not folded.
  const bool may_be = std::any_of(kMarks.begin(), kMarks.end(),
                                  [cell](std::string_view mark) { return cell.find(mark) != std::string_view::npos; });
  if (!may_be && !is_ascii(cell)) return false;
  return std::find(kWords.begin(), kWords.end(), without_comment(fold(cell))) != kWords.end();
}

}  // namespace ducha
