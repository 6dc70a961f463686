// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <utility>
#include <vector>

#include "facts/blank_marks.h"
#include "facts/words.h"
#include "facts/written_in.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/contradictions.h"
#include "plan/cut_figure.h"
#include "plan/fact_findings.h"
#include "plan/plan.h"
#include "plan/read_value.h"
#include "plan/reading.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

// Reads the facts of one plan in the words of one vocabulary, key by key.
class FactReader {
 public:
  FactReader(const Vocabulary& vocabulary, const WrittenIn& where, const SeenUntil& seen, bool alone,
             FactFindings& findings)
      : reading_{vocabulary, where, seen, alone, findings}, specs_(vocabulary.facts()), keys_(specs_.size()) {}

  FactSet read(const NodeView& map) {
    reading_.set.facts.resize(specs_.size());
    for (std::size_t slot = 0; slot < specs_.size(); ++slot) reading_.set.facts[slot].value = unsaid(specs_[slot]);
    if (!map.exists()) return std::move(reading_.set);
    NodeView key = map.first_child();
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      read_entry(key, value);
      key = value.next_sibling();
    }
    settle_facts(reading_, keys_);
    reading_.set.index_parts();
    return std::move(reading_.set);
  }

 private:
  void read_entry(const NodeView& key, const NodeView& value) {
    if (auto keyed = fact_keyed(key, reading_.vocabulary)) {
      reading_.know(key);
      reading_.slot = keyed->slot;
      reading_.column_unit = std::move(keyed->unit);
      read_fact(specs_[keyed->slot], key, value);
      cut_figure_.begin(value);
    } else if (cut_figure_.goes_on(key, value)) {
      reading_.know(key);
      if (!cut_figure_.is_first()) return;
      const std::uint32_t slot = reading_.slot;
      reading_.set.facts[slot] = {report_cut(reading_, cut_figure_, specs_[slot], code::plan_figure_cut),
                                  FactState::invalid, value.index()};
    } else if (key.in_heading()) {
      report_column(reading_, key, value);
    } else {
      report_unknown(reading_, code::plan_fact_unknown, reading_.vocabulary.names(), key, {excerpt(key.text())});
    }
  }

  void read_fact(const FactSpec& spec, const NodeView& key, const NodeView& value) {
    Fact& fact = reading_.set.facts[reading_.slot];
    NodeView& first = keys_[reading_.slot];
    if (first.exists()) {
      // Which of the two holds, nobody can say: the fact as a whole is invalid.
      report_twice(reading_, spec, first, key);
      fact = {feel::Value(), FactState::invalid, fact.node};
      return;
    }
    first = key;
    fact.node = value.index();
    if (says_nothing(value, spec)) return;
    if (key.in_heading() && !fits_one_cell(spec, value)) {
      reading_.set.invalid.push_back({reading_.slot, {}, value.place()});
      reading_.findings.add({code::plan_column_type, key.place(), {called(spec)}, {}, false});
      fact.state = FactState::invalid;
      return;
    }
    const std::size_t before = reading_.set.invalid.size();
    fact.value = read_value(reading_, value, spec, reading_.vocabulary.names().below(reading_.slot));
    const bool whole = reading_.set.invalid.size() > before && reading_.set.invalid.back().path.empty();
    fact.state = whole ? FactState::invalid : FactState::given;
  }

  // A list behind a column's name is the table that the cell named.
  static bool fits_one_cell(const FactSpec& spec, const NodeView& value) {
    return is_single(spec) || !spec.element.empty() || value.is_list() ||
           (spec.type == FactType::list && says_none(value.text()));
  }

<<<<<<< HEAD
  Reading reading_;
  const std::vector<FactSpec>& specs_;
  GivenKeys keys_;
  CutFigure cut_figure_;
=======
  // A figure that stands in a row of years too: which of two holds, nobody can say.
  void check_same(const std::vector<FactSpec>& specs, const std::vector<NodeView>& keys) {
    const std::vector<DifferingFigure> differing = differing_figures(vocabulary_, values_of(set_), seen_);
    for (const DifferingFigure& one : differing) report_differing(specs, one, keys);
    for (const DifferingFigure& one : differing) {
      set_.facts[one.slot].value = feel::Value();
      set_.facts[one.slot].state = FactState::invalid;
    }
  }

  void report_differing(const std::vector<FactSpec>& specs, const DifferingFigure& one,
                        const std::vector<NodeView>& keys) {
    const auto& [slot, list, row, year, told] = one;
    const FactSpec& fact = specs[slot];
    const FactSpec& field = *specs[list].field(fact.same_as.field);
    const auto shown_as = [](const feel::Value& value, const FactSpec& spec) {
      return Text(shown(value, &spec, Language::zh), shown(value, &spec, Language::en));
    };
    const Place at = keys[slot].next_sibling().place();
    const NodeView record = keys[list].next_sibling().element(row);
    const Place there = field_place(record, field.name, vocabulary_.names().below(list));
    Diagnostic diagnostic{code::plan_same,
                          at,
                          {called(fact), shown_as(set_.facts[slot].value, fact), called(specs[list]),
                           Text(std::to_string(year)), called(field), shown_as(told, field)},
                          {{code::plan_same_here, there, {}}},
                          false};
    const CannotHold::Other figure{slot, {}, at};
    const CannotHold::Other row_figure{list, {row, field.name}, there};
    set_.invalid.push_back({slot, {}, at, cannot_hold(diagnostic, row_figure)});
    set_.invalid.push_back({list, row_figure.path, there, cannot_hold(diagnostic, figure)});
    findings_.add(std::move(diagnostic));
  }

  void check_parts(const std::vector<FactSpec>& specs, std::vector<feel::Value>& fields,
                   const std::vector<NodeView>& keys) {
    std::vector<const feel::Value*> values;
    values.reserve(fields.size());
    for (const feel::Value& field : fields) values.push_back(&field);
    for (const BrokenPart& broken : broken_parts(specs, values)) {
      path_.emplace_back(specs[broken.part].name);
      report_part(specs, values, keys, broken);
      path_.pop_back();
      fields[broken.part] = feel::Value();
    }
  }

  // More of a part than of the whole, or a day before the one it follows: the part, or the later day, alone, which is
  // at path_, is taken for what cannot be read.
  void report_part(const std::vector<FactSpec>& specs, const std::vector<const feel::Value*>& values,
                   const std::vector<NodeView>& keys, const BrokenPart& broken) {
    const NodeView part = keys[broken.part].next_sibling();
    const NodeView whole = keys[broken.whole].next_sibling();
    const FactSpec& spec = specs[broken.whole];
    const Text shown_whole(shown(*values[broken.whole], &spec, Language::zh),
                           shown(*values[broken.whole], &spec, Language::en));
    Diagnostic diagnostic{broken.of_days ? code::plan_early : code::plan_part,
                          part.place(),
                          {called(specs[broken.part]), cut(part.text()), called(spec), shown_whole},
                          {{broken.of_days ? code::plan_early_here : code::plan_whole_here, whole.place(), {}}},
                          false};
    CannotHold::Other other{slot_, path_, whole.place()};
    if (path_.empty()) {
      other.slot = static_cast<std::uint32_t>(broken.whole);
    } else {
      other.path.back() = spec.name;
    }
    set_.invalid.push_back({slot_, path_, part.place(), cannot_hold(diagnostic, std::move(other))});
    findings_.add(std::move(diagnostic));
  }

  feel::Value read_value(const NodeView& value, const FactSpec& spec, const FactNames& below) {
    switch (spec.type) {
      case FactType::record:
        if (value.is_map()) return read_record(value, spec, below);
        break;
      case FactType::list:
        if (value.is_list()) return read_list(value, spec, below);
        if (value.is_scalar() && says_none(value.text())) return feel::Value::list({});
        if (value.is_scalar() && !spec.element.empty()) return read_written_list(value, spec);
        break;
      case FactType::count:
      case FactType::number:
      case FactType::share:
      case FactType::money:
      case FactType::date:
      case FactType::event:
      case FactType::boolean:
      case FactType::choice:
      case FactType::name:
      case FactType::text:
        if (!value.is_scalar()) break;
        return read_text(value.text(), value, spec);
    }
    // Nobody writes lists and maps into a cell.
    if (spec.type == FactType::list && value.is_scalar() && in_sheet(value))
      return invalid(value, code::plan_form_list, {name_of(spec), cut(value.text())});
    return invalid(value, code::plan_kind, {name_of(spec), words_of(value.kind()), expected_of(spec)});
  }

  static bool in_sheet(const NodeView& node) { return node.place().source->is_sheet(node.span().offset); }

  // What a record may hold; of a sheet the heads.
  static Text expected_in(const NodeView& key, const FactSpec& spec) {
    if (!in_sheet(key)) return spec.type == FactType::list ? expected_of_element(spec) : expected_of(spec);
    std::vector<Text> names;
    for (const FactSpec& field : spec.fields) names.push_back(called(field));
    return listed(names);
  }

  feel::Value read_text(std::string_view text, const NodeView& at, const FactSpec& spec) {
    WrittenIn where = where_;
    where.sheet = at.place().source->is_sheet(at.span().offset);
    where.listed = listed_ != nullptr && &spec == spec_of_element();
    if (may_be_of_another_year(text, spec, where)) where.year.reset();
    const std::string written = in_column_unit(text, unit_of_figure(at, spec, column_unit_));
    if (std::optional<feel::Value> read = read_scalar(written, spec, where, seen_)) {
      if (const auto bound = broken_bound(*read, spec)) return out_of_bounds(text, at, spec, *bound);
      if (spec.type == FactType::event && is_under_way(text)) {
        findings_.add({code::plan_taken_as_no, at.place(), {name_of(spec), cut(text)}, {}, false});
      }
      return *std::move(read);
    }
    Diagnostic diagnostic{code::plan_type, at.place(), {name_of(spec), cut(text), expected_of(spec)}, {}, false};
    if (auto cure = cure_of(written, spec, where)) {
      diagnostic.notes.push_back({cure->code, at.place(), std::move(cure->arguments)});
    }
    return invalid(std::move(diagnostic));
  }

  // A day without its year is of the period's. Not so where a ledger carries over what earlier years left open, nor
  // where it would still be to come: nobody can say then that it is not the year before.
  [[nodiscard]] bool may_be_of_another_year(std::string_view text, const FactSpec& spec, const WrittenIn& where) const {
    if (spec.type != FactType::date && spec.type != FactType::event) return false;
    if (!where.year || text.find(Spelt::kMonth) == std::string_view::npos) return false;
    WrittenIn alone = where;
    alone.year.reset();
    if (read_date(text, spec.month_precision, alone)) return false;
    const std::optional<Date> day = read_date(text, spec.month_precision, where);
    return day && (carries_over_ || seen_.as_of < *day);
  }

  feel::Value out_of_bounds(std::string_view text, const NodeView& at, const FactSpec& spec, Bound bound) {
    const bool below = bound == Bound::min;
    const feel::Value limit = below ? *spec.min : *spec.max;
    Diagnostic diagnostic{
        below ? code::plan_below : code::plan_above,
        at.place(),
        {name_of(spec), cut(text), Text(shown(limit, &spec, Language::zh), shown(limit, &spec, Language::en))},
        {},
        false};
    set_.invalid.push_back({slot_, path_, at.place(), cannot_hold(diagnostic, std::nullopt)});
    findings_.add(std::move(diagnostic));
    return {};
  }

  // A list of scalars in one text.
  feel::Value read_written_list(const NodeView& value, const FactSpec& spec) {
    std::vector<feel::Value> values;
    const FactSpec* listed = listed_;
    listed_ = &spec;
    for (const std::string& each : split_elements(value.text(), spec.element.front())) {
      path_.emplace_back(values.size());
      values.push_back(read_text(each, value, spec.element.front()));
      path_.pop_back();
    }
    listed_ = listed;
    return feel::Value::list(std::move(values));
  }

  feel::Value read_record(const NodeView& map, const FactSpec& spec, const FactNames& names) {
    std::vector<feel::Value> values;
    values.reserve(spec.fields.size());
    for (const FactSpec& field : spec.fields) values.push_back(unsaid(field));
    std::vector<NodeView> keys(spec.fields.size());
    bool any_known = map.size() == 0;
    NodeView key = map.first_child();
    CutFigure cut_figure;
    std::size_t last = 0;
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      if (auto keyed = field_keyed(key, names, spec.fields)) {
        if (!alone_) findings_.know(key);
        any_known = true;
        const std::uint32_t index = keyed->index;
        const FactSpec& field = spec.fields[index];
        path_.emplace_back(field.name);
        if (keys[index].exists()) {
          report_twice(field, keys[index], key);
          values[index] = feel::Value();
        } else {
          keys[index] = key;
          column_unit_.swap(keyed->unit);
          if (!says_nothing(value, field)) values[index] = read_value(value, field, names.below(index));
          column_unit_.swap(keyed->unit);
        }
        path_.pop_back();
        cut_figure.begin(value);
        last = index;
      } else if (cut_figure.goes_on(key, value)) {
        take_cut(cut_figure, key, spec.fields[last], values[last]);
      } else {
        report_unknown(code::plan_field_unknown, names, key, {cut(key.text()), name_of(spec), expected_in(key, spec)});
      }
      key = value.next_sibling();
    }
    if (!any_known) return unread_record(map, spec);
    if (const auto unnamed = named_none(spec, keys)) {
      const NodeView text = keys[*unnamed].next_sibling();
      return invalid({code::plan_record_none,
                      text.place(),
                      {called(spec.fields[*unnamed]), cut(text.text()), name_of(spec)},
                      {},
                      false});
    }
    check_parts(spec.fields, values, keys);
    return feel::Value::context(names.shape(), std::move(values));
  }

  // "None" where an entry of a list has its name: who writes so says that there is none, and counting it would find
  // one.
  static std::optional<std::size_t> named_none(const FactSpec& spec, const std::vector<NodeView>& keys) {
    if (spec.type != FactType::list) return std::nullopt;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const FactSpec& field = spec.fields[i];
      if (field.name != "name" && field.name != "title") continue;
      if (!keys[i].exists() || (field.type != FactType::name && field.type != FactType::text)) continue;
      const NodeView value = keys[i].next_sibling();
      if (value.is_scalar() && says_none(value.text())) return i;
    }
    return std::nullopt;
  }

  // A record of which no field could be told is none: counting it would find what nobody wrote.
  feel::Value unread_record(const NodeView& map, const FactSpec& spec) {
    const NodeView key = map.first_child();
    Diagnostic diagnostic{code::plan_record_unread, key.place(), {name_of(spec), expected_in(key, spec)}, {}, false};
    if (auto note = wide_mark_note(key)) diagnostic.notes.push_back(*note);
    return invalid(std::move(diagnostic));
  }

  // One element that says that there is none.
  static bool holds_none(const NodeView& list, const FactSpec& spec) {
    if (spec.element.empty() || list.size() != 1) return false;
    const NodeView only = list.first_child();
    return only.is_scalar() && says_none(only.text()) && known_choice(only.text(), spec.element.front()) == nullptr;
  }

  feel::Value read_list(const NodeView& list, const FactSpec& spec, const FactNames& below) {
    if (holds_none(list, spec)) return feel::Value::list({});
    const std::size_t invalid_before = set_.invalid.size();
    std::vector<feel::Value> values;
    values.reserve(list.size());
    NodeView element = list.first_child();
    for (std::uint32_t left = list.size(); left > 0; --left, element = element.next_sibling()) {
      path_.emplace_back(values.size());
      const FactSpec* listed = listed_;
      const bool carries_over = carries_over_;
      listed_ = &spec;
      carries_over_ = carries_over || (!spec.dated.empty() && spec.covers == Covers::open);
      values.push_back(read_element(element, spec, below));
      listed_ = listed;
      carries_over_ = carries_over;
      path_.pop_back();
    }
    if (!spec.element.empty() && is_figure(spec.element.front())) tell_parted(list, values, spec);
    tell_apart(list, values, spec, below);
    return spec.dated.empty() ? feel::Value::list(std::move(values))
                              : read_ledger(list, std::move(values), spec, below, invalid_before);
  }

  // [1,200]: in brackets a comma parts entries. Whether that is one figure or two, nobody can say.
  void tell_parted(const NodeView& list, std::vector<feel::Value>& values, const FactSpec& spec) {
    if (list.size() < 2 || has_quoted_key(list)) return;
    CutFigure figure;
    NodeView before = list.first_child();
    figure.begin(before);
    std::size_t first = 0;
    for (std::size_t index = 1; index < values.size(); ++index) {
      const NodeView element = before.next_sibling();
      const bool starts = !figure.is_cut() && !may_be_parted(before.text(), element.text());
      if (starts || !figure.goes_on(element)) {
        figure = {};
        figure.begin(element);
        first = index;
      } else if (figure.is_first()) {
        path_.emplace_back(first);
        values[first] = report_cut(figure, spec, code::plan_figure_parted);
        path_.pop_back();
      }
      before = element;
    }
  }

  // Two records of one key: which of the two holds, nobody can say, and nobody adds them up.
  void tell_apart(const NodeView& list, const std::vector<feel::Value>& records, const FactSpec& spec,
                  const FactNames& names) {
    for (const DoubledRecord& doubled : doubled_records(records, spec)) {
      const NodeView first = list.element(doubled.first);
      const NodeView again = list.element(doubled.again);
      Diagnostic diagnostic{code::plan_key_twice,
                            again.place(),
                            {name_of(spec), doubled.key.named, doubled.key.shown},
                            {{code::base_first_here, first.place(), {}}},
                            false};
      const auto record = [&](std::size_t index, const NodeView& at) {
        FactPath path = path_;
        path.emplace_back(index);
        return CannotHold::Other{slot_, std::move(path), field_place(at, spec.key.front(), names)};
      };
      const CannotHold::Other one = record(doubled.first, first);
      const CannotHold::Other other = record(doubled.again, again);
      if (doubled.is_second) set_.invalid.push_back({slot_, one.path, one.at, cannot_hold(diagnostic, other)});
      set_.invalid.push_back({slot_, other.path, other.at, cannot_hold(diagnostic, one)});
      findings_.add(std::move(diagnostic));
    }
  }

  static std::shared_ptr<const CannotHold> cannot_hold(const Diagnostic& diagnostic,
                                                       std::optional<CannotHold::Other> other) {
    return std::make_shared<const CannotHold>(
        CannotHold{Text(diagnostic.message(Language::zh), diagnostic.message(Language::en)), std::move(other)});
  }

  // A plan of a period that is over tells of no days to come: where it has no others, a year may have been mistyped.
  void tell_all_later(const NodeView& list, const Ledger& ledger, const FactSpec& spec, const FactNames& names) {
    const bool over = seen_.period && !(seen_.as_of < seen_.period->last);
    if (!over || spec.covers != Covers::open || ledger.planned.empty() || !ledger.seen.empty()) return;
    const NodeView record = list.element(ledger.planned.front().written);
    findings_.add({code::plan_all_later,
                   field_place(record, spec.dated, names),
                   {name_of(spec), Text(std::to_string(ledger.planned.size())), to_string(seen_.as_of)},
                   {},
                   false});
  }

  // The list as of the day. What no rule sees is told where it is wrong, but makes no finding an error. What is invalid
  // in the list is what was found since its reading began.
  feel::Value read_ledger(const NodeView& list, std::vector<feel::Value> records, const FactSpec& spec,
                          const FactNames& names, std::size_t invalid_before) {
    Ledger ledger = ledger_of(spec, records, seen_);
    if (!ledger.passed_over.empty()) {
      const NodeView record = list.element(ledger.passed_over.front());
      findings_.add({code::plan_passed_over,
                     field_place(record, spec.dated, names),
                     {name_of(spec), Text(std::to_string(ledger.passed_over.size())), to_string(*seen_.period)},
                     {},
                     false});
    }
    tell_all_later(list, ledger, spec, names);
    std::vector<feel::Value> seen;
    seen.reserve(ledger.seen.size());
    for (const std::size_t index : ledger.seen) seen.push_back(std::move(records[index]));
    const auto unseen =
        std::remove_if(set_.invalid.begin() + static_cast<std::ptrdiff_t>(invalid_before), set_.invalid.end(),
                       [&](const InvalidPart& part) { return is_unseen(part, ledger); });
    set_.invalid.erase(unseen, set_.invalid.end());
    set_.dated.push_back({slot_, path_, std::move(ledger)});
    return feel::Value::dated_list(std::move(seen));
  }

  // Whether it lies in a record of the list at path_ that the ledger leaves out.
  [[nodiscard]] bool is_unseen(const InvalidPart& part, const Ledger& ledger) const {
    if (part.slot != slot_ || part.path.size() <= path_.size()) return false;
    if (!std::equal(path_.begin(), path_.end(), part.path.begin())) return false;
    const auto* index = std::get_if<std::size_t>(&part.path[path_.size()]);
    return index != nullptr && !std::binary_search(ledger.seen.begin(), ledger.seen.end(), *index);
  }

  // Where a field of a record stands; the record where it is left out.
  static Place field_place(const NodeView& record, std::string_view name, const FactNames& names) {
    const std::optional<std::uint32_t> field = names.index_of(name);
    if (record.is_map()) {
      for (const auto& [key, value] : record.entries()) {
        if (names.index_of(key.text()) == field) return value.place();
      }
    }
    return record.place();
  }

  feel::Value read_element(const NodeView& element, const FactSpec& list, const FactNames& below) {
    if (says_nothing(element, list.element.empty() ? list : list.element.front())) {
      return invalid(element, code::plan_element_empty, {name_of(list), expected_of_element(list)});
    }
    if (!list.element.empty()) return read_value(element, list.element.front(), below);
    if (element.is_map()) return read_record(element, list, below);
    return invalid(element, code::plan_kind, {name_of(list), words_of(element.kind()), expected_of_element(list)});
  }

  // An element of a list has no name of its own.
  [[nodiscard]] Text name_of(const FactSpec& spec) const {
    return spec.name.empty() && listed_ != nullptr ? called(*listed_) : called(spec);
  }

  [[nodiscard]] const FactSpec* spec_of_element() const {
    return listed_->element.empty() ? nullptr : &listed_->element.front();
  }

  // A field of the record at path_, and digits that belong to it.
  void take_cut(const CutFigure& figure, const NodeView& key, const FactSpec& field, feel::Value& value) {
    if (!alone_) findings_.know(key);
    if (!figure.is_first()) return;
    path_.emplace_back(field.name);
    value = report_cut(figure, field);
    path_.pop_back();
  }

  feel::Value report_cut(const CutFigure& figure, const FactSpec& spec, Code code = code::plan_figure_cut) {
    const std::string written(figure.written());
    std::string plain = written;
    std::erase(plain, ',');
    return invalid(figure.value(), code, {name_of(spec), cut(written), cut(plain)});
  }

  feel::Value invalid(const NodeView& value, Code code, std::vector<Text> arguments) {
    return invalid({code, value.place(), std::move(arguments), {}, false});
  }
  feel::Value invalid(Diagnostic diagnostic) {
    set_.invalid.push_back({slot_, path_, diagnostic.at});
    // The reader of the workbook has told that the cell holds no value.
    if (!diagnostic.at.source->is_told(diagnostic.at.span.offset)) findings_.add(std::move(diagnostic));
    return {};
  }

  void report_twice(const FactSpec& spec, const NodeView& first, const NodeView& key) {
    const auto place_of = [](const NodeView& name) {
      const Place value = name.next_sibling().place();
      return value.span.length > 0 ? value : name.place();
    };
    Diagnostic diagnostic{code::plan_twice,
                          key.place(),
                          {called(spec), cut(first.text())},
                          {{code::base_first_here, first.place(), {}}},
                          false};
    set_.invalid.push_back(
        {slot_, path_, place_of(key), cannot_hold(diagnostic, CannotHold::Other{slot_, path_, place_of(first)})});
    findings_.add(std::move(diagnostic));
  }

  void report_unknown(Code code, const FactNames& names, const NodeView& key, std::vector<Text> arguments) {
    if (is_free_key(key.text())) return;
    Diagnostic diagnostic = unknown_key(code, key, std::move(arguments));
    const bool says_more = !diagnostic.notes.empty() || diagnostic.code != code;
    findings_.add_unknown(key, std::move(diagnostic), says_more ? nullptr : &names);
  }

  // A column that is no fact matters where something is written in it.
  void report_column(const NodeView& key, const NodeView& value) {
    if (value.is_null() || is_free_key(key.text())) return;
    if (key.text().empty()) return findings_.add({code::plan_column_unnamed, key.place(), {}, {}, false});
    const auto whole = vocabulary_.slot_of(key.text().substr(0, key.text().find('.')));
    if (whole && !is_single(vocabulary_.facts()[*whole])) {
      if (!alone_) findings_.know(key);
      return findings_.add({code::plan_column_type, key.place(), {called(vocabulary_.facts()[*whole])}, {}, false});
    }
    Diagnostic diagnostic{code::plan_column_unknown, key.place(), {cut(key.text())}, {}, false};
    auto nearest = vocabulary_.names().nearest(key.text());
    if (!nearest && !head_named(key.text())) nearest = nearest_head(key.text());
    if (nearest) diagnostic.notes.push_back({code::base_nearest, key.place(), {*nearest}});
    findings_.add_unknown(key, std::move(diagnostic));
  }

  const Vocabulary& vocabulary_;
  WrittenIn where_;
  SeenUntil seen_;
  bool alone_;
  FactFindings& findings_;
  FactSet set_;
  std::uint32_t slot_ = 0;
  std::string column_unit_;           // of the fact's column
  FactPath path_;                     // inside the fact
  const FactSpec* listed_ = nullptr;  // the list whose element is read
  bool carries_over_ = false;         // it, or one around it, carries over what an earlier period left open
>>>>>>> fix8c
};

}  // namespace

std::vector<FactSet> read_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                const SeenUntil& seen, Diagnostics& diagnostics,
                                const std::vector<const Vocabulary*>& elsewhere) {
  const NodeView map = plan.facts_node == 0 ? NodeView() : NodeView(*plan.document, plan.facts_node);
  const WrittenIn where = written_in(plan.period.value());
  const bool alone = vocabularies.size() + elsewhere.size() == 1;
  std::vector<FactSet> sets;
  sets.reserve(vocabularies.size());
  FactFindings findings;
  for (const Vocabulary* vocabulary : vocabularies) {
    sets.push_back(FactReader(*vocabulary, where, seen, alone, findings).read(map));
  }
  for (const Vocabulary* vocabulary : elsewhere) {
    FactFindings discarded;
    static_cast<void>(FactReader(*vocabulary, where, seen, alone, discarded).read(map));
    findings.know_with(discarded);
  }
  std::vector<const Vocabulary*> all = vocabularies;
  all.insert(all.end(), elsewhere.begin(), elsewhere.end());
  report_unknown_heads(plan, all, findings);
  findings.report(diagnostics);
  return sets;
}

}  // namespace ducha
