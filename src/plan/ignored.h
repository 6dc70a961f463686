// SPDX-License-Identifier: Apache-2.0
// Which entries of a folder are left out: by --exclude and by files called .duchaignore.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

// Patterns as of fnmatch(3): one without a slash fits the name of an entry at any depth, one with a slash its path from
// the folder that is walked, one that ends in a slash folders alone. `*` stands for any text, also across slashes.
class Ignored {
 public:
  Ignored() = default;
  explicit Ignored(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}
  // Those of a file, a pattern a line; blank lines and lines that begin with # say nothing. A file that is not there
  // has none.
  void add_file(const std::filesystem::path& file);

  [[nodiscard]] bool fits(std::string_view relative_path, bool is_folder) const;

 private:
  std::vector<std::string> patterns_;
};

}  // namespace ducha
