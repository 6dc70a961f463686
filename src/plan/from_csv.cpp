// SPDX-License-Identifier: Apache-2.0
#include "plan/from_csv.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/csv_cell.h"
#include "base/limits.h"
#include "base/text.h"
#include "document/codes.h"
#include "document/csv.h"
#include "document/document_builder.h"
#include "document/encoding.h"
#include "facts/blank_marks.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/head_words.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

Span whole(const SourceText& source) { return {0, static_cast<std::uint32_t>(source.bytes().size())}; }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

std::vector<CsvCell>::const_iterator first_filled(const std::vector<CsvCell>& cells) {
  return std::find_if(cells.begin(), cells.end(), [](const CsvCell& cell) { return !is_blank(cell.text); });
}

// How far down a part of a region lies; nullopt of other columns and words.
std::optional<std::size_t> depth_of(std::string_view part) {
  static constexpr std::array kParts = {std::string_view("province"), std::string_view("city"),
                                        std::string_view("county")};
  const auto key = known_region_key(part);
  const auto* const found = key ? std::find(kParts.begin(), kParts.end(), *key) : kParts.end();
  return found == kParts.end() ? std::nullopt : std::optional<std::size_t>(found - kParts.begin());
}

// The part of a region that units of a level are, where its name says so: a city's own bureau lies in no county.
std::optional<std::size_t> depth_of_level(std::string_view level) {
  struct Row {
    std::string_view folded;
    std::string_view key;
  };
  static constexpr std::array kRows = {
#define DUCHA_LEVEL(folded, key) Row{folded, key},
#include "plan/words.def"
  };
  const std::string folded = fold(level);
  for (const std::string& word : {folded, folded.substr(0, folded.find('('))}) {
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&word](const Row& each) { return each.folded == word; });
    if (const auto depth = depth_of(row == kRows.end() ? std::string_view(word) : row->key)) return depth;
  }
  return std::nullopt;
}

// "Fees (ten thousand yuan)" above the heads of what is paid and what is owed.
std::string unit_of_title(std::string_view title) {
  const auto named = unit_in_name(title);
  return named ? named->unit : unit_alone(title).value_or("");
}

bool is_note_row(const std::vector<CsvCell>& cells) {
  const auto first = first_filled(cells);
  const auto blank = [](const CsvCell& cell) { return is_blank(cell.text); };
  return first != cells.end() && is_note(first->text, std::all_of(first + 1, cells.end(), blank));
}

}  // namespace

CsvColumns::CsvColumns(const SourceText& row, const SourceText* second, std::string_view separator,
                       Diagnostics& diagnostics)
    : separator_(separator) {
  heading_ = SourceText::heading(second == nullptr ? row : *joined_rows(row, *second));
  if (!is_readable(heading_, whole(*heading_), diagnostics)) return;
  CsvCells cells(row, separator_);
  std::optional<CsvCells> under;
  if (second != nullptr) under.emplace(*second, separator_);
  const auto offset = static_cast<std::uint32_t>(row.bytes().size());
  std::string group;  // the unit of those under a title, which stands in the first cell above them
  for (CsvCell cell; cells.next(cell); ++count_) {
    CsvCell lower;
    const bool has_lower = under && under->next(lower) && !is_blank(lower.text);
    if (!is_blank(cell.text)) group = has_lower ? unit_of_title(cell.text) : std::string();
    if (const auto unit = has_lower && !is_blank(cell.text) ? unit_alone(lower.text) : std::nullopt) {
      add(count_, std::string(cell.text) + '(' + *unit + ')', cell.at, diagnostics);
    } else if (has_lower) {
      lower.at.offset += offset;
      if (!group.empty()) units_.push_back(unit_within(lower.text, group));
      add(count_, lower.text, lower.at, diagnostics);
    } else {
      add(count_, cell.text, cell.at, diagnostics);
    }
  }
}

void CsvColumns::add(std::size_t index, std::string_view name, Span at, Diagnostics& diagnostics) {
  if (const auto split = prefixed_head(name)) {
    if (split->head == Head::facts) return facts_.push_back({index, split->rest, at});
    if (!split->rest.empty()) {
      region_.push_back({index, split->rest, at});
      return merged_.push_back(region_.back());
    }
    return diagnostics.add(code::plan_column_region, {heading_, at});
  }
  const std::optional<Head> head = head_named(name);
  if (head == Head::region) {
    diagnostics.add(code::plan_column_region, {heading_, at});
  } else if (head && head != Head::facts) {
    heads_.push_back({index, std::string(name), at});
    if (head == Head::unit) unit_ = index;
    if (head != Head::unit) merged_.push_back(heads_.back());
  } else if (known_region_key(name)) {
    region_.push_back({index, std::string(name), at});
    merged_.push_back(region_.back());
  } else {
    facts_.push_back({index, std::string(name), at});
  }
}

std::vector<CsvColumns::Above> CsvColumns::above(const SourcePtr& row, std::vector<Above>& last,
                                                 Diagnostics& diagnostics) const {
  std::vector<Above> found;
  if (merged_.empty() || !unit_ || !row) return found;
  CsvCells reading(*row, separator_);
  std::vector<CsvCell> cells;
  for (CsvCell cell; reading.next(cell);) cells.push_back(cell);
  if (cells.size() < count_ || is_blank(cells[*unit_].text) || is_note_row(cells)) return found;
  if (const std::string_view unit = cells[*unit_].text; is_no_unit(unit)) return found;
  last.resize(merged_.size());
  const std::size_t deepest = own_depth(cells, last);
  forget_below(cells, last);
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    const Column& column = merged_[i];
    const CsvCell& cell = cells[column.index];
    const auto depth = depth_of(column.key);
    if (is_ditto(cell.text) && !last[i].text.empty()) {
      found.push_back(last[i]);
    } else if (!is_blank(cell.text)) {
      last[i] = {column.index, std::string(cell.text)};
    } else if (!last[i].text.empty() && !(depth && (*depth > deepest))) {
      found.push_back(last[i]);
      diagnostics.add(code::plan_cells_merged, {row, cell.at}, {column.key, last[i].text});
    }
  }
  return found;
}

// Below which the row's unit lies in no part of a region, as its level says, its own or the one above.
std::size_t CsvColumns::own_depth(const std::vector<CsvCell>& cells, const std::vector<Above>& last) const {
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    if (head_named(merged_[i].key) != Head::level) continue;
    const std::string_view level = cells[merged_[i].index].text;
    const bool own = !is_blank(level) && !is_ditto(level);
    return depth_of_level(own ? level : std::string_view(last[i].text)).value_or(kNoDepth);
  }
  return kNoDepth;
}

// Where the row names another province or city than the one above, what stands above in the narrower columns is part of
// that one.
void CsvColumns::forget_below(const std::vector<CsvCell>& cells, std::vector<Above>& last) const {
  std::size_t anew = kNoDepth;
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    const std::string_view text = cells[merged_[i].index].text;
    const auto depth = depth_of(merged_[i].key);
    if (!depth || is_blank(text) || is_ditto(text) || last[i].text.empty() || fold(text) == fold(last[i].text))
      continue;
    anew = std::min(anew, *depth);
  }
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    if (const auto depth = depth_of(merged_[i].key); depth && *depth > anew) last[i].text.clear();
  }
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): the ways a row is none, one after another
std::optional<Document> CsvColumns::document_of(const SourcePtr& row, const std::vector<Above>& above,
                                                Diagnostics& diagnostics) const {
  if (!is_readable(row, whole(*row), diagnostics)) return std::nullopt;
  CsvCells reading(*row, separator_);
  std::vector<CsvCell> cells;
  cells.reserve(count_);
  for (CsvCell cell; reading.next(cell);) cells.push_back(cell);

  Document document;
  document.source = row;
  document.heading = heading_;
  document.table_units = units_;
  const auto first = first_filled(cells);
  if (first == cells.end()) return document;
  if (is_note_row(cells)) {
    diagnostics.add(code::plan_row_note, {row, first->at}, {shortened(first->text, kShownScalar)});
    return document;
  }
  if (unit_ && *unit_ < cells.size()) {
    const std::string_view unit = cells[*unit_].text;
    if (is_blank(unit) && is_sum(first->text)) {
      diagnostics.add(code::plan_sum, {row, first->at}, {shortened(first->text, kShownScalar)});
      return document;
    }
    if (const auto head = head_named(unit); head && *head != Head::unit) {
      diagnostics.add(code::plan_table_turned, {row, cells[*unit_].at}, {shortened(unit, kShownScalar)});
      return std::nullopt;
    }
  }
  // Blank cells behind the last column were once touched, and hold nothing.
  while (cells.size() > count_ && is_blank(cells.back().text)) cells.pop_back();
  if (cells.size() != count_) {
    const Span at = cells.size() > count_ ? cells[count_].at : Span{cells.back().at.end(), 0};
    diagnostics.add(code::document_csv_cells, {row, at}, {std::to_string(cells.size()), std::to_string(count_)});
    return std::nullopt;
  }
  for (const Above& each : above) cells[each.index].text = each.text;

  DocumentBuilder builder(document, diagnostics);
  const Span start{cells.front().at.offset, 0};
  const auto add = [&](const Column& column) {
    const CsvCell& cell = cells[column.index];
    // Only nothing is null: the word `null` is a word.
    const ScalarStyle style = is_blank(cell.text) ? ScalarStyle::plain : ScalarStyle::double_quoted;
    const std::string_view text = is_blank(cell.text) ? std::string_view() : unguarded(cell.text);
    return builder.heading_key(column.key, column.at) && builder.scalar(text, style, cell.at);
  };
  const auto add_map = [&](Head head, const std::vector<Column>& columns) {
    const Span at = columns.empty() ? Span{} : columns.front().at;
    if (!builder.heading_key(to_string(head), at) || !builder.open(NodeKind::map, start)) return false;
    if (!std::all_of(columns.begin(), columns.end(), add)) return false;
    builder.close();
    return true;
  };
  if (!builder.open(NodeKind::map, start) || !std::all_of(heads_.begin(), heads_.end(), add)) return std::nullopt;
  if (!region_.empty() && !add_map(Head::region, region_)) return std::nullopt;
  if (!add_map(Head::facts, facts_)) return std::nullopt;
  builder.close();
  return document;
}

}  // namespace ducha
