// SPDX-License-Identifier: Apache-2.0
#include "plan/side_tables.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "document/csv.h"
#include "document/decoding.h"
#include "document/encoding.h"
#include "document/read_workbook.h"
#include "facts/read_money.h"
#include "facts/read_scalar.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/format.h"
#include "plan/label.h"
#include "plan/splice.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadRows = 20;  // among which a table's head stands

// The file that stands for a list; none where the value is another thing. `in_cell`: the list holds records, for which
// a name alone may stand too, as there is room for no more in a cell of a table.
NodeView named_table(const NodeView& value, bool in_cell) {
  static constexpr std::string_view kFrom[] = {
#define DUCHA_SIDE_TABLE(folded) folded,
#include "plan/words.def"
  };
  if (value.is_map() && value.size() == 1) {
    const NodeView::Entry entry = value.entries().front();
    const bool from = std::find(std::begin(kFrom), std::end(kFrom), fold(entry.key.text())) != std::end(kFrom);
    return from && entry.value.is_scalar() ? entry.value : NodeView();
  }
  const std::optional<PlanFormat> format = in_cell && value.is_scalar() ? format_of(value.text()) : std::nullopt;
  return format && is_table(*format) ? value : NodeView();
}

// From the folder of the plan; nothing where it leads out of that folder, be it by a link.
std::optional<fs::path> file_below(const Plan& plan, const std::string& named) {
  const fs::path written(named);
  fs::path folder = fs::path(plan.document->source->name()).parent_path();
  if (folder.empty()) folder = ".";
  std::error_code error;
  const fs::path file = folder / written;
  const fs::path real = fs::weakly_canonical(file, error);
  const fs::path within = fs::weakly_canonical(folder, error);
  const fs::path inside = real.lexically_relative(within);
  if (written.is_absolute() || error || inside.empty() || *inside.begin() == "..") return std::nullopt;
  return file.lexically_normal();
}

struct Cell {
  std::string text;
  Span at;  // in the row
};
struct SideRow {
  std::size_t source;  // among the others of the joined source
  std::vector<Cell> cells;
};
struct SideColumn {
  std::size_t index = 0;  // in the row
  Cell head;
  std::string unit = {};  // of its bare figures
};
struct SideTable {
  std::vector<SideColumn> head;
  std::size_t head_source = 0;
  std::vector<SideRow> rows;
};

std::vector<Cell> cells_of(const SourceText& row, std::string_view separator) {
  std::vector<Cell> found;
  CsvCells cells(row, separator);
  for (CsvCell cell; cells.next(cell);) {
    const bool blank = normalized(cell.text).empty();
    found.push_back({blank ? std::string() : std::string(cell.text), {cell.at.offset, blank ? 0 : cell.at.length}});
  }
  return found;
}

class SideTables {
 public:
  SideTables(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies, Diagnostics& diagnostics)
      : plan_(plan), vocabularies_(vocabularies), diagnostics_(diagnostics) {}

  std::optional<Plan> filled() {
    if (plan_.facts_node == 0) return std::nullopt;
    for (const NodeView::Entry& entry : NodeView(*plan_.document, plan_.facts_node).entries()) {
      const FactSpec* list = list_of(entry.key.text());
      const NodeView named = list != nullptr ? named_table(entry.value, list->element.empty()) : NodeView();
      if (!named.exists()) continue;
      any_ = true;
      lists_.emplace(entry.value.index(), list);
      if (auto table = read(named, *list)) tables_.emplace(entry.value.index(), *std::move(table));
    }
    if (!any_ || tables_.empty()) return std::nullopt;
    return spliced();
  }

 private:
  const FactSpec* list_of(std::string_view key) const {
    for (const Vocabulary* vocabulary : vocabularies_) {
      const auto slot = vocabulary->slot_of(key);
      if (!slot) continue;
      const FactSpec& spec = vocabulary->facts()[*slot];
      return spec.type == FactType::list ? &spec : nullptr;
    }
    return nullptr;
  }

  std::optional<SideTable> refuse(Code code, const NodeView& named) {
    diagnostics_.add(code, named.place(), {shortened(named.text(), kShownScalar)});
    return std::nullopt;
  }

  // In the folder of the plan or below, also where a link leads.
  std::optional<SideTable> read(const NodeView& named, const FactSpec& list) {
    const std::string text(named.text());
    if (text.find("://") != std::string::npos) return refuse(code::plan_side_address, named);
    const std::optional<PlanFormat> format = format_of(text);
    if (!format || !is_table(*format)) return refuse(code::plan_side_format, named);
    const std::optional<fs::path> file = file_below(plan_, text);
    if (!file) return refuse(code::plan_side_outside, named);
    std::error_code error;
    if (!fs::exists(*file, error)) return refuse(code::plan_side_missing, named);
    if (!fs::is_regular_file(*file, error)) return refuse(code::plan_side_no_file, named);
    std::ifstream stream(*file, std::ios::binary);
    if (!stream) return refuse(code::plan_side_missing, named);
    const std::string name = file->string();
    Diagnostics faults;
    std::optional<SideTable> table = format == PlanFormat::csv || format == PlanFormat::tsv
                                         ? read_text(stream, name, format == PlanFormat::tsv ? "\t" : ",", list, faults)
                                         : read_sheets(stream, name, list, faults);
    const bool broken = faults.errors() > 0;
    diagnostics_.append(std::move(faults));
    if (table) return table;
    return broken ? std::nullopt : refuse(code::plan_side_no_head, named);
  }

  std::optional<SideTable> read_text(std::istream& bytes, const std::string& name, std::string_view likeliest,
                                     const FactSpec& list, Diagnostics& faults) {
    DecodedStream text(bytes);
    CsvSplitter splitter(text, name, likeliest);
    std::optional<SideTable> table;
    std::string separator(likeliest);
    std::vector<std::string> units;
    std::size_t rows = 0;
    for (SourcePtr row; splitter.next(row, faults);) {
      if (!row) continue;
      if (!is_readable(row, {0, static_cast<std::uint32_t>(row->bytes().size())}, faults)) return std::nullopt;
      if (table) {
        add_row(row, separator, list, *table, faults);
      } else if (++rows > kHeadRows) {
        return std::nullopt;
      } else if ((table = head_in(row, separator, list, units))) {
        splitter.set_shape(separator, table->head.size());
      }
    }
    return table;
  }

  std::optional<SideTable> read_sheets(std::istream& bytes, const std::string& name, const FactSpec& list,
                                       Diagnostics& faults) {
    const Workbook workbook = read_workbook(bytes, name, faults);
    for (const Sheet& sheet : workbook.sheets) {
      std::optional<SideTable> table;
      std::string mark(1, SourceText::kCellMark);
      std::vector<std::string> units;
      for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        if (table) {
          add_row(sheet.rows[i], mark, list, *table, faults);
        } else if (i < kHeadRows) {
          table = head_in(sheet.rows[i], mark, list, units);
        }
      }
      if (table) return table;
    }
    return std::nullopt;
  }

  // A row that is a head: most of its cells name fields. A list of single values has one column, whatever it is called.
  // Another is a title, whose units are added to those that stand above the head.
  std::optional<SideTable> head_in(const SourcePtr& row, std::string& separator, const FactSpec& list,
                                   std::vector<std::string>& units) {
    std::vector<std::string> separators = {separator};
    if (!row->is_sheet()) {
      for (const char* each : {",", ";", "\t", "\xEF\xBC\x8C", "\xEF\xBC\x9B"}) separators.emplace_back(each);
    }
    for (const std::string& each : separators) {
      std::vector<Cell> cells = cells_of(*row, each);
      SideTable table;
      std::size_t known = 0;
      for (std::size_t column = 0; column < cells.size(); ++column) {
        const bool counts = is_row_number(cells[column].text) && !Vocabulary::field_of(list, cells[column].text);
        if (cells[column].text.empty() || counts) continue;
        table.head.push_back({column, std::move(cells[column])});
        take_name(table.head.back(), list, units, known);
      }
      const bool single = !list.element.empty() && table.head.size() == 1;
      if (!single && (known == 0 || known * 2 < table.head.size())) continue;
      separator = each;
      table.head_source = keep(row);
      return table;
    }
    for (std::string& unit : table_units(*row, separator)) units.push_back(std::move(unit));
    return std::nullopt;
  }

  // A head may say the unit of its figures behind the field's name; else the table says it.
  static void take_name(SideColumn& column, const FactSpec& list, const std::vector<std::string>& units,
                        std::size_t& known) {
    auto field = Vocabulary::field_of(list, column.head.text);
    const auto named = field ? std::nullopt : unit_in_name(column.head.text);
    if (named) field = Vocabulary::field_of(list, named->name);
    if (!field || (named && !is_figure(list.fields[*field].type))) return;
    ++known;
    column.unit = named ? named->unit : unit_for(units, list.fields[*field]);
    if (named) column.head.text = named->name;
  }

  std::size_t keep(const SourcePtr& row) {
    others_.push_back(row);
    return others_.size() - 1;
  }

  // Whether a note under the table says another unit than the one by which a column is read.
  static bool tells_other_unit(std::string_view note, const FactSpec& list, const SideTable& table) {
    const std::vector<std::string> told = units_told(note);
    return !told.empty() && std::any_of(table.head.begin(), table.head.end(), [&](const SideColumn& column) {
      const auto field = Vocabulary::field_of(list, column.head.text);
      if (!field) return false;
      const FactSpec& spec = list.fields[*field];
      const std::string unit = unit_for(told, spec);
      const std::string& own = column.unit.empty() ? spec.unit : column.unit;
      const bool money = spec.type == FactType::money;
      return !unit.empty() && (money ? yuan_power(unit).value_or(0) != yuan_power(own).value_or(0) : unit != own);
    });
  }

  void add_row(const SourcePtr& row, std::string_view separator, const FactSpec& list, SideTable& table,
               Diagnostics& faults) {
    std::vector<Cell> cells = cells_of(*row, separator);
    const auto filled = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.text.empty(); });
    if (filled == cells.end()) return;
    // What the field calls one of its choices is no sum and no note.
    const auto is_choice = [&](const Cell& cell) {
      const auto column = std::find_if(table.head.begin(), table.head.end(), [&](const SideColumn& each) {
        return each.index == static_cast<std::size_t>(&cell - cells.data());
      });
      if (column == table.head.end()) return false;
      if (!list.element.empty()) return known_choice(cell.text, list.element.front()) != nullptr;
      const auto field = Vocabulary::field_of(list, column->head.text);
      return field && known_choice(cell.text, list.fields[*field]) != nullptr;
    };
    const auto sum = std::find_if(cells.begin(), cells.end(),
                                  [&](const Cell& cell) { return is_sum_word(cell.text) && !is_choice(cell); });
    if (sum != cells.end()) {
      faults.add(code::plan_row_sum, {row, sum->at}, {shortened(sum->text, kShownScalar)});
      return;
    }
    if (list.element.empty() && (is_sum(filled->text) || is_note(filled->text, false)) && !is_choice(*filled)) {
      const Code note = tells_other_unit(filled->text, list, table) ? code::plan_unit_below : code::plan_row_note;
      const Code what = is_sum(filled->text) ? code::plan_row_sum : note;
      faults.add(what, {row, filled->at}, {shortened(filled->text, kShownScalar)});
      return;
    }
    table.rows.push_back({keep(row), std::move(cells)});
  }

  // --- The plan with the tables in it

  std::optional<Plan> spliced() {
    const Document& from = *plan_.document;
    const std::shared_ptr<Document> made = emptied(from, others_);
    DocumentBuilder builder(*made, diagnostics_);
    const auto table_instead = [&](const NodeView& node) -> std::optional<bool> {
      const auto table = tables_.find(node.index());
      if (table == tables_.end()) return std::nullopt;
      return add_table(table->second, *lists_.at(node.index()), builder, *made->source);
    };
    return copy_node(from.root(), builder, 0, table_instead) ? read_again(plan_, made) : std::nullopt;
  }

  static bool add_table(const SideTable& table, const FactSpec& list, DocumentBuilder& builder,
                        const SourceText& source) {
    const auto moved = [&source](std::size_t other, Span span) {
      return Span{source.offset_of(other) + span.offset, span.length};
    };
    if (!builder.open(NodeKind::list, moved(table.head_source, table.head.front().head.at))) return false;
    for (const SideRow& row : table.rows) {
      const Span begin = moved(row.source, {row.cells.front().at.offset, 0});
      if (list.element.empty() && !builder.open(NodeKind::map, begin)) return false;
      for (const auto& [column, head, unit] : table.head) {
        const Cell blank{{}, {row.cells.back().at.end(), 0}};
        const Cell& cell = column < row.cells.size() ? row.cells[column] : blank;
        if (list.element.empty() && !builder.scalar(head.text, ScalarStyle::plain, moved(table.head_source, head.at))) {
          return false;
        }
        const ScalarStyle style = cell.text.empty() ? ScalarStyle::plain : ScalarStyle::double_quoted;
        if (!builder.scalar(in_column_unit(cell.text, unit), style, moved(row.source, cell.at))) return false;
      }
      if (list.element.empty()) builder.close();
    }
    builder.close();
    return true;
  }

  const Plan& plan_;
  const std::vector<const Vocabulary*>& vocabularies_;
  Diagnostics& diagnostics_;
  bool any_ = false;
  std::map<std::uint32_t, SideTable> tables_;       // by the node that names them
  std::map<std::uint32_t, const FactSpec*> lists_;  // and what they are lists of
  std::vector<SourcePtr> others_;
};

}  // namespace

bool is_workbook(PlanFormat format) { return format == PlanFormat::xlsx || format == PlanFormat::ods; }

bool is_table(PlanFormat format) {
  return is_workbook(format) || format == PlanFormat::csv || format == PlanFormat::tsv;
}

std::optional<Plan> with_side_tables(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                     Diagnostics& diagnostics) {
  return SideTables(plan, vocabularies, diagnostics).filled();
}

std::vector<SideTableFile> side_table_files(const Plan& plan) {
  std::vector<SideTableFile> files;
  if (plan.facts_node == 0) return files;
  for (const NodeView::Entry& entry : NodeView(*plan.document, plan.facts_node).entries()) {
    const NodeView named = named_table(entry.value, true);
    if (!named.exists()) continue;
    const std::optional<fs::path> file = file_below(plan, std::string(named.text()));
    std::error_code error;
    if (file && fs::is_regular_file(*file, error)) files.push_back({file->string(), entry.value.is_map()});
  }
  return files;
}

}  // namespace ducha
