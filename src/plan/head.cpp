// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "document/colon_hint.h"
#include "facts/blank_marks.h"
#include "facts/day_cures.h"
#include "facts/read_date.h"
#include "facts/read_period.h"
#include "plan/codes.h"
#include "plan/head_words.h"
#include "plan/plan.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

constexpr std::size_t kRegionParts = 32;  // a country has some five levels

// Editors are told a plan's schema in these; they say nothing of the plan.
bool is_passed_over(std::string_view folded) { return folded == "$schema" || folded == "schema"; }

enum class Wanted : std::uint8_t {
#define DUCHA_WANTED(name, zh, en) name,
#include "plan/words.def"
};

const WordTable<Wanted>& table_of(Wanted /*name*/) {
  static const WordTable<Wanted> kTable({
#define DUCHA_WANTED(name, zh, en) Text(zh, en),
#include "plan/words.def"
  });
  return kTable;
}

// Spaces alone and what nobody sees name nobody.
bool names_somebody(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!is_invisible(point.value) && !normalized(text.substr(at, point.length)).empty()) return true;
    at += point.length;
  }
  return false;
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter_or_digit(point.value)) return true;
    at += point.length;
  }
  return false;
}

// Whether nobody has filled in who submits the plan.
bool is_unnamed(std::string_view unit) {
  static constexpr std::string_view kNames[] = {
#define DUCHA_UNNAMED(folded) folded,
#include "plan/words.def"
  };
  constexpr std::size_t kLongest = 60;
  return unit.size() <= kLongest && std::find(std::begin(kNames), std::end(kNames), fold(unit)) != std::end(kNames);
}

std::string cut(std::string_view text) { return shortened(text, kShownScalar); }

class HeadReader {
 public:
  HeadReader(Plan& plan, Diagnostics& diagnostics) : plan_(plan), diagnostics_(diagnostics) {}

  void read() {
    const NodeView root = plan_.document->root();
    for (const auto& [key, value] : root.entries()) {
      const std::optional<Head> head = head_of(key);
      if (!head) continue;
      NodeView& first = first_[static_cast<std::size_t>(*head)];
      if (first.exists()) {
        diagnostics_.add({code::plan_head_twice, key.place(), {to_string(*head)}, {first_here(first)}, false});
        if (!value.is_null()) doubt(*head, value.span());
        continue;
      }
      first = key;
      if (!value.is_null() && !is_unsaid(*head, value)) read(*head, value);
    }
    if (plan_.unit.empty() && !unit_broken_) diagnostics_.add(code::plan_unit_missing, root.place());
  }

 private:
  static Note first_here(const NodeView& first) { return {code::base_first_here, first.place(), {}}; }

  std::optional<Head> head_of(const NodeView& key) {
    if (const auto head = head_named(key.text())) return head;
    if (is_passed_over(fold(key.text()))) return std::nullopt;
    if (!is_free_key(key.text())) plan_.unknown_heads.push_back(key.index());
    return std::nullopt;
  }

  // A dash and the like say nothing, as in a fact; "as above" says what nobody can look up here.
  bool is_unsaid(Head head, const NodeView& value) {
    if (head == Head::facts || head == Head::region || !value.is_scalar()) return false;
    if (is_ditto(value.text())) {
      diagnostics_.add(code::plan_head_ditto, value.place(), {to_string(head), cut(value.text())});
      doubt(head, value.span());
      unit_broken_ = unit_broken_ || head == Head::unit;
      return true;
    }
    // A unit may be called by any word.
    return names_somebody(value.text()) && is_missing_mark(value.text()) &&
           (head != Head::unit || !has_letters(value.text()));
  }

  void read(Head head, const NodeView& value) {
    switch (head) {
      case Head::unit: return read_unit(value);
      case Head::level: return read_level(value);
      case Head::region: return read_region(value);
      case Head::policy: return read_policies(value);
      case Head::period: return read_period_of(value);
      case Head::as_of: return read_as_of(value);
      case Head::facts: return read_facts_of(value);
    }
  }

  void report_kind(std::string_view name, const NodeView& value, Wanted wanted) {
    Diagnostic diagnostic{
        code::plan_head_kind, value.place(), {name, ducha::words_of(value.kind()), words_of(wanted)}, {}, false};
    if (plan_.document->from_yaml && value.is_scalar() && value.style() == ScalarStyle::plain) {
      if (auto note = colon_hint(plan_.document->source, value.span().offset)) diagnostic.notes.push_back(*note);
    }
    diagnostics_.add(std::move(diagnostic));
  }

  std::optional<std::string> text_of(Head head, const NodeView& value) {
    if (value.is_scalar()) return std::string(value.text());
    report_kind(to_string(head), value, Wanted::text);
    return std::nullopt;
  }

  void read_unit(const NodeView& value) {
    plan_.unit_at = value.span();
    const std::optional<std::string> text = text_of(Head::unit, value);
    unit_broken_ = !text;
    if (text && names_somebody(*text)) plan_.unit = without_blanks_around(*text);
    if (text && is_unnamed(*text)) diagnostics_.add(code::plan_unit_blank, value.place(), {cut(*text)});
  }

  void read_level(const NodeView& value) {
    const std::optional<std::string> text = text_of(Head::level, value);
    plan_.level = text ? Given<std::string>(*text, value.span()) : Given<std::string>::unreadable(value.span());
  }

  void read_region(const NodeView& value) {
    if (!value.is_map()) {
      report_kind(to_string(Head::region), value, Wanted::region);
      plan_.region = Given<Region>::unreadable(value.span());
      return;
    }
    // Each finding names the region, so that what is long is long many times.
    if (value.size() > kRegionParts) {
      diagnostics_.add(code::plan_region_parts, value.place(),
                       {std::to_string(value.size()), std::to_string(kRegionParts)});
      plan_.region = Given<Region>::unreadable(value.span());
      return;
    }
    Region region;
    std::map<std::string, NodeView> keys;
    bool readable = true;
    for (const auto& [key, part] : value.entries()) {
      if (part.is_null() || (part.is_scalar() && is_missing_mark(part.text()))) continue;
      const std::string name = region_key(key.text());
      if (!part.is_scalar()) {
        report_kind(cut(name), part, Wanted::text);
        readable = false;
        continue;
      }
      if (is_ditto(part.text())) {
        diagnostics_.add(code::plan_head_ditto, part.place(), {cut(name), cut(part.text())});
        readable = false;
        continue;
      }
      const auto [first, fresh] = keys.emplace(name, key);
      if (!fresh) {
        diagnostics_.add({code::plan_head_twice, key.place(), {cut(name)}, {first_here(first->second)}, false});
        readable = false;
        continue;
      }
      region.emplace_back(name, part.text());
    }
    plan_.region = readable ? Given<Region>(std::move(region), value.span()) : Given<Region>::unreadable(value.span());
  }

  void read_policies(const NodeView& value) {
    plan_.policy_at = value.span();
    if (value.is_map()) return report_kind(to_string(Head::policy), value, Wanted::policies);
    const std::vector<NodeView> named = value.is_list() ? value.elements() : std::vector<NodeView>{value};
    std::set<std::string_view> known;
    for (const NodeView& name : named) {
      if (!name.is_scalar() || name.is_null()) {
        report_kind(to_string(Head::policy), name, Wanted::policies);
      } else if (known.insert(name.text()).second) {
        plan_.policies.emplace_back(name.text());
      }
    }
  }

  void read_period_of(const NodeView& value) {
    const std::optional<std::string> text = text_of(Head::period, value);
    std::optional<DateRange> period = text ? read_written_period(*text) : std::nullopt;
    if (period && is_too_long(*period)) {
      report_with(code::plan_period_long, value, *text, std::nullopt);
      plan_.period = Given<DateRange>::unreadable(value.span());
      return;
    }
    plan_.period = period ? Given<DateRange>(*period, value.span()) : Given<DateRange>::unreadable(value.span());
    if (text && !period) report_with(code::plan_period, value, *text, period_cure_of(*text));
  }

  void read_as_of(const NodeView& value) {
    const std::optional<std::string> text = text_of(Head::as_of, value);
    const std::optional<Date> day = text ? read_date(*text) : std::nullopt;
    plan_.as_of = day ? Given<Date>(*day, value.span()) : Given<Date>::unreadable(value.span());
    if (text && !day) report_with(code::plan_as_of, value, *text, day_cure_of(*text, false, {}));
  }

  // Which of two holds, nobody can say.
  void doubt(Head head, Span at) {
    switch (head) {
      case Head::level: plan_.level = Given<std::string>::unreadable(at); return;
      case Head::region: plan_.region = Given<Region>::unreadable(at); return;
      case Head::period: plan_.period = Given<DateRange>::unreadable(at); return;
      case Head::as_of: plan_.as_of = Given<Date>::unreadable(at); return;
      case Head::unit:
      case Head::policy:
      case Head::facts: return;
    }
  }

  void report_with(Code code, const NodeView& value, std::string_view text, std::optional<Cure> cure) {
    Diagnostic diagnostic{code, value.place(), {cut(text)}, {}, false};
    if (cure) diagnostic.notes.push_back({cure->code, value.place(), std::move(cure->arguments)});
    diagnostics_.add(std::move(diagnostic));
  }

  void read_facts_of(const NodeView& value) {
    if (!value.is_map()) return report_kind(to_string(Head::facts), value, Wanted::facts);
    plan_.facts_node = value.index();
  }

  Plan& plan_;
  Diagnostics& diagnostics_;
  std::vector<NodeView> first_ = std::vector<NodeView>(kHeads);  // the key that gave each head first
  bool unit_broken_ = false;
};

}  // namespace

const std::string& Plan::file() const { return document->source->name(); }

Place Plan::place(Span span) const { return {document->source, span}; }
Place Plan::place() const { return place({document->begins, 0}); }

std::optional<Plan> read_plan(std::shared_ptr<const Document> document, Diagnostics& diagnostics) {
  const NodeView root = document->root();
  if (!root.exists()) {
    diagnostics.add(code::plan_none, {document->source, {}});
    return std::nullopt;
  }
  if (!root.is_map()) {
    Diagnostic diagnostic{code::plan_not_map, root.place(), {words_of(root.kind())}, {}, false};
    if (document->from_yaml && root.is_scalar()) {
      if (auto note = colon_hint(document->source, root.span().offset)) diagnostic.notes.push_back(*note);
    }
    diagnostics.add(std::move(diagnostic));
    return std::nullopt;
  }
  Plan plan;
  plan.document = std::move(document);
  HeadReader(plan, diagnostics).read();
  return plan;
}

}  // namespace ducha
