// SPDX-License-Identifier: Apache-2.0
#include "batch/roster_table.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

#include "base/codes.h"
#include "base/csv_cell.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/title_marks.h"
#include "batch/codes.h"
#include "document/csv.h"
#include "document/decoding.h"
#include "document/encoding.h"
#include "document/read_workbook.h"
#include "plan/codes.h"
#include "plan/head_words.h"
#include "plan/label.h"
#include "plan/table_head.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

constexpr std::size_t kTitleRows = 20;            // above a head, at most
constexpr std::string_view kRemark = "(remark)";  // a column that is of no use here; no key is spelt so

// A column beside the units that is no part of a region: its number, and what the office notes of a unit.
bool is_remark(std::string_view head) {
  static constexpr std::string_view kNames[] = {
#define DUCHA_ROSTER_REMARK(folded) folded,
#include "batch/roster_words.def"
  };
  return is_row_number(head) || is_free_key(head) ||
         std::find(std::begin(kNames), std::end(kNames), fold(head)) != std::end(kNames);
}

bool is_between_names(std::string_view text, std::size_t& length) {
  static constexpr std::string_view kMarks[] = {
#define DUCHA_ROSTER_SEPARATOR(mark) mark,
#include "batch/roster_words.def"
  };
  for (const std::string_view mark : kMarks) {
    if (!text.starts_with(mark)) continue;
    length = mark.size();
    return true;
  }
  return false;
}

// A list of names in one cell, as people separate them. What stands between the marks of a title is one name.
std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> words;
  std::string word;
  const std::string text = narrowed(cell);
  bool titled = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    titled = titled ? !rest.starts_with(kTitleEnds) : rest.starts_with(kTitleBegins);
    std::size_t length = 0;
    if (!titled && is_between_names(rest, length)) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
      at += length;
    } else {
      word += text[at++];
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

struct Column {
  std::string key;       // of a roster or of a region; empty: it has no head
  bool guessed = false;  // nothing says that it is a part of a region, as which it is read
};

Column column_of(std::string_view head) {
  if (head.empty()) return {};
  if (is_remark(head)) return {std::string(kRemark)};
  if (const auto split = prefixed_head(head); split && split->head == Head::region && !split->rest.empty())
    return {region_key(split->rest)};
  const std::string key = roster_key(head);
  if (key == "unit" || key == "level" || key == "policies") return {key};
  const auto known = known_region_key(head);
  return {std::string(known.value_or(head)), !known};
}

// The known word that is nearest to a head, of the columns that are not there yet.
std::optional<std::string> wanted_column(std::string_view head, const std::vector<std::string>& taken) {
  std::vector<std::string> words;
  for (const std::string& word : column_words()) {
    const Column column = column_of(word);
    if (!column.guessed && std::find(taken.begin(), taken.end(), column.key) == taken.end()) words.push_back(word);
  }
  return nearest_or_part(head, words);
}

class UnitRows {
 public:
  // whole: the file of which the rows are lines, so that each unit need not keep its own; null: they are not.
  UnitRows(std::string_view separator, SourcePtr whole, Diagnostics& diagnostics)
      : separator_(separator), whole_(std::move(whole)), diagnostics_(diagnostics) {}

  // False where no head is to be expected any more: the rest is not worth reading.
  bool add(const SourcePtr& row) {
    if (heads_.empty()) return look_for_head(row);
    const Written written = cells_of(row);
    const auto filled = [](const auto& cell) { return !cell.first.empty(); };
    const auto first = std::find_if(written.begin(), written.end(), filled);
    if (first == written.end()) return true;
    const bool alone = std::none_of(first + 1, written.end(), filled);
    if (is_note(first->first, alone && written.size() > 1)) return true;
    take_unit(row, written);
    return true;
  }
  [[nodiscard]] const std::string& separator() const { return separator_; }
  // What came of it; a head that never came is told.
  [[nodiscard]] std::vector<RosterUnit> units() && {
    if (heads_.empty() && first_) diagnostics_.add(code::batch_roster_head, {first_, {}});
    return std::move(units_);
  }

 private:
  using Written = std::vector<std::pair<std::string, Place>>;

  [[nodiscard]] Written cells_of(const SourcePtr& row) const {
    Written written;
    CsvCells cells(*row, separator_);
    for (CsvCell cell; cells.next(cell);) written.emplace_back(normalized(unguarded(cell.text)), Place{row, cell.at});
    return written;
  }

  bool look_for_head(const SourcePtr& row) {
    if (!first_) {
      if (const auto declared = declared_separator(*row)) {
        separator_ = *declared;
        return true;
      }
    }
    if (const auto separator = head_separator(*row, separator_)) {
      separator_ = *separator;
      take_head(cells_of(row));
      if (titles_ > 0) diagnostics_.add(code::plan_table_titles, {row, {}}, {std::to_string(titles_)});
      return true;
    }
    const Written written = cells_of(row);
    if (std::all_of(written.begin(), written.end(), [](const auto& cell) { return cell.first.empty(); })) return true;
    if (!first_) first_ = row;
    return ++titles_ < kTitleRows;
  }

  void take_head(const Written& written) {
    for (const auto& [text, at] : written) {
      const Column column = column_of(text);
      const bool twice = std::find(heads_.begin(), heads_.end(), column.key) != heads_.end();
      if (twice && !column.key.empty() && column.key != kRemark)
        diagnostics_.add(code::batch_roster_column, at, {Text(shortened(text, kShownScalar))});
      heads_.push_back(column.key);
    }
    for (std::size_t index = 0; index < written.size(); ++index) {
      const auto& [text, at] = written[index];
      if (!column_of(text).guessed) continue;
      if (head_named(text) == Head::region) {
        diagnostics_.add(code::plan_column_region, at);
        continue;
      }
      Diagnostic fault{code::batch_roster_column_unknown, at, {Text(shortened(text, kShownScalar))}, {}, false};
      if (const auto word = wanted_column(text, heads_)) fault.notes.push_back({code::base_nearest, {}, {Text(*word)}});
      diagnostics_.add(std::move(fault));
    }
  }

  void take_unit(const SourcePtr& row, const Written& written) {
    RosterUnit unit;
    unit.at = place_of(row);
    for (std::size_t column = 0; column < written.size(); ++column) {
      const auto& [text, at] = written[column];
      const std::string_view key = column < heads_.size() ? std::string_view(heads_[column]) : std::string_view();
      if (text.empty() || key == kRemark) continue;
      if (key.empty()) {
        diagnostics_.add(code::batch_roster_cell, at, {Text(shortened(text, kShownScalar))});
      } else if (key == "unit") {
        unit.unit = text;
      } else if (key == "level") {
        unit.level = text;
      } else if (key == "policies") {
        unit.policies = split_cell(text);
      } else {
        unit.region.emplace_back(key, text);
      }
    }
    if (is_sum_of(written, unit)) {
      diagnostics_.add(code::plan_sum, unit.at, {Text(first_word(written))});
    } else {
      units_.push_back(std::move(unit));
    }
  }

  static std::string first_word(const Written& written) {
    for (const auto& [text, at] : written) {
      if (!text.empty()) return text;
    }
    return {};
  }
  // The word for a sum stands under the unit, or before it where the rows are numbered.
  static bool is_sum_of(const Written& written, const RosterUnit& unit) {
    return is_sum(unit.unit) || is_sum(first_word(written));
  }

  // Rows come in the order of the file.
  Place place_of(const SourcePtr& row) {
    if (!whole_) return {row, {}};
    const std::string_view bytes = whole_->bytes();
    for (const std::uint32_t wanted = row->position(0).line; line_ < wanted; ++line_) {
      const std::size_t end = bytes.find('\n', offset_);
      if (end == std::string_view::npos) break;
      offset_ = end + 1;
    }
    const auto at = static_cast<std::uint32_t>(offset_);
    return {whole_, {at, 0}};
  }

  std::string separator_;
  SourcePtr whole_, first_;
  std::uint32_t line_ = 1;
  std::size_t offset_ = 0;
  std::size_t titles_ = 0;
  Diagnostics& diagnostics_;
  std::vector<std::string> heads_;
  std::vector<RosterUnit> units_;
};

}  // namespace

std::string roster_key(std::string_view written) {
  const std::optional<Head> head = head_named(written);
  if (head == Head::unit || head == Head::level || head == Head::region) return std::string(to_string(*head));
  if (head == Head::policy) return "policies";
  return std::string(written);
}

std::vector<RosterUnit> roster_in_text(const std::string& name, std::string bytes, std::string_view separator,
                                       Diagnostics& diagnostics) {
  const SourcePtr whole = decoded_source(name, std::move(bytes), diagnostics);
  std::istringstream stream{std::string(whole->bytes())};
  CsvSplitter rows(stream, name, separator);
  UnitRows units(separator, whole, diagnostics);
  SourcePtr row;
  while (rows.next(row, diagnostics)) {
    if (row && !units.add(row)) break;
    rows.set_shape(units.separator(), 0);
  }
  return std::move(units).units();
}

std::vector<RosterUnit> roster_in_workbook(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  std::istringstream stream(std::move(bytes));
  const Workbook book = read_workbook(stream, name, diagnostics);
  UnitRows units(std::string_view(&SourceText::kCellMark, 1), nullptr, diagnostics);
  if (book.sheets.empty()) return {};
  for (const SourcePtr& row : book.sheets.front().rows) {
    if (!units.add(row)) break;
  }
  return std::move(units).units();
}

}  // namespace ducha
