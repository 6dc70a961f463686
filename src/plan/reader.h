// SPDX-License-Identifier: Apache-2.0
// Inputs to plans, one after another.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "plan/plan.h"

namespace ducha {

enum class PlanFormat : std::uint8_t { yaml, json, ndjson, csv, tsv, xlsx, ods };
// By the ending of a path: .yaml .yml .json .ndjson .jsonl .csv .tsv .xlsx .ods; nullopt for others.
[[nodiscard]] std::optional<PlanFormat> format_of(std::string_view path);
[[nodiscard]] std::optional<PlanFormat> read_plan_format(std::string_view word);

// What comes out of an input, in its order: a plan, or only diagnostics where a document could not be read.
struct ReadPlan {
  std::optional<Plan> plan;
  Diagnostics diagnostics;  // of its reading
  std::string ends_input;   // the name of the input whose end this is; else empty
};

class PlanReader {
 public:
  virtual ~PlanReader() = default;
  // False at the end. One broken document gives a reading without a plan; reading goes on behind it.
  [[nodiscard]] virtual bool next(ReadPlan& reading) = 0;
};

// The stream must outlive the reader. `name` is what messages call it. YAML streams, NDJSON and CSV are read as they
// go; JSON, an object or an array of plans, is held whole and its plans are read one by one. An input without any plan
// gives one reading with a warning, a stream that is not open or that breaks off one with an error.
[[nodiscard]] std::unique_ptr<PlanReader> plan_reader(std::istream& stream, const std::string& name, PlanFormat format);

// A file to read; found by walking the arguments.
struct Input {
  std::string path;  // "-" for stdin
  PlanFormat format;
  bool walked = false;  // found in a folder, where other files than plans may lie, and not named
};
// Files as they are named, folders walked in byte order of their paths, linked ones too, each once; hidden entries,
// what `exclude` and .duchaignore name (plan/ignored.h), and policies of rulebooks are left out, other endings passed
// over in folders. A file that is found twice stands once, where it was found first. What cannot be found or read,
// links to nothing among it, is reported, and a folder without any plan is warned of. stdin_format: what "-" and pipes
// hold.
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<std::string>& arguments, PlanFormat stdin_format,
                                           Diagnostics& diagnostics, const std::vector<std::string>& exclude = {});

}  // namespace ducha
