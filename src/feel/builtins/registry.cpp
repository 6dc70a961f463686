// SPDX-License-Identifier: Apache-2.0
#include "feel/builtins/registry.h"

#include <algorithm>
#include <vector>

#include "base/date.h"
#include "feel/builtins/families.h"
#include "feel/value/range.h"

namespace ducha::feel {

std::span<const Builtin> builtins() {
  static const std::vector<Builtin> all = [] {
    std::vector<Builtin> rows;
    for (const std::span<const Builtin> family :
         {aggregate_rows(), boolean_rows(), context_rows(), conversion_rows(), list_rows(), number_rows(),
          policy_rows(), range_rows(), string_rows(), temporal_rows(), wording_rows()}) {
      rows.insert(rows.end(), family.begin(), family.end());
    }
    // Signatures of one name keep the order of their family: the first that fits is called.
    std::stable_sort(rows.begin(), rows.end(), [](const Builtin& a, const Builtin& b) { return a.name < b.name; });
    return rows;
  }();
  return all;
}

std::span<const Builtin> builtins_named(std::string_view name) {
  const std::span<const Builtin> all = builtins();
  const auto first = std::lower_bound(all.begin(), all.end(), name,
                                      [](const Builtin& row, std::string_view key) { return row.name < key; });
  const auto last = std::find_if(first, all.end(), [&](const Builtin& row) { return row.name != name; });
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

std::string signature_text(const Builtin& row) {
  std::string text(row.name);
  text += '(';
  bool first = true;
  for (const Parameter& parameter : row.parameters) {
    if (!first) text += ", ";
    first = false;
    text += parameter.name;
    if (parameter.optional) text += '?';
    text += ": ";
    text += parameter.type;
    if (parameter.variadic) text += "...";
  }
  text += ") -> ";
  text += row.result;
  return text;
}

std::string signatures_text(std::span<const Builtin> rows) {
  std::string text;
  for (const Builtin& row : rows) text += (text.empty() ? "" : "; ") + signature_text(row);
  return text;
}

Value value_of(Sample sample) {
  switch (sample) {
    case Sample::none: return {};
    case Sample::text: return Value::string("");
    case Sample::year: return Value::range({Date{2024, 1, 1}, Date{2024, 12, 31}, true, true, RangeForm::interval});
  }
  return {};
}

}  // namespace ducha::feel
