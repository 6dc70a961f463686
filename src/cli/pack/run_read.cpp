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

}  // namespace

// NOLINTNEXTLINE(readability-function-cognitive-complexity): a line after the other, each of its kind
bool read_run(const std::string& path, RunRead& read, Diagnostics& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    faults.add_file(code::plan_unreadable, path);
    return false;
  }
  LineSplitter lines(file, path);
  FindingsReader reader;
  PartCheck check;
  NamesOnce named(read.named), plans(read.plans);
  bool ended = false;
  while (const SourcePtr source = lines.next(faults)) {
    const std::string_view text = without_line_end(source->bytes());
    FindingsLine line;
    if (!reader.read(text, line)) {
      faults.add(code::cli_findings_line, {source, {}});
      return false;
    }
    if (auto* run = std::get_if<Run>(&line)) {
      if (read.run) {
        faults.add(code::cli_pack_parts, {source, {}});
        return false;
      }
      read.run = *run;
      check.begin();
    }
    std::optional<PartFault> fault;
    if (auto* summary = std::get_if<Summary>(&line)) {
      fault = check.end(*summary, text);
      ended = true;
    } else {
      check.add_line(text);
    }
    if (auto* finding = std::get_if<Finding>(&line)) check.add(*finding);
    if (auto* problem = std::get_if<Problem>(&line)) {
      check.add(*problem);
      if (!problem->of_rulebook) named.add(file_part(problem->at.file));
    }
    if (auto* plan = std::get_if<PlanResult>(&line)) {
      fault = check.add(*plan);
      const std::string from = file_part(plan->file);
      plans.add(from);
      named.add(from);
      if (plan->as_of_from_clock && plan->as_of) {
        const auto day = read_iso_date(*plan->as_of);
        if (day && (!read.today || *read.today < *day)) read.today = day;
      }
    }
    if (fault) {
      faults.add(code::cli_findings_digest, {source, {}});
      return false;
    }
  }
  if (!read.run || !ended || read.run->written.empty()) faults.add_file(code::cli_pack_parts, path);
  return faults.errors() == 0;
}

}  // namespace ducha
