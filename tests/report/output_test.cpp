// SPDX-License-Identifier: Apache-2.0
#include "report/output.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("ducha-output-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a file appears whole, and only when it is finished") {
  const Folder folder;
  const std::string path = folder.file("report.txt");
  int error = 0;
  const auto output = ducha::file_output(path, ducha::Syncing::no, error);
  REQUIRE(output != nullptr);
  output->write(std::string(200'000, 'a'));
  output->write("end");
  CHECK_FALSE(fs::exists(path));
  CHECK(output->finish());
  CHECK(content(path) == std::string(200'000, 'a') + "end");
  CHECK(folder.entries() == 1);
  CHECK(output->failure() == 0);
}

TEST_CASE("what is left unfinished leaves nothing, and what stood there stays") {
  const Folder folder;
  const std::string path = folder.file("report.txt");
  std::ofstream(path) << "before";
  int error = 0;
  {
    const auto output = ducha::file_output(path, ducha::Syncing::no, error);
    REQUIRE(output != nullptr);
    output->write("after");
  }
  CHECK(content(path) == "before");
  CHECK(folder.entries() == 1);
}

TEST_CASE("permissions and links of a file that is replaced stay") {
  const Folder folder;
  const std::string path = folder.file("report.txt");
  const std::string link = folder.file("link.txt");
  std::ofstream(path) << "before";
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("report.txt", link);
  int error = 0;
  const auto output = ducha::file_output(link, ducha::Syncing::no, error);
  REQUIRE(output != nullptr);
  output->write("after");
  CHECK(output->finish());
  CHECK(fs::is_symlink(link));
  CHECK(content(path) == "after");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a place where no file can be is an error at once") {
  const Folder folder;
  int error = 0;
  CHECK(ducha::file_output(folder.file("no/such/folder.txt"), ducha::Syncing::no, error) == nullptr);
  CHECK(error == ENOENT);
  CHECK(ducha::file_output(folder.file(""), ducha::Syncing::no, error) == nullptr);
  CHECK(error == EISDIR);
}

TEST_CASE("a device is written as it is, and a full one is remembered") {
  int error = 0;
  const auto null = ducha::file_output("/dev/null", ducha::Syncing::no, error);
  REQUIRE(null != nullptr);
  null->write("text");
  CHECK(null->finish());
  CHECK(fs::is_character_file("/dev/null"));
  const auto full = ducha::file_output("/dev/full", ducha::Syncing::no, error);
  REQUIRE(full != nullptr);
  full->write("text");
  CHECK_FALSE(full->finish());
  CHECK(full->failure() == ENOSPC);
}

TEST_CASE("a stream that fails is remembered") {
  std::ostringstream stream;
  const auto output = ducha::stream_output(stream);
  output->write("text");
  stream.setstate(std::ios::badbit);
  output->write("more");
  CHECK(output->failure() != 0);
  CHECK_FALSE(output->finish());
  CHECK(stream.str() == "text");
}
