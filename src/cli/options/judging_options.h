// SPDX-License-Identifier: Apache-2.0
// The options that change how plans are judged, as check and explain take them: what was said, and what it means.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/checker.h"
#include "cli/options/option.h"
#include "cli/process/rulebook_store.h"
#include "plan/cutter.h"

namespace ducha {

struct JudgingOptions {
  std::optional<std::string> rules, sources, as_of, period, from, stdin_filename;
  std::vector<std::string> policy, param, set;
  void bind(OptionParser& parser);
};

// What they mean; faults of the call are reported.
[[nodiscard]] CheckOptions read_judging(const JudgingOptions& flags, const RulebookStore& store, Language language,
                                        Diagnostics& faults);
// What `-` holds.
[[nodiscard]] PlanFormat read_stdin_format(const JudgingOptions& flags, Diagnostics& faults);

// The policies of the store for a Checker. The store must outlive the source.
[[nodiscard]] PolicySource source_of(RulebookStore& store);

// The entries of all inputs, one input behind the other. `-` is the stream that is given; both must outlive it.
// `bytes_read`, where it is given, counts from the thread that reads.
[[nodiscard]] std::unique_ptr<PlanCutter> plans_of(const std::vector<Input>& inputs, const std::string& stdin_name,
                                                   std::istream& stdin_stream,
                                                   std::atomic<std::uint64_t>* bytes_read = nullptr);
// Of all inputs together; 0 where one is no file, so that nobody knows.
[[nodiscard]] std::uint64_t bytes_of(const std::vector<Input>& inputs);

// FACT=VALUE; a fault where there is no equals sign.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> read_assignment(std::string_view option,
                                                                                 const std::string& text,
                                                                                 const char* form, Diagnostics& faults);
// The value of a FEEL expression that stands in an option; nullopt where it is none, which is reported at its place.
[[nodiscard]] std::optional<feel::Value> read_feel(const std::string& called, const std::string& text,
                                                   Diagnostics& faults);

// The file that --roster names, if any. Faults in it are faults of the call.
void read_roster_into(const std::optional<std::string>& file, CheckOptions& options, Diagnostics& faults);

}  // namespace ducha
