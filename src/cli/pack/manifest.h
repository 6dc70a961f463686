// SPDX-License-Identifier: Apache-2.0
// What makes a folder an evidence pack:
//
//   SHA256SUMS       the digest of every other file, as sha256sum writes and checks it
//   SHA256SUMS.sig   by `ssh-keygen -Y sign -n ducha`, where somebody signed
//   run.json         how it was judged: version, rulebook, options, day
//   findings.ndjson  the findings as they were written
//   report.html      the same to be read, in the language of the run
//   inputs           the names of the plans in their order, each ended by NUL
//   files/...        plans, rulebook, waivers, profiles, roster, scoring sheet and baseline under the names by which
//   they
//                    were read
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "cli/command.h"
#include "findings/finding.h"

namespace ducha {

// Another working folder for as long as this lives. Of the whole process: no other thread may run meanwhile.
class WorkingFolder {
 public:
  explicit WorkingFolder(const std::filesystem::path& folder);
  ~WorkingFolder();
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  std::filesystem::path before_;
};

// What a run was judged under, by the names of ducha check.
struct PackedAudit {
  std::optional<std::string> roster, scoring, baseline;  // scoring: a file, or the name of a sheet
  std::vector<std::string> waivers, profiles;
  bool across_periods = false;
  bool sheet_is_file = false;

  [[nodiscard]] std::vector<std::string> files() const;      // that the pack has
  [[nodiscard]] std::vector<std::string> arguments() const;  // that ducha check and ducha report take
};

// How a pack's findings are made again.
struct PackedRun {
  std::string version;
  std::string rulebook;            // digest
  std::vector<std::string> rules;  // its folders' names, from `files`
  PackedAudit audit;
  std::vector<std::string> arguments;  // of ducha check, besides inputs, rules and what it was judged under
  std::optional<Date> today;           // where the clock gave the day
  std::vector<std::string> called;     // the rulebook's folders in the run
};

[[nodiscard]] std::string to_json(const PackedRun& run);
[[nodiscard]] std::optional<PackedRun> read_packed_run(const std::string& json);

// Of a file's bytes, 64 hexadecimal digits; nullopt: it cannot be read.
[[nodiscard]] std::optional<std::string> digest_of_file(const std::filesystem::path& file);
// Writes SHA256SUMS for all that is in the folder.
bool write_manifest(const std::filesystem::path& folder);
// Every file is there, is what it was, and no other is: each that is not is reported.
bool check_manifest(const std::filesystem::path& folder, const std::string& called, Diagnostics& faults);

// Whether what is judged anew is written as the pack's page, or held against the page that is there.
enum class PackPage : std::uint8_t { keep, write };

// Judges the pack's plans anew and holds what comes out against its findings, byte for byte. The first line that
// differs is reported.
bool judged_alike(const std::filesystem::path& folder, const PackedRun& run, PackPage page, const std::string& called,
                  Diagnostics& faults);

}  // namespace ducha
