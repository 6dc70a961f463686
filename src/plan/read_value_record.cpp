// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/blank_marks.h"
#include "facts/words.h"
#include "feel/value/context.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/contradictions.h"
#include "plan/cut_figure.h"
#include "plan/read_value.h"
#include "plan/table_head.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

// What a record may hold; of a sheet the heads.
Text expected_in(const NodeView& key, const FactSpec& spec) {
  if (!in_sheet(key)) return spec.type == FactType::list ? expected_of_element(spec) : expected_of(spec);
  std::vector<Text> names;
  for (const FactSpec& field : spec.fields) names.push_back(called(field));
  return listed(names);
}

class RecordReader {
 public:
  RecordReader(Reading& reading, const FactSpec& spec, const FactNames& names)
      : reading_(reading), spec_(spec), names_(names), keys_(spec.fields.size()) {
    values_.reserve(spec.fields.size());
    for (const FactSpec& field : spec.fields) values_.push_back(unsaid(field));
  }

  feel::Value read(const NodeView& map) {
    bool any_known = map.size() == 0;
    NodeView key = map.first_child();
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      if (auto keyed = field_keyed(key, names_, spec_.fields)) {
        any_known = true;
        read_field(*keyed, key, value);
      } else if (cut_figure_.goes_on(key, value)) {
        take_cut(key);
      } else {
        report_unknown(reading_, code::plan_field_unknown, names_, key,
                       {excerpt(key.text()), reading_.name_of(spec_), expected_in(key, spec_)});
      }
      key = value.next_sibling();
    }
    if (!any_known) return unread(map);
    if (const auto unnamed = entry_named(says_none)) return named_as(code::plan_record_none, *unnamed);
    if (const auto sum = entry_named(is_sum_word)) return named_as(code::plan_record_sum, *sum);
    settle_fields(reading_, spec_.fields, keys_, values_);
    return feel::Value::context(names_.shape(), std::move(values_));
  }

 private:
  void read_field(KeyedField& keyed, const NodeView& key, const NodeView& value) {
    reading_.know(key);
    const FactSpec& field = spec_.fields[keyed.index];
    NodeView& first = keys_[keyed.index];
    const Below below(reading_, field.name);
    if (first.exists()) {
      report_twice(reading_, field, first, key);
      values_[keyed.index] = feel::Value();
    } else {
      first = key;
      reading_.column_unit.swap(keyed.unit);
      if (!says_nothing(value, field))
        values_[keyed.index] = read_value(reading_, value, field, names_.below(keyed.index));
      reading_.column_unit.swap(keyed.unit);
    }
    cut_figure_.begin(value);
    last_ = keyed.index;
  }

  // Digits that belong to the figure before them.
  void take_cut(const NodeView& key) {
    reading_.know(key);
    if (!cut_figure_.is_first()) return;
    const FactSpec& field = spec_.fields[last_];
    const Below below(reading_, field.name);
    values_[last_] = report_cut(reading_, cut_figure_, field, code::plan_figure_cut);
  }

  // A record of which no field could be told is none: counting it would find what nobody wrote.
  feel::Value unread(const NodeView& map) {
    const NodeView key = map.first_child();
    Diagnostic diagnostic{
        code::plan_record_unread, key.place(), {reading_.name_of(spec_), expected_in(key, spec_)}, {}, false};
    if (auto note = wide_mark_note(key)) diagnostic.notes.push_back(*note);
    return reading_.invalid(std::move(diagnostic));
  }

  // "None" where an entry of a list has its name, or its title where it has no name: who writes so says that there is
  // none, and counting it would find one. "Total" is no entry either, and would be summed up with those it sums up.
  [[nodiscard]] std::optional<std::size_t> entry_named(bool (*so)(std::string_view)) const {
    if (spec_.type != FactType::list) return std::nullopt;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const FactSpec& field = spec_.fields[i];
      const bool names = field.name == "name" || (field.name == "title" && spec_.field("name") == nullptr);
      if (!names) continue;
      if (!keys_[i].exists() || (field.type != FactType::name && field.type != FactType::text)) continue;
      const NodeView value = keys_[i].next_sibling();
      if (value.is_scalar() && so(value.text())) return i;
    }
    return std::nullopt;
  }
  feel::Value named_as(Code what, std::size_t field) {
    const NodeView text = keys_[field].next_sibling();
    return reading_.invalid(text, what, {called(spec_.fields[field]), excerpt(text.text()), reading_.name_of(spec_)});
  }

  Reading& reading_;
  const FactSpec& spec_;
  const FactNames& names_;
  std::vector<feel::Value> values_;
  GivenKeys keys_;
  CutFigure cut_figure_;
  std::size_t last_ = 0;  // the field that it is of
};

}  // namespace

feel::Value read_record(Reading& reading, const NodeView& map, const FactSpec& spec, const FactNames& names) {
  return RecordReader(reading, spec, names).read(map);
}

}  // namespace ducha
