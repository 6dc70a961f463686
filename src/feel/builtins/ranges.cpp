// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Table 78: how points and ranges lie to each other. The formulas are the table's, with `start`, `end` and
// whether they are included; the end that (< 10) does not have lies before or after everything.
#include <array>
#include <optional>

#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/range.h"

namespace ducha::feel {

namespace {

// An end of a range, or a point. Far ends lie beyond all values.
struct End {
  Value value;
  int far = 0;  // -1 before everything, 1 after everything
  bool included = false;
};

struct Ends {
  End start;
  End end;
};

Ends ends_of(const Range& range) {
  Ends ends{{range.low, 0, range.low_included}, {range.high, 0, range.high_included}};
  if (range.form == RangeForm::less || range.form == RangeForm::less_equal) ends.start.far = -1;
  if (range.form == RangeForm::greater || range.form == RangeForm::greater_equal) ends.end.far = 1;
  if (range.form == RangeForm::not_equal) ends = {};  // two stretches, which have no ends to ask about
  return ends;
}

// Answers to comparisons; once one could not be made, the whole is unknown.
class Line {
 public:
  explicit Line(bool known = true) : known_(known) {}

  bool before(const End& a, const End& b) { return order(a, b) < 0; }
  bool after(const End& a, const End& b) { return order(a, b) > 0; }
  bool same(const End& a, const End& b) { return order(a, b) == 0; }
  [[nodiscard]] bool known() const { return known_; }

 private:
  int order(const End& a, const End& b) {
    if (a.far != 0 || b.far != 0) return a.far < b.far ? -1 : a.far > b.far ? 1 : 0;
    const std::optional<int> order = compare(a.value, b.value);
    if (!order) known_ = false;
    return order.value_or(0);
  }

  bool known_;
};

End point(const Value& value) { return {value, 0, true}; }

// --- the table ---

bool point_before_point(Line& line, const End& a, const End& b) { return line.before(a, b); }

bool point_before_range(Line& line, const End& p, const Ends& r) {
  return line.before(p, r.start) || (line.same(p, r.start) && !r.start.included);
}

bool range_before_point(Line& line, const Ends& r, const End& p) {
  return line.before(r.end, p) || (line.same(r.end, p) && !r.end.included);
}

bool range_before_range(Line& line, const Ends& a, const Ends& b) {
  return line.before(a.end, b.start) || ((!a.end.included || !b.start.included) && line.same(a.end, b.start));
}

bool meets(Line& line, const Ends& a, const Ends& b) {
  return a.end.included && b.start.included && line.same(a.end, b.start);
}

bool reaches(Line& line, const Ends& a, const Ends& b) {
  return line.after(a.end, b.start) || (line.same(a.end, b.start) && a.end.included && b.start.included);
}

bool overlaps(Line& line, const Ends& a, const Ends& b) { return reaches(line, a, b) && reaches(line, b, a); }

bool overlaps_before(Line& line, const Ends& a, const Ends& b) {
  const bool starts_first =
      line.before(a.start, b.start) || (line.same(a.start, b.start) && a.start.included && !b.start.included);
  const bool ends_first = line.before(a.end, b.end) || (line.same(a.end, b.end) && (!a.end.included || b.end.included));
  return starts_first && reaches(line, a, b) && ends_first;
}

bool point_finishes(Line& line, const End& p, const Ends& r) { return r.end.included && line.same(r.end, p); }

bool range_finishes(Line& line, const Ends& a, const Ends& b) {
  return a.end.included == b.end.included && line.same(a.end, b.end) &&
         (line.after(a.start, b.start) || (line.same(a.start, b.start) && (!a.start.included || b.start.included)));
}

bool point_during(Line& line, const End& p, const Ends& r) {
  return (line.before(r.start, p) && line.after(r.end, p)) || (line.same(r.start, p) && r.start.included) ||
         (line.same(r.end, p) && r.end.included);
}

bool range_during(Line& line, const Ends& a, const Ends& b) {
  return (line.before(b.start, a.start) || (line.same(b.start, a.start) && (b.start.included || !a.start.included))) &&
         (line.after(b.end, a.end) || (line.same(b.end, a.end) && (b.end.included || !a.end.included)));
}

bool point_starts(Line& line, const End& p, const Ends& r) { return line.same(r.start, p) && r.start.included; }

bool range_starts(Line& line, const Ends& a, const Ends& b) {
  return line.same(a.start, b.start) && a.start.included == b.start.included &&
         (line.before(a.end, b.end) || (line.same(a.end, b.end) && (!a.end.included || b.end.included)));
}

bool ranges_coincide(Line& line, const Ends& a, const Ends& b) {
  return line.same(a.start, b.start) && a.start.included == b.start.included && line.same(a.end, b.end) &&
         a.end.included == b.end.included;
}

// --- the rows ---

Value answer(Call& call, const Line& line, bool truth, std::span<const Value> arguments) {
  if (line.known()) return truth;
  return no_value(call, code::feel_not_comparable, std::string_view("ranges"), arguments[0], arguments[1]);
}

// The names say what the arguments are; `swapped` functions ask the formula the other way round.
template <bool (*formula)(Line&, const End&, const End&), bool swapped = false>
Value of_points(Call& call, std::span<const Value> arguments) {
  Line line;
  const bool truth = formula(line, point(arguments[swapped ? 1 : 0]), point(arguments[swapped ? 0 : 1]));
  return answer(call, line, truth, arguments);
}

template <bool (*formula)(Line&, const End&, const Ends&), bool range_first = false>
Value of_point_and_range(Call& call, std::span<const Value> arguments) {
  Line line;
  const Ends range = ends_of(arguments[range_first ? 0 : 1].as_range());
  const bool truth = formula(line, point(arguments[range_first ? 1 : 0]), range);
  return answer(call, line, truth, arguments);
}

template <bool (*formula)(Line&, const Ends&, const End&), bool point_first = false>
Value of_range_and_point(Call& call, std::span<const Value> arguments) {
  Line line;
  const Ends range = ends_of(arguments[point_first ? 1 : 0].as_range());
  const bool truth = formula(line, range, point(arguments[point_first ? 0 : 1]));
  return answer(call, line, truth, arguments);
}

template <bool (*formula)(Line&, const Ends&, const Ends&), bool swapped = false>
Value of_ranges(Call& call, std::span<const Value> arguments) {
  Line line;
  const Ends first = ends_of(arguments[swapped ? 1 : 0].as_range());
  const Ends second = ends_of(arguments[swapped ? 0 : 1].as_range());
  const bool truth = formula(line, first, second);
  return answer(call, line, truth, arguments);
}

Value points_coincide(Call& call, std::span<const Value> arguments) {
  Value same = equal(arguments[0], arguments[1]);
  return same.is_null() ? answer(call, Line(false), false, arguments) : same;
}

constexpr std::array kPoints{Parameter{.name = "point1", .type = "Any"}, Parameter{.name = "point2", .type = "Any"}};
constexpr std::array kPointRange{Parameter{.name = "point", .type = "Any"},
                                 Parameter{.name = "range", .type = "range"}};
constexpr std::array kRangePoint{Parameter{.name = "range", .type = "range"},
                                 Parameter{.name = "point", .type = "Any"}};
constexpr std::array kRanges{Parameter{.name = "range1", .type = "range"},
                             Parameter{.name = "range2", .type = "range"}};

// Signatures with more ranges stand first, since a range is Any too.
constexpr std::array kRows{
    Builtin{"before", kRanges, "boolean", of_ranges<range_before_range>},
    Builtin{"before", kPointRange, "boolean", of_point_and_range<point_before_range>},
    Builtin{"before", kRangePoint, "boolean", of_range_and_point<range_before_point>},
    Builtin{"before", kPoints, "boolean", of_points<point_before_point>},
    Builtin{"after", kRanges, "boolean", of_ranges<range_before_range, true>},
    Builtin{"after", kPointRange, "boolean", of_range_and_point<range_before_point, true>},
    Builtin{"after", kRangePoint, "boolean", of_point_and_range<point_before_range, true>},
    Builtin{"after", kPoints, "boolean", of_points<point_before_point, true>},
    Builtin{"meets", kRanges, "boolean", of_ranges<meets>},
    Builtin{"met by", kRanges, "boolean", of_ranges<meets, true>},
    Builtin{"overlaps", kRanges, "boolean", of_ranges<overlaps>},
    Builtin{"overlaps before", kRanges, "boolean", of_ranges<overlaps_before>},
    Builtin{"overlaps after", kRanges, "boolean", of_ranges<overlaps_before, true>},
    Builtin{"finishes", kRanges, "boolean", of_ranges<range_finishes>},
    Builtin{"finishes", kPointRange, "boolean", of_point_and_range<point_finishes>},
    Builtin{"finished by", kRanges, "boolean", of_ranges<range_finishes, true>},
    Builtin{"finished by", kRangePoint, "boolean", of_point_and_range<point_finishes, true>},
    Builtin{"includes", kRanges, "boolean", of_ranges<range_during, true>},
    Builtin{"includes", kRangePoint, "boolean", of_point_and_range<point_during, true>},
    Builtin{"during", kRanges, "boolean", of_ranges<range_during>},
    Builtin{"during", kPointRange, "boolean", of_point_and_range<point_during>},
    Builtin{"starts", kRanges, "boolean", of_ranges<range_starts>},
    Builtin{"starts", kPointRange, "boolean", of_point_and_range<point_starts>},
    Builtin{"started by", kRanges, "boolean", of_ranges<range_starts, true>},
    Builtin{"started by", kRangePoint, "boolean", of_point_and_range<point_starts, true>},
    Builtin{"coincides", kRanges, "boolean", of_ranges<ranges_coincide>},
    Builtin{"coincides", kPoints, "boolean", points_coincide},
};

}  // namespace

std::span<const Builtin> range_rows() { return kRows; }

}  // namespace ducha::feel
