// SPDX-License-Identifier: Apache-2.0
#include "plan/inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "plan/codes.h"
#include "plan/form_words.h"
#include "plan/ignored.h"
#include "plan/walked_tables.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// An archive may hold anything: one of tables is read where it is named.
bool has_plan_ending(const fs::path& path) {
  return format_of(path.string()).has_value() && fold(path.extension().string()) != ".zip";
}

// What a spreadsheet puts beside a workbook that somebody has open.
bool is_lock(const fs::path& path) { return path.filename().string().starts_with("~$"); }

// What people submit and the program does not read: passed over in silence, nobody would miss it.
bool is_unread(const fs::path& path) {
  static constexpr std::string_view kEndings[] = {
#define DUCHA_UNREAD(ending) ending,
#include "plan/words.def"
  };
  std::string ending = path.extension().string();
  if (ending.empty()) return false;
  for (char& c : ending) c = lower(c);
  return std::find(std::begin(kEndings), std::end(kEndings), ending.substr(1)) != std::end(kEndings);
}

// Whether the tables of a folder are together one form: that of its single facts is among them.
bool is_form_folder(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    if (format_of(path.string()) == PlanFormat::csv && says(path.stem().string(), FormWord::sheet_single)) return true;
  }
  return false;
}

class Walk {
 public:
  Walk(PlanFormat stdin_format, std::vector<std::string> exclude, Diagnostics& diagnostics)
      : stdin_format_(stdin_format), exclude_(std::move(exclude)), diagnostics_(diagnostics) {}

  void add(const std::string& argument) {
    if (argument.empty()) return diagnostics_.add_file(code::plan_no_name, argument);
    if (argument == "-") {
      // Read once, as a file that is named twice.
      if (std::exchange(from_stdin_, true)) return;
      inputs_.push_back({argument, stdin_format_, false});
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (status.type() == fs::file_type::not_found) return diagnostics_.add_file(code::plan_not_found, argument);
    if (error) return diagnostics_.add_file(code::plan_unreadable, argument);
    if (fs::is_directory(status)) return add_folder(argument);
    if (is_lock(argument)) return diagnostics_.add_file(code::plan_lock_file, argument);
    std::optional<PlanFormat> format = format_of(argument);
    // A pipe has no ending: what stands behind <(...) is what standard input would be.
    if (!format && !fs::is_regular_file(status)) format = stdin_format_;
    if (!format) return diagnostics_.add_file(code::plan_format, argument);
    add_file(argument, *format, fs::is_regular_file(status), false);
  }

  std::vector<Input> take() { return std::move(inputs_); }

 private:
  // A file is read once, by whatever names it is found. One that was named is a plan whatever it holds.
  void add_file(const std::string& path, PlanFormat format, bool regular, bool walked) {
    if (regular) {
      if (!std::ifstream(path, std::ios::binary).good()) return diagnostics_.add_file(code::plan_unreadable, path);
      std::error_code error;
      const std::string canonical = fs::canonical(path, error).string();
      const auto [entry, fresh] = files_.emplace(error ? path : canonical, inputs_.size());
      if (!fresh) {
        inputs_[entry->second].walked = inputs_[entry->second].walked && walked;
        return;
      }
    }
    inputs_.push_back({path, format, walked});
  }

  // Linked folders are walked as others are, but each folder once, so that no walk is endless.
  void add_folder(const std::string& folder) {
    ignored_ = exclude_;
    ignored_.add_file(".duchaignore");
    ignored_.add_file(fs::path(folder) / ".duchaignore");
    root_ = folder;
    found_.clear();
    passed_over_.clear();
    std::set<std::string> walked;
    std::vector<fs::path> folders = {folder};
    while (!folders.empty()) {
      const fs::path here = std::move(folders.back());
      folders.pop_back();
      std::error_code error;
      const std::string canonical = fs::canonical(here, error).string();
      if (!error && !walked.insert(canonical).second) continue;
      if (is_form_folder(here)) {
        found_.push_back(here.string());
        continue;
      }
      if (is_policy(here)) {
        diagnostics_.add_file(code::plan_rulebook_folder, here.string());
        continue;
      }
      fs::directory_iterator entry(here, error);
      if (error) diagnostics_.add_file(code::plan_unreadable, here.string());
      for (; !error && entry != fs::directory_iterator(); entry.increment(error)) add_entry(*entry, folders);
    }
    // A folder has no order of its own, and what is told of it must have one.
    std::sort(passed_over_.begin(), passed_over_.end());
    for (const std::string& file : passed_over_) diagnostics_.add_file(code::plan_unread_file, file);
    if (found_.empty()) return diagnostics_.add_file(code::plan_folder_empty, folder);
    std::sort(found_.begin(), found_.end());
    const std::set<std::string> lists = tables_of_plans(found_);
    std::erase_if(found_, [&lists](const std::string& file) { return lists.count(file) > 0; });
    for (const std::string& file : found_) {
      const std::optional<PlanFormat> format = format_of(file);
      if (fs::is_directory(file)) {
        inputs_.push_back({file, PlanFormat::xlsx, false});
      } else if (format) {
        add_file(file, *format, true, true);
      }
    }
  }

  void add_entry(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
    const fs::path& path = entry.path();
    // Nor is the file of settings a plan.
    if (path.filename().string().starts_with('.') || path.filename() == "ducha.yaml" || is_lock(path)) return;
    std::error_code error;
    const fs::file_status status = entry.status(error);
    const bool is_folder = fs::is_directory(status);
    if (ignored_.fits(path.lexically_relative(root_).generic_string(), is_folder)) return;
    if (is_folder) {
      folders.push_back(path);
    } else if (status.type() == fs::file_type::not_found && (has_plan_ending(path) || !path.has_extension())) {
      diagnostics_.add_file(code::plan_link_dangling, path.string());
    } else if (fs::is_regular_file(status)) {
      if (has_plan_ending(path)) {
        found_.push_back(path.string());
      } else if (is_unread(path)) {
        passed_over_.push_back(path.string());
      }
    } else if (has_plan_ending(path)) {
      diagnostics_.add_file(code::plan_no_file, path.string());
    }
  }

  static bool is_policy(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "policy.yaml", error) && fs::is_regular_file(folder / "facts.yaml", error);
  }

  PlanFormat stdin_format_;
  bool from_stdin_ = false;
  Ignored exclude_;
  Diagnostics& diagnostics_;
  std::vector<Input> inputs_;
  std::map<std::string, std::size_t> files_;  // where each stands among the inputs
  Ignored ignored_;                           // of the folder that is walked
  fs::path root_;
  std::vector<std::string> found_;
  std::vector<std::string> passed_over_;
};

}  // namespace

std::vector<Input> inputs_of(const std::vector<std::string>& arguments, PlanFormat stdin_format,
                             Diagnostics& diagnostics, const std::vector<std::string>& exclude) {
  Walk walk(stdin_format, exclude, diagnostics);
  for (const std::string& argument : arguments) walk.add(argument);
  return walk.take();
}

}  // namespace ducha
