// SPDX-License-Identifier: Apache-2.0
// A folder of its own for a fuzzer, removed at the end.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "small_policy.h"

namespace ducha {

// Stays as long as the process.
class FuzzFolder {
 public:
  FuzzFolder() : path_(std::filesystem::temp_directory_path() / "ducha-fuzz-XXXXXX") {
    std::string name = path_.string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~FuzzFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  FuzzFolder(const FuzzFolder&) = delete;
  FuzzFolder& operator=(const FuzzFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  void write_small_policy() const {
    write("p/policy.yaml", kSmallPolicy);
    write("p/facts.yaml", kSmallFacts);
    write("p/1-rules.yaml", kSmallRules);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace ducha
