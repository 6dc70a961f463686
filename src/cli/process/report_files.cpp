// SPDX-License-Identifier: Apache-2.0
#include "cli/process/report_files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <system_error>

#include "base/failure.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/environment.h"
#include "report/figure_table.h"
#include "report/roll_up.h"

namespace ducha {

namespace {

std::vector<std::string> format_names(const ReportSettings& settings) {
  std::vector<std::string> names;
  if (settings.by) return {kFigureForms.begin(), kFigureForms.end()};
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

bool is_stdout(const std::string& file) {
  return file == "-" || file == "/dev/stdout" || file == "/dev/fd/1" || file == "/proc/self/fd/1";
}

bool is_yaml(const std::string& file) { return file.ends_with(".yaml") || file.ends_with(".yml"); }

struct Wanted {
  const Format* format;
  std::string file;  // empty: standard output
};

// NAME or NAME=FILE; nothing where it is neither, which is a fault of the call.
std::optional<Wanted> read_wanted(const std::string& text, const ReportSettings& settings, Diagnostics& faults) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string name = text.substr(0, equals);
  std::string file = equals < text.size() ? text.substr(equals + 1) : std::string();
  const Format* const format = format_named(name);
  if (format == nullptr || (settings.by && !is_figure_form(name))) {
    const std::vector<std::string> known = format_names(settings);
    add_usage_fault(faults, code::cli_word_unknown, {Text("--format"), Text(name), listed(known)}, name, known);
    return std::nullopt;
  }
  if (equals < text.size() && file.empty()) {
    add_usage_fault(faults, code::cli_file_name, {Text(text)});
    return std::nullopt;
  }
  if (is_stdout(file)) file.clear();
  if (file.empty() && adds_to_its_file(*format)) {
    add_usage_fault(faults, code::cli_needs_file, {Text(name)});
    return std::nullopt;
  }
  return Wanted{format, file};
}

}  // namespace

ReportFiles::ReportFiles(const std::vector<std::string>& formats, const CommonOptions& common,
                         const ReportSettings& settings_wanted, bool quiet, Streams& streams, Diagnostics& faults) {
  std::vector<Wanted> wanted;
  for (const std::string& text : formats) {
    const std::optional<Wanted> one = read_wanted(text, settings_wanted, faults);
    if (!one) continue;
    const std::string& file = one->file;
    const auto other = std::find_if(wanted.begin(), wanted.end(), [&file](const Wanted& each) {
      return each.file.empty() == file.empty() && destination_of(each.file) == destination_of(file);
    });
    if (other != wanted.end() && file.empty())
      add_usage_fault(faults, code::cli_two_stdout, {Text(other->format->name), Text(one->format->name)});
    if (other != wanted.end() && !file.empty()) add_usage_fault(faults, code::cli_same_file, {Text(file)});
    wanted.push_back(*one);
  }
  if (!faults.empty()) return;
  const bool taken = std::any_of(wanted.begin(), wanted.end(), [](const Wanted& each) { return each.file.empty(); });
  if (!taken && !quiet) wanted.push_back({format_named("text"), {}});
  for (const Wanted& each : wanted) open(*each.format, each.file, common, settings_wanted, streams, faults);
  const std::string_view summary = environment("GITHUB_STEP_SUMMARY");
  const bool annotates =
      std::any_of(wanted.begin(), wanted.end(), [](const Wanted& each) { return each.format->name == "github"; });
  if (annotates && !summary.empty()) add_step_summary(std::string(summary), common, settings_wanted);
}

// Other commands of the step write there, too: it is added to when the report is whole.
void ReportFiles::add_step_summary(std::string file, const CommonOptions& common,
                                   const ReportSettings& settings_wanted) {
  ReportSettings settings = settings_wanted;
  settings.language = common.language;
  summary_file_ = std::move(file);
  summary_output_ = stream_output(summary_);
  const Format& markdown = *format_named("markdown");
  tee_.add(settings.by ? roll_up_report(*summary_output_, settings, *settings.by, markdown.name)
                       : markdown.make(*summary_output_, settings));
}

void ReportFiles::open(const Format& format, const std::string& file, const CommonOptions& common,
                       const ReportSettings& settings_wanted, Streams& streams, Diagnostics& faults) {
  ReportSettings settings = settings_wanted;
  settings.language = common.language;
  settings.color = wants_color(common.color, file.empty() && streams.out_is_terminal);
  settings.problems_seen = file.empty() && streams.out_is_err;
  settings.width = file.empty() && streams.out_is_terminal ? terminal_width() : 0;
  settings.file = file;
  int error = 0;
  const bool adds = adds_to_its_file(format);
  std::unique_ptr<Output> output = adds           ? no_output()
                                   : file.empty() ? stream_output(streams.out)
                                                  : file_output(file, settings.syncing, error);
  if (!output) {
    add_usage_fault(faults, code::cli_unwritable, {Text(file), failure_words(error)});
    return;
  }
  tee_.add(settings.by ? roll_up_report(*output, settings, *settings.by, format.name) : format.make(*output, settings));
  if (adds && output->failure() != 0) {
    add_usage_fault(faults, code::cli_unwritable, {Text(file), output->reason()});
    return;
  }
  opened_.push_back({&format, file, std::move(output)});
}

void ReportFiles::check_inputs(const std::vector<Input>& inputs, Diagnostics& faults) const {
  for (const Opened& each : opened_) {
    for (const Input& input : inputs) {
      std::error_code unknown;
      const bool same = !each.file.empty() && std::filesystem::equivalent(each.file, input.path, unknown);
      if (same) add_usage_fault(faults, code::cli_overwrites, {Text(input.path)});
    }
  }
}

void ReportFiles::check_others(const std::vector<std::string>& files, const std::vector<std::string>& rulebooks,
                               Diagnostics& faults) const {
  std::error_code error;
  const auto is_of_rules = [&](const std::string& destination) {
    return is_yaml(destination) && std::any_of(rulebooks.begin(), rulebooks.end(), [&](const std::string& rulebook) {
             const std::filesystem::path rules = std::filesystem::canonical(rulebook, error);
             return !rules.empty() && destination.starts_with(rules.string() + '/');
           });
  };
  for (const Opened& each : opened_) {
    if (each.file.empty()) continue;
    const std::string destination = destination_of(each.file);
    const bool exists = std::filesystem::exists(destination, error);
    const bool of_rules = exists && is_of_rules(destination);
    const bool other = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
      return std::filesystem::equivalent(destination, file, error);
    });
    if (of_rules || other) add_usage_fault(faults, code::cli_overwrites_input, {Text(each.file)});
  }
}

std::vector<const Format*> ReportFiles::formats() const {
  std::vector<const Format*> all;
  all.reserve(opened_.size());
  for (const Opened& each : opened_) all.push_back(each.format);
  return all;
}

bool ReportFiles::unread() const {
  return !opened_.empty() && std::all_of(opened_.begin(), opened_.end(), [](const Opened& each) {
    return each.file.empty() && each.output->failure() == EPIPE;
  });
}

int ReportFiles::finish(int exit_code, Streams& streams, Language language, bool quiet) {
  Diagnostics writing;
  for (const Opened& each : opened_) {
    // Whether standard output could be written is asked once for every command, when it is over.
    if (each.output->finish() || each.file.empty()) continue;
    add_usage_fault(writing, code::cli_unwritable, {Text(each.file), each.output->reason()});
  }
  if (summary_output_ != nullptr && summary_output_->finish()) {
    std::ofstream file(summary_file_, std::ios::app | std::ios::binary);
    file << summary_.str() << std::flush;
    if (!file) add_usage_fault(writing, code::cli_unwritable, {Text(summary_file_), failure_words(errno)});
  }
  DiagnosticPrinter(streams, language, quiet, nullptr).tell(writing);
  return writing.errors() > 0 ? 2 : exit_code;
}

}  // namespace ducha
