// SPDX-License-Identifier: Apache-2.0
// Keys of a plan that nobody knows: what is written under them would be lost.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "plan/fact_findings.h"
#include "plan/plan.h"
#include "plan/reading.h"

namespace ducha {

// A key that a plan may have anywhere and that says nothing to a rule: a remark, or one that begins with `x-`.
[[nodiscard]] bool is_free_key(std::string_view key);
// The error of that code about a key, with the marks in it that may be to blame; of a merge key `<<` its own.
[[nodiscard]] Diagnostic unknown_key(Code code, const NodeView& key, std::vector<Text> arguments);
// Marks of full width that keep a plain key from being one.
[[nodiscard]] std::optional<Note> wide_mark_note(const NodeView& key);
// A key among facts or in a record that none of those names has.
void report_unknown(Reading& reading, Code code, const FactNames& names, const NodeView& key,
                    std::vector<Text> arguments);
// A column that is no fact matters where something is written in it.
void report_column(Reading& reading, const NodeView& key, const NodeView& value);
// The keys of a plan's head that are none: facts among them belong under `facts`.
void report_unknown_heads(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies, FactFindings& findings);

}  // namespace ducha
