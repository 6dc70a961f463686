// SPDX-License-Identifier: Apache-2.0
// Functions and choices of values in words.
#include <string>
#include <vector>

#include "facts/vocabulary.h"
#include "rulebook/writer.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

// The entries of lists that are tables are counted as entries.
Writer::Phrase Writer::count_of(NodeId list) {
  const FactSpec* const spec = meant(list).spec;
  const std::string text = term(list).text;
  if (meant(list).units) return {say(Say::number_of_units, {text})};
  const bool entries = spec == nullptr || !ending_of(text, Say::list_of_entries, language_).empty();
  return {say(entries ? Say::number_of_entries : Say::number_of, {text})};
}

// The sum of the one record of a year is that year's figure.
Writer::Phrase Writer::total_of(NodeId list) {
  if (tree_[list].kind == Syntax::path) {
    const NodeId of = tree_.children(list)[0];
    if (time_of(of)) return term(list);
  }
  // append(list, 0): of an empty list the sum is zero.
  const auto parts = tree_.children(list);
  const bool with_zero = is_call(list, "append") && parts.size() == 3 && tree_[parts[2]].kind == Syntax::number &&
                         tree_.text(parts[2]) == "0";
  return {say(Say::total_of, {term(with_zero ? parts[1] : list).text})};
}

// The days of a window are said to be of it already.
Writer::Phrase Writer::longest_gap(NodeId days, NodeId range) {
  if (is_name(range, "window") || is_name(range, "period")) return {say(Say::longest_gap, {term(days).text})};
  return {say(Say::longest_gap_in, {term(days).text, term(range).text})};
}

Writer::Phrase Writer::call(NodeId id) {
  const auto parts = tree_.children(id);
  if (tree_[parts[0]].kind != Syntax::name) return fail();
  const std::string& function = tree_.text(parts[0]);
  if (function == "date") return date_of(id);
  if (function == "working days" && parts.size() == 2) return {say(Say::working_days, {term(parts[1]).text})};
  if (function == "round half up" && parts.size() == 3)
    return {say(Say::rounded, {term(parts[1]).text, term(parts[2]).text})};
  if (function == "longest gap" && parts.size() == 3) return longest_gap(parts[1], parts[2]);
  if (parts.size() != 2) return fail();
  if (function == "count") return count_of(parts[1]);
  if (function == "sum") return total_of(parts[1]);
  if (function == "floor") return {say(Say::floor_of, {term(parts[1]).text})};
  if (function == "min") return {say(Say::least_of, {term(parts[1]).text})};
  if (function == "max") return {say(Say::greatest_of, {term(parts[1]).text})};
  if (function == "mean") return {say(Say::mean_of, {term(parts[1]).text})};
  if (function == "distinct values") return {say(Say::different_of, {term(parts[1]).text})};
  return fail();
}

// A condition and a value, again and again, and a value for all other cases; those without a value are left out.
Writer::Phrase Writer::chosen(NodeId id) {
  const auto parts = tree_.children(id);
  const auto has_value = [&](std::size_t at) { return tree_[parts[at]].kind != Syntax::null; };
  std::vector<std::size_t> values;
  for (std::size_t at = 1; at < parts.size(); at += 2) {
    if (has_value(at)) values.push_back(at);
  }
  const std::size_t otherwise = parts.size() - 1;
  if (values.empty()) return has_value(otherwise) ? term(parts[otherwise]) : fail();
  if (values.size() == 1 && !has_value(otherwise)) return term(parts[values.front()]);
  std::string text;
  for (const std::size_t at : values) {
    if (!text.empty()) text += say(Say::one_or_other);
    text += say(Say::value_where, {truth(parts[at - 1], true).text, term(parts[at]).text});
  }
  if (has_value(otherwise)) text = say(Say::value_else, {text, term(parts[otherwise]).text});
  return {std::move(text), Hold::loose};
}

}  // namespace ducha
