// SPDX-License-Identifier: Apache-2.0
// The files of one policy as bytes, read once: what the digest of a run names is what it was judged by.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

// Beside the policies of a rulebook, and shared by them; named from a policy's folder.
inline constexpr std::string_view kCalendarFile = "../calendars/cn.yaml";

struct PolicyFiles {
  struct File {
    std::string name;                          // in the folder: "policy.yaml"
    std::shared_ptr<const std::string> bytes;  // null: it cannot be read
    std::string sha256;                        // of the bytes, hexadecimal digits
    Text why;                                  // it cannot
  };
  std::string folder;  // the policy's own
  std::vector<File>
      files;  // .yaml and .yml, in byte order of their names; behind them the calendar, where there is one

  // One that is not there cannot be read.
  [[nodiscard]] File file(std::string_view name) const;
};

// Whether a folder is a policy's.
[[nodiscard]] bool holds_policy(const std::filesystem::path& folder);

// The rulebook's folder may itself be the one policy's.
[[nodiscard]] PolicyFiles read_policy_files(const std::string& rulebook_folder, const std::string& id);

// What names a rulebook: "sha256:..." over the names, sizes and digests of its policies' files, each with its policy's
// id, and of their calendars.
class RulebookDigest {
 public:
  // In the order of their ids.
  void add(const std::string& id, const PolicyFiles& policy);
  [[nodiscard]] std::string text() const;

 private:
  std::string lines_;
  std::set<std::string> calendars_;
};

}  // namespace ducha
