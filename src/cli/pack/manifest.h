// SPDX-License-Identifier: Apache-2.0
// What makes a folder an evidence pack:
//
//   SHA256SUMS       the digest of every other file, as sha256sum writes and checks it
//   SHA256SUMS.sig   by `ssh-keygen -Y sign -n ducha`, where somebody signed
//   run.json         how it was judged: version, rulebook, options, day
//   findings.ndjson  the findings as they were written
//   report.html      the same to be read
//   inputs           the names of the plans in their order, each ended by NUL
//   files/...        plans, rulebook and roster under the names by which they were read
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "cli/command.h"
#include "findings/finding.h"

namespace ducha {

// How a pack's findings are made again.
struct PackedRun {
  std::string version;
  std::string rulebook;                // digest
  std::string rules;                   // the folder's name, from `files`
  std::optional<std::string> roster;   // the file's, likewise
  std::vector<std::string> arguments;  // of ducha check, besides inputs, rules and roster
  std::optional<Date> today;           // where the clock gave the day
};

[[nodiscard]] std::string to_json(const PackedRun& run);
[[nodiscard]] std::optional<PackedRun> read_packed_run(const std::string& json);

// Of a file's bytes, 64 hexadecimal digits; nullopt: it cannot be read.
[[nodiscard]] std::optional<std::string> digest_of_file(const std::filesystem::path& file);
// Writes SHA256SUMS for all that is in the folder.
bool write_manifest(const std::filesystem::path& folder);
// Every file is there, is what it was, and no other is: each that is not is reported.
bool check_manifest(const std::filesystem::path& folder, const std::string& called, Diagnostics& faults);

// Judges the pack's plans anew and holds what comes out against its findings, byte for byte. The first line that
// differs is reported.
bool judged_alike(const std::filesystem::path& folder, const PackedRun& run, const std::string& called,
                  Diagnostics& faults);

}  // namespace ducha
