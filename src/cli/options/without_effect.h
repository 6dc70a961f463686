// SPDX-License-Identifier: Apache-2.0
// What the command line asks for and this call cannot give, because of what else was asked or was not: faults of the
// call, so that nobody takes silence for an answer. What ducha.yaml sets is for other calls too, and is none.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/language.h"
#include "cli/options/option.h"
#include "cli/options/report_options.h"
#include "cli/process/rulebook_store.h"
#include "plan/inputs.h"
#include "report/formats.h"

namespace ducha {

[[nodiscard]] bool is_said(const CommonOptions& common, OptionName option);
// Those of the options that were given, where what they belong to was not.
void refuse_without(const CommonOptions& common, std::initializer_list<OptionName> options, const Text& needed,
                    Diagnostics& faults);
// Those that were given, where something else takes their effect away.
void refuse_beside(const CommonOptions& common, std::initializer_list<OptionName> options, const Text& other,
                   Diagnostics& faults);
// --from and --stdin-filename, where no input is what they speak of. Files that are what --from says are well.
void refuse_without_stdin(const CommonOptions& common, const std::vector<Input>& inputs, PlanFormat stdin_format,
                          Diagnostics& faults);
// What the reports of the call do not show. Where there are none, as --quiet wants it, nothing is missed, nor of a text
// report that --quiet leaves out.
void refuse_unshown(const CommonOptions& common, const ReportOptions& report, const std::vector<const Format*>& written,
                    Diagnostics& faults);
// Whether some report of the call would show scores.
[[nodiscard]] bool takes_scores(const ReportOptions& report, const std::vector<const Format*>& written);
// --exclude, where no folder is among what is named: that is judged, whatever the pattern. A warning: a shell may have
// found no folder this time.
[[nodiscard]] bool excludes_nothing(const CommonOptions& common, const std::vector<std::string>& named);
// Patterns of --select that no rule of these policies fits. Says nothing where one of them does not load: its rules are
// not known.
void refuse_unknown_rules(const std::vector<std::string>& select, const std::vector<std::string>& policies,
                          RulebookStore& store, Diagnostics& faults);

}  // namespace ducha
