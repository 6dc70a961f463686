// SPDX-License-Identifier: Apache-2.0
#include "plan/all_inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/rest_of.h"
#include "document/codes.h"
#include "document/zip_archive.h"
#include "plan/codes.h"

namespace ducha {

namespace {

// The CSV files of a folder, as the archive in which a form of tables is one file. Without one of them it would be
// another plan: where one cannot be read, that is reported, and there is none.
std::optional<std::string> tables_of(const std::string& folder, Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (format_of(entry->path().string()) == PlanFormat::csv) files.push_back(entry->path());
  }
  if (error) diagnostics.add_file(code::plan_unreadable, folder);
  std::sort(files.begin(), files.end());
  std::vector<std::pair<std::string, std::string>> tables;
  std::uintmax_t total = 0;
  for (const fs::path& path : files) {
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      diagnostics.add_file(code::plan_link_dangling, path.string());
      continue;
    }
    if (!error && !fs::is_regular_file(status)) {
      diagnostics.add_file(code::plan_no_file, path.string());
      continue;
    }
    const std::uintmax_t size = fs::file_size(path, error);
    total += error ? 0 : size;
    if (total > kWorkbookFileBytes) {
      diagnostics.add_file(code::document_workbook_large, folder, {std::to_string(kWorkbookFileBytes >> 20U) + " MB"});
      break;
    }
    std::ifstream file(path, std::ios::binary);
    tables.emplace_back(path.filename().string(), rest_of(file));
    if (!file.is_open() || file.bad()) diagnostics.add_file(code::plan_unreadable, path.string());
  }
  if (diagnostics.errors() > 0) return std::nullopt;
  std::optional<std::string> archive = zipped(tables);
  if (!archive) diagnostics.add_file(code::plan_unreadable, folder);
  return archive;
}

// An input of which there is nothing to read.
class NoInput final : public PlanCutter {
 public:
  NoInput(std::string name, Diagnostics why) : end_(EndOfInput{std::move(name), std::move(why)}) {}
  std::optional<Cut> next() override { return std::exchange(end_, std::nullopt); }

 private:
  std::optional<Cut> end_;
};

class AllInputs final : public PlanCutter {
 public:
  AllInputs(const std::vector<Input>& inputs, std::string stdin_name, std::istream& stdin_stream,
            std::atomic<std::uint64_t>* bytes_read)
      : inputs_(inputs),
        stdin_name_(std::move(stdin_name)),
        stdin_(stdin_stream),
        bytes_read_(bytes_read),
        room_(kReadAtOnce) {}

  std::optional<Cut> next() override {
    for (;;) {
      if (!input_ && !open()) return std::nullopt;
      if (std::optional<Cut> cut = input_->next()) {
        if (bytes_read_ != nullptr) *bytes_read_ += bytes_of(*cut);
        return cut;
      }
      input_.reset();
    }
  }
  bool would_wait() override { return input_ && input_->would_wait(); }

 private:
  static constexpr std::size_t kReadAtOnce = 1U << 16U;

  bool open() {
    if (at_ == inputs_.size()) return false;
    const Input& input = inputs_[at_++];
    const bool from_stdin = input.path == "-";
    std::error_code error;
    if (!from_stdin && std::filesystem::is_directory(input.path, error)) {
      Diagnostics faults;
      std::optional<std::string> tables = tables_of(input.path, faults);
      if (!tables) {
        input_ = std::make_unique<NoInput>(input.path, std::move(faults));
        return true;
      }
      tables_ = std::istringstream(*std::move(tables));
      input_ = plan_cutter(tables_, input.path, input.format, input.walked);
      return true;
    }
    if (!from_stdin) {
      file_ = std::ifstream();
      file_.rdbuf()->pubsetbuf(room_.data(), static_cast<std::streamsize>(room_.size()));
      file_.open(input.path, std::ios::binary);
    }
    input_ =
        plan_cutter(from_stdin ? stdin_ : file_, from_stdin ? stdin_name_ : input.path, input.format, input.walked);
    return true;
  }

  const std::vector<Input>& inputs_;
  std::string stdin_name_;
  std::istream& stdin_;
  std::atomic<std::uint64_t>* bytes_read_;
  std::vector<char> room_;
  std::ifstream file_;
  std::istringstream tables_;  // of a folder
  std::unique_ptr<PlanCutter> input_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<PlanCutter> plans_of(const std::vector<Input>& inputs, const std::string& stdin_name,
                                     std::istream& stdin_stream, std::atomic<std::uint64_t>* bytes_read) {
  return std::make_unique<AllInputs>(inputs, stdin_name, stdin_stream, bytes_read);
}

std::uint64_t bytes_of(const std::vector<Input>& inputs) {
  std::uint64_t total = 0;
  for (const Input& input : inputs) {
    std::error_code unknown;
    const bool is_file = input.path != "-" && std::filesystem::is_regular_file(input.path, unknown);
    const std::uintmax_t size = is_file ? std::filesystem::file_size(input.path, unknown) : 0;
    if (!is_file || unknown) return 0;
    total += size;
  }
  return total;
}

}  // namespace ducha
