// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one layout, blank and filled, so that what is filled is what was printed.
#include "authoring/form_book.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "authoring/codes.h"
#include "authoring/words.h"
#include "base/text.h"
#include "document/codes.h"
#include "facts/blank_marks.h"
#include "facts/read_list.h"
#include "facts/remarks.h"
#include "judge/required_facts.h"
#include "plan/form_words.h"
#include "plan/from_form.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

constexpr std::uint32_t kPreparedRows = 30;   // of a list, numbered and framed
constexpr std::uint32_t kCheckedRows = 1000;  // of a list, with drop-downs
constexpr std::uint32_t kAnswer = 2;          // the column of single answers

// A number that a spreadsheet keeps as it is written.
bool is_plain_number(const std::string& text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789.-") != std::string::npos) return false;
  char printed[40];
  std::snprintf(printed, sizeof(printed), "%.15g", std::strtod(text.c_str(), nullptr));
  return text == printed;
}

CellKind kind_of(const FactSpec& spec, const std::string& text) {
  switch (spec.type) {
    case FactType::count:
    case FactType::number:
    case FactType::money:
      return text.empty() ? CellKind::general : is_plain_number(text) ? CellKind::number : CellKind::general;
    // Spreadsheets would give a day without a year this one, and make a time of day of 1:50.
    case FactType::share:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return CellKind::text;
}

// A unit is its name and its region, whether rules group by that or not.
std::vector<std::string> asked_regions(const PolicyRules& rules, const std::optional<std::string>& level) {
  std::vector<std::string> keys = {"province", "city", "county"};
  for (const std::string& key : required_regions(rules, level)) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

// What the records of a list are called by, which stands in the first column.
std::size_t naming_field(const FactSpec& list) {
  const auto named = [&list](auto fits) {
    const auto found = std::find_if(list.fields.begin(), list.fields.end(), fits);
    return static_cast<std::size_t>(found - list.fields.begin());
  };
  std::size_t found = list.fields.size();
  if (!list.key.empty()) found = named([&](const FactSpec& field) { return field.name == list.key.front(); });
  if (found == list.fields.size()) {
    found = named([](const FactSpec& field) { return field.type == FactType::name || field.type == FactType::text; });
  }
  return found == list.fields.size() ? 0 : found;
}

class FormBook {
 public:
  FormBook(const PolicyRules& rules, Language language, const KnownFacts* facts, Diagnostics* diagnostics)
      : rules_(rules), language_(language), filled_(facts), diagnostics_(diagnostics) {
    for (const FormWord word : {FormWord::sheet_help, FormWord::sheet_single, FormWord::sheet_words}) {
      book_.sheets.push_back({text_of(word), {}, {}, {}});
    }
    book_.title = filled(PageWord::form_title, language_, {in(rules_.policy.title)});
    single().widths = {30, 46, 30, 34, 40};
    single().frozen_rows = 3;
    single().frozen_columns = 1;
  }

  void add_blank_head(const std::optional<std::string>& level) {
    const Level* known = level ? rules_.policy.level(*level) : nullptr;
    begin();
    chapter(text_of(PageWord::form_head));
    add_head(Head::unit, {}, text_of(PageWord::form_unit_ask));
    add_head(Head::level, known != nullptr ? in(known->label) : level.value_or(""), {});
    for (const std::string& key : asked_regions(rules_, level)) add_region(key, {});
    add_head(Head::policy, policy_name(rules_.policy), text_of(PageWord::form_policy));
    add_head(Head::period, {}, text_of(PageWord::blank_period));
    add_head(Head::as_of, {}, text_of(PageWord::blank_as_of));
  }

  void add_filled_head() {
    const Plan& plan = *filled_->plan;
    begin();
    chapter(text_of(PageWord::form_head));
    std::map<Head, std::string> texts;
    std::vector<std::pair<std::string, NodeView>> unknown;
    for (const NodeView::Entry& entry : plan.document->root().entries()) {
      const auto head = head_named(entry.key.text());
      if (head == Head::facts || head == Head::region) continue;
      if (!head) {
        unknown.emplace_back(entry.key.text(), entry.value);
        continue;
      }
      std::string& text = texts[*head];
      for (const NodeView& each : entry.value.is_list() ? entry.value.elements() : std::vector{entry.value}) {
        text += (text.empty() ? "" : "\n") + std::string(each.text());
      }
    }
    for (const Head head : {Head::unit, Head::level}) add_head(head, texts[head], {});
    if (plan.region) {
      for (const auto& [key, name] : *plan.region) add_region(key, name);
    }
    for (const Head head : {Head::policy, Head::period, Head::as_of}) add_head(head, texts[head], {});
    add_others(unknown);
  }

  void add_asked(const std::vector<RequiredFact>& asked) {
    std::string_view chapter_now;
    for (const RequiredFact& fact : asked) {
      const std::string& own = fact.rules.front()->chapter;
      if (own != chapter_now) chapter(chapter_named(*fact.rules.front(), language_));
      chapter_now = own;
      std::string clauses;
      for (const std::size_t index : fact.clauses()) {
        const Clause& clause = rules_.policy.clauses[index];
        clauses += (clauses.empty() ? "" : "\n") + clause.at_document + ' ' + in(clause.gist);
      }
      add_fact(rules_.vocabulary.facts()[fact.slot], clauses, is_read_by_must(fact), {});
    }
  }

  void add_known() {
    chapter(text_of(PageWord::label_facts));
    for (const KnownFact& fact : filled_->known) add_fact(*fact.spec, {}, false, fact.value, fact.unit);
    add_others(filled_->others);
  }

  [[nodiscard]] Book done() {
    add_help();
    // The words last, where nobody looks for a form.
    std::rotate(book_.sheets.begin() + 2, book_.sheets.begin() + 3, book_.sheets.end());
    return std::move(book_);
  }

 private:
  [[nodiscard]] BookSheet& single() { return book_.sheets[1]; }
  [[nodiscard]] BookSheet& words() { return book_.sheets[2]; }
  [[nodiscard]] std::string text_of(PageWord name) const { return word(name, language_); }
  [[nodiscard]] std::string text_of(FormWord name) const { return words_of(name).in(language_); }
  [[nodiscard]] std::string in(const Text& text) const { return text.in(language_); }
  [[nodiscard]] std::string key_of(const FactSpec& fact) const {
    if (fact.label.empty() || (language_ == Language::en ? fact.label.en : fact.label.zh).empty()) return fact.name;
    return in(fact.label);
  }
  [[nodiscard]] std::string policy_name(const Policy& policy) const {
    return policy.title.empty() ? policy.id : in(policy.title);
  }
  // A label may hold the mark between steps only in name.
  [[nodiscard]] std::string path_text(const std::vector<std::string>& path) const {
    std::string text;
    for (const std::string& step : path) text += (text.empty() ? "" : text_of(FormWord::step)) + step;
    return text;
  }

  void begin() {
    single().cells.push_back({0, 0, book_.title, CellLook::title});
    single().cells.push_back({1, 0, text_of(PageWord::form_required), CellLook::remark});
    const std::array heads = {text_of(FormWord::item), text_of(PageWord::form_question), text_of(FormWord::answer),
                              text_of(PageWord::form_wanted), text_of(PageWord::form_clauses)};
    for (std::uint32_t column = 0; column < heads.size(); ++column) {
      single().cells.push_back({2, column, heads[column], CellLook::head});
    }
    row_ = 3;
  }

  void chapter(const std::string& title) { single().cells.push_back({row_++, 1, title, CellLook::chapter}); }

  struct Line {
    std::string label, question, answer, wanted, clauses;
    CellKind kind = CellKind::text;
    bool required = false;
    std::vector<std::string> name = {};
    std::string link = {};
  };

  void add_line(const Line& line) {
    BookSheet& sheet = single();
    sheet.cells.push_back({row_, 0, line.label, CellLook::label});
    sheet.cells.push_back({row_, 1, line.question, CellLook::question});
    sheet.cells.push_back(
        {row_, kAnswer, line.answer, line.required ? CellLook::required : CellLook::answer, line.kind});
    if (!line.name.empty()) sheet.cells.back().name = form_name(line.name);
    sheet.cells.push_back({row_, 3, line.wanted, CellLook::question});
    sheet.cells.back().link = line.link;
    sheet.cells.push_back({row_, 4, line.clauses, CellLook::question});
    ++row_;
  }

  void add_head(Head head, const std::string& text, const std::string& question) {
    if (head == Head::level && !rules_.policy.levels.empty()) {
      std::vector<std::string> labels;
      for (const Level& level : rules_.policy.levels) labels.push_back(in(level.label));
      add_words(single(), row_, row_, kAnswer, labels, {});
    }
    add_line({head_label(head),
              question,
              text,
              {},
              {},
              CellKind::text,
              head == Head::unit || head == Head::period,
              {std::string(to_string(head))}});
  }
  [[nodiscard]] std::string head_label(Head head) const {
    static const std::array kKeys = {
#define DUCHA_HEAD(key, zh, ...) Text(zh, #key),
#include "plan/head.def"
    };
    return kKeys[static_cast<std::size_t>(head)].in(language_);
  }

  void add_region(const std::string& key, const std::string& name) {
    add_line({head_label(Head::region) + text_of(FormWord::step) + region_label(key, language_),
              {},
              name,
              text_of(PageWord::blank_name),
              {},
              CellKind::text,
              false,
              {"region", key}});
  }

  // --- Facts

  void add_fact(const FactSpec& spec, const std::string& clauses, bool must, const NodeView& value,
                std::string_view unit = {}) {
    add_item(spec, {key_of(spec)}, {"facts", spec.name}, clauses, must, value, unit);
  }

  void add_item(const FactSpec& spec, const std::vector<std::string>& path, const std::vector<std::string>& name,
                const std::string& clauses, bool must, const NodeView& value, std::string_view unit = {}) {
    Line line{path_text(path), in(spec.ask), {}, wanted(spec), clauses, CellKind::text, must, name};
    if (spec.type == FactType::record) {
      if (!value.exists() || value.is_null() || value.is_map())
        return add_record(spec, path, name, clauses, must, value);
      lost(value);
    } else if (spec.type == FactType::list && spec.element.empty()) {
      return add_list_line(spec, path, std::move(line), value);
    } else if (spec.type == FactType::list) {
      line.answer = in_cell(spec, value).value_or("");
      if (value.exists() && !in_cell(spec, value)) add_scalars_sheet(spec, path, value);
      return add_line(line);
    }
    line.answer = text_of(spec, value, unit);
    line.kind = kind_of(spec, line.answer);
    add_check(single(), row_, row_, kAnswer, spec);
    add_line(line);
  }

  void add_record(const FactSpec& spec, const std::vector<std::string>& path, const std::vector<std::string>& name,
                  const std::string& clauses, bool must, const NodeView& value) {
    const KnownFields fields = known_fields(value, spec);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      std::vector<std::string> below = path;
      below.push_back(key_of(spec.fields[i]));
      std::vector<std::string> below_name = name;
      below_name.push_back(spec.fields[i].name);
      add_item(spec.fields[i], below, below_name, clauses, must, fields.known[i], fields.units[i]);
    }
    for (const auto& [key, other] : fields.others) add_other(path_text(path) + text_of(FormWord::step) + key, other);
  }

  void add_list_line(const FactSpec& spec, const std::vector<std::string>& path, Line line, const NodeView& value) {
    const bool none = value.exists() && (value.is_list() ? value.size() == 0 : says_none(value.text()));
    std::vector<NodeView> records;
    if (value.is_list()) records = value.elements();
    if (value.exists() && !value.is_list() && !none && !value.is_null()) line.answer = text_of(spec, value);
    if (none) line.answer = text_of(FormWord::none);
    if (!filled_ || !records.empty()) {
      line.link = add_list_sheet(spec, path, {"facts", spec.name}, records);
      line.wanted = filled(PageWord::form_no_list, language_, {line.link});
    }
    add_line(line);
  }

  // --- Sheets of lists

  struct Column {
    std::string head;
    const FactSpec* spec;  // null: of the mark or the owner
    std::string name;
  };

  std::size_t new_list_sheet(const std::vector<std::string>& path, const FactSpec& spec,
                             const std::vector<Column>& columns) {
    BookSheet sheet;
    sheet.name = sheet_name(path.back(), book_.sheets);
    sheet.widths = {6};
    sheet.frozen_rows = 3;
    sheet.cells.push_back({0, 0, text_of(FormWord::list), CellLook::head});
    sheet.cells.push_back({0, 1, path_text(path), CellLook::title});
    sheet.cells.push_back({1, 1, in(spec.ask), CellLook::remark});
    sheet.cells.push_back({2, 0, text_of(FormWord::row_number), CellLook::head});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& column = columns[i];
      sheet.widths.push_back(column.spec != nullptr && column.spec->type == FactType::text ? 40 : 20);
      BookCell head{2, static_cast<std::uint32_t>(i + 1), column.head, CellLook::head};
      head.name = column.name;
      if (column.spec != nullptr) head.note = note_of(*column.spec);
      sheet.cells.push_back(std::move(head));
      if (column.spec != nullptr && column.spec->type != FactType::list) {
        add_check(sheet, 3, kCheckedRows, static_cast<std::uint32_t>(i + 1), *column.spec);
      }
    }
    book_.sheets.push_back(std::move(sheet));
    return book_.sheets.size() - 1;
  }

  void add_row(std::size_t sheet, const std::vector<Column>& columns, const std::vector<std::string>& texts) {
    std::uint32_t& row = rows_[sheet];
    if (row == 0) row = 3;
    BookSheet& into = book_.sheets[sheet];
    into.cells.push_back({row, 0, std::to_string(row - 2), CellLook::question, CellKind::number});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = i < texts.size() ? texts[i] : std::string();
      const CellKind kind = columns[i].spec != nullptr ? kind_of(*columns[i].spec, text) : CellKind::text;
      into.cells.push_back({row, static_cast<std::uint32_t>(i + 1), text, CellLook::answer, kind});
    }
    ++row;
  }

  // Gives the name of the sheet.
  std::string add_list_sheet(const FactSpec& spec, const std::vector<std::string>& path,
                             const std::vector<std::string>& name, const std::vector<NodeView>& records) {
    std::vector<const NodeView*> all;
    all.reserve(records.size());
    for (const NodeView& record : records) all.push_back(&record);
    return add_records(spec, path, name, {{std::string(), all}}, {});
  }

  using Owned = std::vector<std::pair<std::string, std::vector<const NodeView*>>>;  // records by their owner's name

  struct Fields {
    std::vector<std::size_t> columns;  // in their order, what names the record first
    std::vector<std::size_t> nested;   // on sheets of their own
  };
  [[nodiscard]] Fields fields_of(const FactSpec& spec, const Owned& owned) const {
    Fields fields;
    const std::size_t first = naming_field(spec);
    const auto take = [&](std::size_t i) {
      const FactSpec& field = spec.fields[i];
      const bool sheet = field.type == FactType::record || (field.type == FactType::list && field.element.empty());
      (sheet || !fits_cells(field, i, spec, owned) ? fields.nested : fields.columns).push_back(i);
    };
    if (!spec.fields.empty()) take(first);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      if (i != first) take(i);
    }
    return fields;
  }

  // Of one record: the fields that are columns, then what the vocabulary does not know.
  void add_texts(const FactSpec& spec, const std::vector<std::size_t>& columns, const std::vector<std::string>& others,
                 const KnownFields& fields, std::vector<std::string>& texts) {
    for (const std::size_t i : columns) {
      const FactSpec& field = spec.fields[i];
      texts.push_back(field.type == FactType::list ? in_cell(field, fields.known[i]).value_or("")
                                                   : text_of(field, fields.known[i], fields.units[i]));
    }
    for (const std::string& key : others) {
      const auto given = std::find_if(fields.others.begin(), fields.others.end(),
                                      [&key](const auto& one) { return one.first == key; });
      const NodeView other = given == fields.others.end() ? NodeView() : given->second;
      if (other.exists() && !other.is_scalar()) lost(other);
      texts.emplace_back(other.text());
    }
  }

  std::string add_records(const FactSpec& spec, const std::vector<std::string>& path,
                          const std::vector<std::string>& name, const Owned& owned, const std::string& owner_label) {
    const auto [order, nested] = fields_of(spec, owned);
    std::vector<Column> columns;
    const auto named = [&name](const std::string& field) {
      std::vector<std::string> all = name;
      all.push_back(field);
      return form_name(all);
    };
    if (!owner_label.empty()) {
      columns.push_back({text_of(FormWord::belongs_to) + text_of(FormWord::step) + owner_label, nullptr, {}});
    }
    for (const std::size_t i : order)
      columns.push_back({key_of(spec.fields[i]), &spec.fields[i], named(spec.fields[i].name)});
    const std::vector<std::string> others = unknown_fields(spec, owned);
    for (const std::string& key : others) columns.push_back({key, nullptr, {}});
    const std::size_t sheet = new_list_sheet(path, spec, columns);

    std::vector<const NodeView*> records;
    std::vector<KnownFields> all_fields;
    for (const auto& [owner, own] : owned) {
      if (own.empty() && !owner_label.empty()) add_row(sheet, columns, {owner, text_of(FormWord::none)});
      for (const NodeView* record : own) {
        if (!record->is_map()) lost(*record);
        KnownFields fields = known_fields(*record, spec);
        std::vector<std::string> texts;
        add_texts(spec, order, others, fields, texts);
        // A row of empty cells is none to whoever reads it.
        const bool blank =
            std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); });
        if (blank && owner_label.empty() && record->is_map()) lost(*record);
        if (!owner_label.empty()) texts.insert(texts.begin(), owner);
        add_row(sheet, columns, texts);
        records.push_back(record);
        all_fields.push_back(std::move(fields));
      }
    }
    if (!filled_) {
      for (std::uint32_t i = 0; i < kPreparedRows; ++i) add_row(sheet, columns, {});
    }
    for (const std::size_t i : nested) add_nested(spec, i, path, name, all_fields);
    return book_.sheets[sheet].name;
  }

  // What its records hold that the vocabulary does not know: a column each, so that the fault is found again.
  [[nodiscard]] static std::vector<std::string> unknown_fields(const FactSpec& spec, const Owned& owned) {
    std::vector<std::string> keys;
    for (const auto& [owner, records] : owned) {
      for (const NodeView* record : records) {
        for (const auto& [key, value] : known_fields(*record, spec).others) {
          if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
        }
      }
    }
    return keys;
  }

  // The lists inside the records of a list, on a sheet of their own.
  // NOLINTNEXTLINE(readability-function-cognitive-complexity): three shapes of what is nested, one after another
  void add_nested(const FactSpec& spec, std::size_t field, const std::vector<std::string>& path,
                  const std::vector<std::string>& name, const std::vector<KnownFields>& records) {
    const FactSpec& inner = spec.fields[field];
    std::vector<std::string> below = path;
    below.push_back(key_of(inner));
    std::vector<std::string> below_name = name;
    below_name.push_back(inner.name);
    const std::vector<std::string> names = names_of(spec, records);
    std::vector<NodeView> elements;  // outlive what points to them
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const NodeView value = records[i].known[field];
      if (!value.exists() || value.is_null()) continue;
      const std::size_t begin = elements.size();
      if (value.is_list()) {
        for (const NodeView& each : value.elements()) elements.push_back(each);
      } else if (value.is_map()) {
        elements.push_back(value);
      } else if (!says_none(value.text())) {
        lost(value);
      }
      owners.push_back(i);
      ranges.emplace_back(begin, elements.size());
    }
    if (!inner.element.empty()) {
      const std::vector<Column> columns = {
          {text_of(FormWord::belongs_to) + text_of(FormWord::step) + path.back(), nullptr, {}},
          {text_of(FormWord::one_a_row), &inner.element.front(), {}}};
      const std::size_t sheet = new_list_sheet(below, inner, columns);
      for (std::size_t i = 0; i < owners.size(); ++i) {
        const auto written_here = elements_of(records[owners[i]].known[field], inner);
        if (written_here && written_here->empty()) add_row(sheet, columns, {names[owners[i]], text_of(FormWord::none)});
        for (const std::string& text : written_here.value_or(std::vector<std::string>{})) {
          add_row(sheet, columns, {names[owners[i]], text});
        }
      }
      return;
    }
    if (inner.type == FactType::record) {
      for (const NodeView& element : elements) lost(element);
      return;
    }
    Owned owned;
    for (std::size_t i = 0; i < owners.size(); ++i) {
      std::vector<const NodeView*> own;
      for (std::size_t at = ranges[i].first; at < ranges[i].second; ++at) own.push_back(&elements[at]);
      owned.emplace_back(names[owners[i]], std::move(own));
    }
    if (!filled_ || !owned.empty()) add_records(inner, below, below_name, owned, path.back());
  }

  // What the rows of an inner list call their record by: its name where no other has it, else its number.
  [[nodiscard]] std::vector<std::string> names_of(const FactSpec& spec, const std::vector<KnownFields>& records) const {
    std::map<std::string, std::size_t> count;
    std::vector<std::string> names;
    for (const KnownFields& fields : records) {
      const NodeView value = fields.known[naming_field(spec)];
      names.push_back(value.exists() && value.is_scalar() ? std::string(value.text()) : std::string());
      ++count[fold(names.back())];
    }
    std::vector<std::string> labels = names;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool as_number = names[i].find_first_not_of("0123456789") == std::string::npos;
      if (!as_number && count[fold(names[i])] == 1) continue;
      // A number that is also somebody's name says that it is a number.
      labels[i] = std::to_string(i + 1);
      if (count.contains(labels[i])) labels[i] = kOwnerNumber + labels[i];
    }
    return labels;
  }

  void add_scalars_sheet(const FactSpec& spec, const std::vector<std::string>& path, const NodeView& value) {
    const auto elements = elements_of(value, spec);
    if (!elements) return lost(value);
    const std::vector<Column> columns = {{text_of(FormWord::one_a_row), &spec.element.front(), {}}};
    const std::size_t sheet = new_list_sheet(path, spec, columns);
    for (const std::string& text : *elements) add_row(sheet, columns, {text});
  }

  [[nodiscard]] bool fits_cells(const FactSpec& field, std::size_t index, const FactSpec& spec,
                                const Owned& owned) const {
    if (field.type != FactType::list) return true;
    for (const auto& [owner, records] : owned) {
      for (const NodeView* record : records) {
        const NodeView value = known_fields(*record, spec).known[index];
        if (value.exists() && !in_cell(field, value)) return false;
      }
    }
    return true;
  }

  // --- Cells

  // A list of single values in one cell; nullopt where it would be read as others.
  [[nodiscard]] std::optional<std::string> in_cell(const FactSpec& list, const NodeView& value) const {
    if (!value.exists() || value.is_null()) return std::string();
    const auto elements = elements_of(value, list);
    if (!elements) return std::nullopt;
    if (elements->empty()) return text_of(FormWord::none);
    std::string text;
    for (const std::string& each : *elements)
      text += (text.empty() ? "" : language_ == Language::en ? "; " : "\xE3\x80\x81") + each;
    const std::vector<std::string> again = split_elements(text, list.element.front());
    const bool same = std::equal(again.begin(), again.end(), elements->begin(), elements->end());
    return same && !says_none(text) ? std::optional(text) : std::nullopt;
  }

  [[nodiscard]] std::string text_of(const FactSpec& spec, const NodeView& value, std::string_view unit = {}) {
    if (!value.exists() || value.is_null()) return {};
    if (!value.is_scalar()) {
      lost(value);
      return {};
    }
    return plain_text(value, spec, unit);
  }

  void lost(const NodeView& value) {
    if (value.exists() && diagnostics_ != nullptr) diagnostics_->add(code::form_no_room, value.place());
  }

  void add_other(const std::string& label, const NodeView& value) {
    if (!value.is_scalar()) return lost(value);
    add_line({label, {}, std::string(value.text()), {}, {}});
  }
  void add_others(const std::vector<std::pair<std::string, NodeView>>& others) {
    for (const auto& [key, value] : others) add_other(key, value);
  }

  [[nodiscard]] std::string wanted(const FactSpec& spec) const {
    const bool elsewhere = spec.type == FactType::list && spec.element.empty();  // on a sheet of its own
    std::string text = spec.type == FactType::choice || elsewhere ? std::string() : expected_in_cell(spec);
    if (!spec.unit.empty() && spec.type != FactType::money)
      text = filled(PageWord::blank_in_unit, language_, {text, spec.unit});
    return text;
  }

  // Of a list of single values several stand in one cell.
  [[nodiscard]] std::string expected_in_cell(const FactSpec& spec) const {
    if (spec.type != FactType::list) return in(expected_of(spec));
    return filled(PageWord::form_elements, language_, {in(expected_of_element(spec))});
  }

  [[nodiscard]] std::string note_of(const FactSpec& spec) const {
    std::string text = in(spec.ask);
    const std::string wants = wanted(spec);
    if (!text.empty() && !wants.empty()) text += '\n';
    return text + wants;
  }

  void add_check(BookSheet& sheet, std::uint32_t first, std::uint32_t last, std::uint32_t column,
                 const FactSpec& spec) {
    BookCheck check{first, last, column};
    check.prompt = note_of(spec);
    check.doubt = filled(PageWord::form_doubt, language_, {expected_in_cell(spec)});
    switch (spec.type) {
      case FactType::choice: {
        std::vector<std::string> labels;
        for (const Choice& choice : spec.choices)
          labels.push_back(choice.label.empty() ? choice.key : in(choice.label));
        return add_words(sheet, first, last, column, labels, check.doubt);
      }
      case FactType::boolean: return add_words(sheet, first, last, column, {yes_text(), no_text()}, check.doubt);
      case FactType::count: check.takes = BookCheck::Takes::whole; break;
      case FactType::number:
      case FactType::money: check.takes = BookCheck::Takes::figure; break;
      case FactType::share: check.takes = BookCheck::Takes::anything; break;
      case FactType::date:
      case FactType::event:
        check.takes = spec.month_precision ? BookCheck::Takes::anything : BookCheck::Takes::other_ends;
        check.ends = text_of(FormWord::no_day);
        break;
      case FactType::name:
      case FactType::text:
      case FactType::record:
      case FactType::list: return;
    }
    sheet.checks.push_back(std::move(check));
  }
  [[nodiscard]] std::string yes_text() const { return text_of(PageWord::form_yes); }
  [[nodiscard]] std::string no_text() const { return text_of(PageWord::form_no); }

  // Each set of words stands in a column of its own, once.
  void add_words(BookSheet& sheet, std::uint32_t first, std::uint32_t last, std::uint32_t column,
                 const std::vector<std::string>& labels, const std::string& doubt) {
    if (labels.empty()) return;
    const auto [known, fresh] = word_columns_.try_emplace(labels, static_cast<std::uint32_t>(word_columns_.size()));
    BookCheck check{first, last, column};
    check.sheet = text_of(FormWord::sheet_words);
    check.words_column = known->second;
    check.words_count = static_cast<std::uint32_t>(labels.size());
    check.doubt = doubt;
    sheet.checks.push_back(std::move(check));
  }

  void add_help() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> cells;
    for (const auto& [labels, column] : word_columns_) {
      for (std::uint32_t row = 0; row < labels.size(); ++row) cells[{row, column}] = labels[row];
    }
    for (auto& [at, text] : cells) words().cells.push_back({at.first, at.second, text, CellLook::label});
    BookSheet& help = book_.sheets.front();
    help.widths = {90};
    std::uint32_t row = 0;
    help.cells.push_back({row++, 0, book_.title, CellLook::title});
    for (const PageWord line : {PageWord::form_help_1, PageWord::form_help_2, PageWord::form_help_3,
                                PageWord::form_help_4, PageWord::form_help_5, PageWord::form_required}) {
      help.cells.push_back({row++, 0, text_of(line), CellLook::question});
    }
    help.cells.push_back({row++, 0, text_of(PageWord::form_sheets), CellLook::head});
    for (std::size_t i = 1; i < book_.sheets.size(); ++i) {
      if (i == 2) continue;
      help.cells.push_back({row++, 0, book_.sheets[i].name, CellLook::label});
      help.cells.back().link = book_.sheets[i].name;
    }
  }

  const PolicyRules& rules_;
  Language language_;
  const KnownFacts* filled_;
  Diagnostics* diagnostics_;
  Book book_;
  std::uint32_t row_ = 0;                                           // of the single facts, the next
  std::map<std::size_t, std::uint32_t> rows_;                       // of each list's sheet
  std::map<std::vector<std::string>, std::uint32_t> word_columns_;  // of the sheet of words
};

}  // namespace

Book blank_form(const BlankPlan& blank, bool only_must) {
  FormBook form(blank.rules, blank.language, nullptr, nullptr);
  form.add_blank_head(blank.level);
  std::vector<RequiredFact> asked = required_facts(blank.rules, blank.level);
  if (only_must) {
    std::erase_if(asked, [](const RequiredFact& fact) { return !is_read_by_must(fact); });
  }
  form.add_asked(asked);
  return form.done();
}

Book filled_form(const KnownFacts& facts, Language language, Diagnostics& diagnostics) {
  FormBook form(*facts.policies.front(), language, &facts, &diagnostics);
  form.add_filled_head();
  form.add_known();
  return form.done();
}

}  // namespace ducha
