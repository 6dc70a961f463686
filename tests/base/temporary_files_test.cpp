// SPDX-License-Identifier: Apache-2.0
#include "base/temporary_files.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "base/limits.h"

TEST_CASE("files that are noted are removed, those that are forgotten stay") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "ducha-temporary-files-test";
  fs::create_directories(folder);
  const auto made = [&folder](const std::string& name) {
    const fs::path path = folder / name;
    std::ofstream(path) << name;
    return path.string();
  };
  const std::string half = made("half"), whole = made("whole");
  ducha::note_temporary_file(half);
  ducha::note_temporary_file(whole);
  ducha::forget_temporary_file(whole);
  for (std::size_t i = 0; i < 2 * ducha::kTemporaryFiles; ++i) ducha::note_temporary_file((folder / "none").string());
  ducha::remove_temporary_files();
  CHECK_FALSE(fs::exists(half));
  CHECK(fs::exists(whole));
  ducha::forget_temporary_file(half);
  ducha::forget_temporary_file((folder / "none").string());
  fs::remove_all(folder);
}
