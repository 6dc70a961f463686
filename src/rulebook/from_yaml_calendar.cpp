// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "base/limits.h"
#include "base/period.h"
#include "base/text.h"
#include "rulebook/codes.h"
#include "rulebook/from_yaml.h"
#include "rulebook/words.h"
#include "rulebook/written_date.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

// A day, or two with a stroke between.
void read_days(NodeView node, std::string_view what, std::set<Date>& days, Diagnostics& diagnostics) {
  for (const NodeView word : read_words(node, what, diagnostics)) {
    const std::string text(word.text());
    const std::size_t stroke = text.find('/');
    const auto first = read_written_date(std::string_view(text).substr(0, stroke));
    const auto last =
        stroke == std::string::npos ? first : read_written_date(std::string_view(text).substr(stroke + 1));
    constexpr std::int64_t kLongest = 60;  // no holiday is longer
    if (!first || !last || *last < *first || to_days(*last) - to_days(*first) > kLongest) {
      diagnostics.add(code::rule_date, word.place(), {Text(shortened(text, kShownScalar))});
      continue;
    }
    for (std::optional<Date> day = first; day && *day <= *last; day = plus_days(*day, 1)) days.insert(*day);
  }
}

}  // namespace

WorkingCalendar read_calendar(const Document& document, Diagnostics& diagnostics) {
  WorkingCalendar calendar;
  const YamlMap map(document.root(), {"calendar", "years"}, diagnostics);
  if (!map.ok()) return calendar;
  for (const NodeView::Entry& entry : read_entries(map.need("years"), "years", diagnostics)) {
    const std::string year(entry.key.text());
    const auto range = year.size() == 4 ? read_period(year) : std::nullopt;
    if (!range) {
      diagnostics.add(code::rule_period, entry.key.place(), {Text(shortened(year, kShownScalar))});
      continue;
    }
    calendar.years.insert(range->first.year);
    const YamlMap days(entry.value, {"off", "on"}, diagnostics);
    if (!days.ok()) continue;
    read_days(days.find("off"), "off", calendar.off, diagnostics);
    read_days(days.find("on"), "on", calendar.on, diagnostics);
  }
  return calendar;
}

}  // namespace ducha
