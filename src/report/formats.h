// SPDX-License-Identifier: Apache-2.0
// The formats that a run can be reported in: a row each, and a file each in this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/exit_code.h"
#include "report/output.h"
#include "report/sink.h"

namespace ducha {

// How much the text report tells.
enum class Detail : std::uint8_t { automatic, details, summary, brief };

// What a table sums by (report/roll_up.h).
enum class RollUpBy : std::uint8_t { unit, region, rule, clause, chapter, fact };

struct ReportSettings {
  Language language = Language::en;
  bool color = false;
  // The reader sees the problems beside the report as they come up, so that the text report need not list them again.
  bool problems_seen = false;
  Detail detail = Detail::automatic;
  std::size_t width = 0;            // columns of the terminal; 0: lines are as long as they are
  FailOn fail_on = {};              // which findings the exit code counts
  Syncing syncing = Syncing::yes;   // of files, before they appear
  std::optional<RollUpBy> by = {};  // a table instead, in the forms that tables have
  std::string file = {};            // where the output goes; empty: standard output
  std::size_t limit = 65'000;       // bytes of a report that goes where more is cut (Markdown)
};

struct Format {
  std::string_view name;
  std::string_view extension;
  // The output must outlive the report.
  std::unique_ptr<ReportSink> (*make)(Output& output, const ReportSettings& settings);
};

// It keeps what its file held and writes the file itself, whose name it needs.
[[nodiscard]] inline bool adds_to_its_file(const Format& format) { return format.name == "sqlite"; }

// Whether scores have a place in it, and the full words of clauses.
[[nodiscard]] bool shows_scores(const Format& format);
[[nodiscard]] bool shows_clauses(const Format& format);

[[nodiscard]] std::span<const Format> formats();
// nullptr: none is so called.
[[nodiscard]] const Format* format_named(std::string_view name);

// Each row's maker, from the file of its name.
#define DUCHA_FORMAT(name, extension) \
  [[nodiscard]] std::unique_ptr<ReportSink> name##_report(Output& output, const ReportSettings& settings);
#include "report/formats.def"
#undef DUCHA_FORMAT

}  // namespace ducha
