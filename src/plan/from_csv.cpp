// SPDX-License-Identifier: Apache-2.0
#include "plan/from_csv.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "document/codes.h"
#include "document/csv.h"
#include "document/encoding.h"
#include "document/tape.h"
#include "plan/codes.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

Span whole(const SourceText& source) { return {0, static_cast<std::uint32_t>(source.bytes().size())}; }

// What stands before the first point where that is a head of a plan; a full-width point is one, too.
struct Prefixed {
  Head head;
  std::string rest;
};
std::optional<Prefixed> prefixed(std::string_view name) {
  const std::string narrow = narrowed(name);
  const std::size_t point = narrow.find('.');
  if (point == std::string::npos) return std::nullopt;
  const std::optional<Head> head = head_named(std::string_view(narrow).substr(0, point));
  if (head != Head::region && head != Head::facts) return std::nullopt;
  return Prefixed{*head, narrow.substr(point + 1)};
}

}  // namespace

CsvColumns::CsvColumns(const SourcePtr& row, char separator, Diagnostics& diagnostics) : separator_(separator) {
  if (!row) return;
  heading_ = SourceText::heading(*row);
  if (!is_readable(heading_, whole(*heading_), diagnostics)) return;
  CsvCells cells(*heading_, separator_);
  CsvCell cell;
  while (cells.next(cell)) add(count_++, cell.text, cell.at, diagnostics);
}

void CsvColumns::add(std::size_t index, std::string_view name, Span at, Diagnostics& diagnostics) {
  if (const auto split = prefixed(name)) {
    if (split->head == Head::facts) return facts_.push_back({index, split->rest, at});
    if (!split->rest.empty()) return region_.push_back({index, split->rest, at});
    return diagnostics.add(code::plan_column_region, {heading_, at});
  }
  const std::optional<Head> head = head_named(name);
  if (head == Head::region) {
    diagnostics.add(code::plan_column_region, {heading_, at});
  } else if (head && head != Head::facts) {
    heads_.push_back({index, std::string(name), at});
  } else if (known_region_key(name)) {
    region_.push_back({index, std::string(name), at});
  } else {
    facts_.push_back({index, std::string(name), at});
  }
}

std::optional<Document> CsvColumns::document_of(const SourcePtr& row, Diagnostics& diagnostics) const {
  if (!is_readable(row, whole(*row), diagnostics)) return std::nullopt;
  CsvCells reading(*row, separator_);
  std::vector<CsvCell> cells;
  cells.reserve(count_);
  for (CsvCell cell; reading.next(cell);) cells.push_back(cell);

  Document document;
  document.source = row;
  document.heading = heading_;
  if (std::all_of(cells.begin(), cells.end(), [](const CsvCell& cell) { return cell.text.empty(); })) return document;
  if (cells.size() != count_) {
    const Span at = cells.size() > count_ ? cells[count_].at : Span{cells.back().at.end(), 0};
    diagnostics.add(code::document_csv_cells, {row, at}, {std::to_string(cells.size()), std::to_string(count_)});
    return std::nullopt;
  }

  TapeBuilder tape(document, diagnostics);
  const Span start{cells.front().at.offset, 0};
  const auto add = [&](const Column& column) {
    const CsvCell& cell = cells[column.index];
    // Only nothing is null: the word `null` is a word.
    const ScalarStyle style = cell.text.empty() ? ScalarStyle::plain : ScalarStyle::double_quoted;
    return tape.heading_key(column.key, column.at) && tape.scalar(cell.text, style, cell.at);
  };
  const auto add_map = [&](Head head, const std::vector<Column>& columns) {
    const Span at = columns.empty() ? Span{} : columns.front().at;
    if (!tape.heading_key(to_string(head), at) || !tape.open(NodeKind::map, start)) return false;
    if (!std::all_of(columns.begin(), columns.end(), add)) return false;
    tape.close();
    return true;
  };
  if (!tape.open(NodeKind::map, start) || !std::all_of(heads_.begin(), heads_.end(), add)) return std::nullopt;
  if (!region_.empty() && !add_map(Head::region, region_)) return std::nullopt;
  if (!add_map(Head::facts, facts_)) return std::nullopt;
  tape.close();
  return document;
}

}  // namespace ducha
