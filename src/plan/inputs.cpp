// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "plan/codes.h"
#include "plan/reader.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  Walk(PlanFormat stdin_format, Diagnostics& diagnostics) : stdin_format_(stdin_format), diagnostics_(diagnostics) {}

  void add(const std::string& argument) {
    if (argument == "-") {
      inputs_.push_back({argument, stdin_format_});
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (status.type() == fs::file_type::not_found) return diagnostics_.add_file(code::plan_not_found, argument);
    if (error) return diagnostics_.add_file(code::plan_unreadable, argument);
    if (fs::is_directory(status)) return add_folder(argument);
    std::optional<PlanFormat> format = format_of(argument);
    // A pipe has no ending: what stands behind <(...) is what standard input would be.
    if (!format && !fs::is_regular_file(status)) format = stdin_format_;
    if (!format) return diagnostics_.add_file(code::plan_format, argument);
    add_file(argument, *format, fs::is_regular_file(status));
  }

  std::vector<Input> take() { return std::move(inputs_); }

 private:
  void add_file(const std::string& path, PlanFormat format, bool try_it) {
    if (try_it && !std::ifstream(path, std::ios::binary).good()) {
      return diagnostics_.add_file(code::plan_unreadable, path);
    }
    inputs_.push_back({path, format});
  }

  // Links to folders are not followed, so that no walk is endless.
  void add_folder(const std::string& folder) {
    std::vector<std::string> files;
    std::vector<fs::path> folders = {folder};
    while (!folders.empty()) {
      const fs::path here = std::move(folders.back());
      folders.pop_back();
      std::error_code error;
      fs::directory_iterator entry(here, error);
      if (error) diagnostics_.add_file(code::plan_unreadable, here.string());
      while (!error && entry != fs::directory_iterator()) {
        const fs::path& path = entry->path();
        const bool hidden = path.filename().string().starts_with('.');
        std::error_code unknown;
        if (!hidden && entry->is_directory(unknown)) {
          if (!entry->is_symlink(unknown)) folders.push_back(path);
        } else if (!hidden && entry->is_regular_file(unknown) && format_of(path.string())) {
          files.push_back(path.string());
        }
        entry.increment(error);
      }
    }
    if (files.empty()) return diagnostics_.add_file(code::plan_folder_empty, folder);
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) add_file(file, *format_of(file), true);
  }

  PlanFormat stdin_format_;
  Diagnostics& diagnostics_;
  std::vector<Input> inputs_;
};

}  // namespace

std::vector<Input> inputs_of(const std::vector<std::string>& arguments, PlanFormat stdin_format,
                             Diagnostics& diagnostics) {
  Walk walk(stdin_format, diagnostics);
  for (const std::string& argument : arguments) walk.add(argument);
  return walk.take();
}

}  // namespace ducha
