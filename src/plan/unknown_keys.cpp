// SPDX-License-Identifier: Apache-2.0
#include "plan/unknown_keys.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/codes.h"
#include "base/text.h"
#include "plan/codes.h"
#include "plan/head_words.h"
#include "plan/label.h"

namespace ducha {

namespace {

constexpr std::string_view kMergeKey = "<<";

// A full-width colon or comma inside a key, where YAML wants ASCII ones.
bool wide_mark_in(std::string_view key) {
  return key.find("\xEF\xBC\x9A") != std::string_view::npos || key.find("\xEF\xBC\x8C") != std::string_view::npos;
}

}  // namespace

bool is_free_key(std::string_view key) {
  static constexpr std::string_view kRemarks[] = {
#define DUCHA_REMARK(folded) folded,
#include "plan/words.def"
  };
  const std::string narrow = narrowed(key);
  if (narrow.starts_with("x-") || narrow.starts_with("X-")) return true;
  const std::string folded = fold(key);
  return std::find(std::begin(kRemarks), std::end(kRemarks), folded) != std::end(kRemarks);
}

std::optional<Note> wide_mark_note(const NodeView& key) {
  const SourcePtr source = key.place().source;
  // A cell of a form is no line of YAML.
  const bool is_cell = source != nullptr && source->is_sheet(key.span().offset);
  if (source == nullptr || is_cell || key.style() != ScalarStyle::plain) return std::nullopt;
  return wide_mark_in(key.text()) ? std::optional(Note{code::plan_wide_marks, key.place(), {}}) : std::nullopt;
}

Diagnostic unknown_key(Code code, const NodeView& key, std::vector<Text> arguments) {
  if (key.text() == kMergeKey) return {code::plan_merge_key, key.place(), {}, {}, false};
  Diagnostic diagnostic{code, key.place(), std::move(arguments), {}, false};
  if (auto note = wide_mark_note(key)) diagnostic.notes.push_back(*note);
  return diagnostic;
}

void report_unknown(Reading& reading, Code code, const FactNames& names, const NodeView& key,
                    std::vector<Text> arguments) {
  if (is_free_key(key.text())) return;
  Diagnostic diagnostic = unknown_key(code, key, std::move(arguments));
  const bool says_more = !diagnostic.notes.empty() || diagnostic.code != code;
  reading.findings.add_unknown(key, std::move(diagnostic), says_more ? nullptr : &names);
}

void report_column(Reading& reading, const NodeView& key, const NodeView& value) {
  if (value.is_null() || is_free_key(key.text()) || is_row_number(key.text())) return;
  if (key.text().empty()) return reading.findings.add({code::plan_column_unnamed, key.place(), {}, {}, false});
  const Vocabulary& vocabulary = reading.vocabulary;
  const auto whole = vocabulary.slot_of(key.text().substr(0, key.text().find('.')));
  if (whole && !is_single(vocabulary.facts()[*whole])) {
    reading.know(key);
    return reading.findings.add({code::plan_column_type, key.place(), {called(vocabulary.facts()[*whole])}, {}, false});
  }
  Diagnostic diagnostic{code::plan_column_unknown, key.place(), {excerpt(key.text())}, {}, false};
  auto nearest = vocabulary.names().nearest(key.text());
  if (!nearest && !head_named(key.text())) nearest = nearest_head(key.text());
  if (nearest) diagnostic.notes.push_back({code::base_nearest, key.place(), {*nearest}});
  reading.findings.add_unknown(key, std::move(diagnostic));
}

void report_unknown_heads(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                          FactFindings& findings) {
  for (const std::uint32_t node : plan.unknown_heads) {
    const NodeView key(*plan.document, node);
    const auto knows = [&key](const Vocabulary* vocabulary) { return vocabulary->slot_of(key.text()).has_value(); };
    Diagnostic diagnostic = unknown_key(code::plan_head_unknown, key, {excerpt(key.text())});
    if (std::any_of(vocabularies.begin(), vocabularies.end(), knows)) {
      diagnostic.notes.push_back({code::plan_under_facts, key.place(), {}});
    } else if (const auto nearest = nearest_head(key.text()); nearest && diagnostic.notes.empty()) {
      diagnostic.notes.push_back({code::base_nearest, key.place(), {*nearest}});
    }
    findings.add(std::move(diagnostic));
  }
}

}  // namespace ducha
