// SPDX-License-Identifier: Apache-2.0
#include "plan/cut_figure.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "plan/codes.h"

namespace ducha {

namespace {

constexpr std::size_t kDigits = 3;  // between two commas

// 1 and 200 of [1,200]: one to three digits, and three behind the comma.
bool may_be_parted(std::string_view before, std::string_view behind) {
  const auto digits_of = [](std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  };
  const std::size_t head = digits_of(before);
  return head > 0 && head <= kDigits && head == before.size() && digits_of(behind) == kDigits;
}

// Programs write no space behind a comma and part no thousands: of a key in quotes nothing is in doubt.
bool has_quoted_key(const NodeView& value) {
  const std::string_view before = value.place().source->bytes().substr(0, value.span().offset);
  const std::size_t colon = before.find_last_not_of(" \t\r\n");
  return colon != std::string_view::npos && colon > 0 && before[colon] == ':' && before[colon - 1] == '"';
}

}  // namespace

void CutFigure::begin(const NodeView& value) {
  value_ = value;
  parts_ = 0;
  end_ = value.is_scalar() ? value.span().end() : 0;
}

bool CutFigure::goes_on(const NodeView& key, const NodeView& nothing) {
  return nothing.is_null() && nothing.span().length == 0 && goes_on(key);
}

bool CutFigure::goes_on(const NodeView& digits) {
  const std::string_view text = digits.text().substr(0, kDigits);
  const bool of_three = text.size() == kDigits && std::all_of(text.begin(), text.end(), is_digit);
  if (end_ == 0 || !of_three || digits.span().offset != end_ + 1) return false;
  const std::string_view bytes = digits.place().source->bytes();
  if (bytes[end_] != ',' || !is_digit(bytes[end_ - 1])) return false;
  end_ = digits.span().end();
  ++parts_;
  return true;
}

std::string_view CutFigure::written() const {
  const std::string_view text = value_.place().source->bytes().substr(value_.span().offset);
  std::size_t end = 0;
  do end = std::min(text.find_first_of(",}] \t\r\n", end + 1), text.size());
  while (end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1]));
  return text.substr(0, end);
}

feel::Value report_cut(Reading& reading, const CutFigure& figure, const FactSpec& spec, Code code) {
  const std::string written(figure.written());
  std::string plain = written;
  std::erase(plain, ',');
  return reading.invalid(figure.value(), code, {reading.name_of(spec), excerpt(written), excerpt(plain)});
}

void report_parted(Reading& reading, const NodeView& list, const FactSpec& spec, std::vector<feel::Value>& elements) {
  if (list.size() < 2 || has_quoted_key(list)) return;
  CutFigure figure;
  NodeView before = list.first_child();
  figure.begin(before);
  std::size_t first = 0;
  for (std::size_t index = 1; index < elements.size(); ++index) {
    const NodeView element = before.next_sibling();
    const bool starts = !figure.is_cut() && !may_be_parted(before.text(), element.text());
    if (starts || !figure.goes_on(element)) {
      figure = {};
      figure.begin(element);
      first = index;
    } else if (figure.is_first()) {
      const Below below(reading, first);
      elements[first] = report_cut(reading, figure, spec, code::plan_figure_parted);
    }
    before = element;
  }
}

}  // namespace ducha
