// SPDX-License-Identifier: Apache-2.0
// A folder as one tar file and back. The same files give the same bytes: entries by name, no owner, no time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace ducha {

// All regular files below a folder, as names with `/`, by their bytes.
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& folder);

// POSIX pax. Faults are reported, and then there is no such file.
bool write_archive(const std::filesystem::path& folder, const std::string& file, Diagnostics& faults);
// Into an empty folder. Refused, with the entry's name: what is no regular file, what would lie outside of the folder,
// and more than kPackBytes.
bool read_archive(const std::string& file, const std::filesystem::path& folder, Diagnostics& faults);

// Whether a name stays below the folder that it begins from: relative, and not upwards.
[[nodiscard]] bool stays_below(const std::filesystem::path& name);

// A folder of its own, removed with what is in it: among the system's temporary ones, or beside a file.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& beside = {});
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  // Empty: it could not be made; `error` says why.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] int error() const { return error_; }

 private:
  std::filesystem::path path_;
  int error_ = 0;
};

}  // namespace ducha
