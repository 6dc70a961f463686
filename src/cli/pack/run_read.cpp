// SPDX-License-Identifier: Apache-2.0
#include "cli/pack/run_read.h"

#include <filesystem>
#include <fstream>
#include <system_error>
#include <unordered_set>
#include <variant>

#include "base/trimmed.h"
#include "cli/codes.h"
#include "document/split.h"
#include "findings/from_ndjson.h"
#include "findings/part_check.h"
#include "plan/codes.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// The file of a place, book.xlsx of book.xlsx:sheet!C7, or the folder of a form that is one.
std::string file_part(const std::string& place) {
  std::error_code error;
  for (std::size_t end = place.size(); end != std::string::npos && end > 0; end = place.rfind(':', end - 1)) {
    const std::string name = place.substr(0, end);
    if (fs::is_regular_file(name, error) || (end < place.size() && fs::is_directory(name, error))) return name;
  }
  return place;
}

// Names, each once: a run is of a hundred thousand files.
class NamesOnce {
 public:
  explicit NamesOnce(std::vector<std::string>& names) : names_(names) {}
  void add(const std::string& name) {
    if (!name.empty() && known_.insert(name).second) names_.push_back(name);
  }

 private:
  std::vector<std::string>& names_;
  std::unordered_set<std::string> known_;
};

// A saved run on its way in, line by line.
class RunReading {
 public:
  RunReading(RunRead& read, Diagnostics& faults)
      : read_(read), faults_(faults), named_(read.named), plans_(read.plans) {}

  // False: it goes no further, which is said.
  bool take(const SourcePtr& source) {
    const std::string_view text = without_line_end(source->bytes());
    FindingsLine line;
    if (!reader_.read(text, line)) return refuse(code::cli_findings_line, source);
    if (auto* run = std::get_if<Run>(&line)) {
      if (read_.run) return refuse(code::cli_pack_parts, source);
      read_.run = std::move(*run);
      check_.begin();
    }
    const bool whole = std::holds_alternative<Summary>(line) ? end(std::get<Summary>(line), text) : add(line, text);
    return whole || refuse(code::cli_findings_digest, source);
  }

  // Whether the run has its beginning, its end, and what a pack asks of both.
  [[nodiscard]] bool is_whole() const { return read_.run && ended_ && !read_.run->written.empty(); }

 private:
  bool refuse(Code code, const SourcePtr& source) {
    faults_.add(code, {source, {}});
    return false;
  }

  // Whether the lines so far are as they were written.
  bool add(const FindingsLine& line, std::string_view text) {
    check_.add_line(text);
    if (const auto* finding = std::get_if<Finding>(&line)) check_.add(*finding);
    if (const auto* problem = std::get_if<Problem>(&line)) {
      check_.add(*problem);
      if (!problem->of_rulebook) named_.add(file_part(problem->at.file));
    }
    const auto* plan = std::get_if<PlanResult>(&line);
    return plan == nullptr || add_plan(*plan);
  }
  bool add_plan(const PlanResult& plan) {
    const std::string from = file_part(plan.file);
    plans_.add(from);
    named_.add(from);
    if (plan.as_of_from_clock && plan.as_of) {
      const auto day = read_iso_date(*plan.as_of);
      if (day && (!read_.today || *read_.today < *day)) read_.today = day;
    }
    return !check_.add(plan);
  }
  bool end(const Summary& summary, std::string_view text) {
    ended_ = true;
    return !check_.end(summary, text);
  }

  RunRead& read_;
  Diagnostics& faults_;
  FindingsReader reader_;
  PartCheck check_;
  NamesOnce named_, plans_;
  bool ended_ = false;
};

}  // namespace

bool read_run(const std::string& path, RunRead& read, Diagnostics& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    faults.add_file(code::plan_unreadable, path);
    return false;
  }
  LineSplitter lines(file, path);
  RunReading reading(read, faults);
  while (const SourcePtr source = lines.next(faults)) {
    if (!reading.take(source)) return false;
  }
  if (!reading.is_whole()) faults.add_file(code::cli_pack_parts, path);
  return faults.errors() == 0;
}

}  // namespace ducha
