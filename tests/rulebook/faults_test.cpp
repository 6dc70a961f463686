// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "rulebook/rulebook.h"

namespace fs = std::filesystem;

namespace {

const fs::path kData = fs::path(DUCHA_SOURCE_DIR) / "tests" / "rulebook";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// A copy of the good rulebook that is gone with the object.
class Copy {
 public:
  Copy() : root_(fs::temp_directory_path() / ("ducha-rulebook-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::copy(kData / "data" / "good", root_, fs::copy_options::recursive);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { fs::remove_all(root_); }

  [[nodiscard]] fs::path file(const std::string& name) const { return root_ / "small" / name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }
  // Diagnostics with the folder's name left out, one a line, notes indented.
  [[nodiscard]] std::string said(bool* loaded = nullptr) const {
    ducha::Diagnostics diagnostics;
    const auto rules = ducha::load_policy(root_.string(), "small", diagnostics);
    if (loaded != nullptr) *loaded = rules != nullptr;
    CHECK((rules == nullptr) == (diagnostics.errors() > 0));
    std::string text;
    for (const ducha::Diagnostic& each : diagnostics.all()) {
      std::istringstream lines(ducha::to_text(each, ducha::Language::en, false));
      bool first = true;
      for (std::string line; std::getline(lines, line); first = false) text += (first ? "" : "  ") + line + "\n";
      CHECK(ducha::to_text(each, ducha::Language::zh, true) != ducha::to_text(each, ducha::Language::en, true));
    }
    replace_all(text, (root_ / "small").string() + "/", "");
    return text;
  }

 private:
  fs::path root_;
};

}  // namespace

TEST_CASE("the good rulebook loads without a word") {
  bool loaded = false;
  CHECK(Copy().said(&loaded).empty());
  CHECK(loaded);
}

TEST_CASE("each fault is told with its place and what was expected") {
  std::ifstream file(kData / "faults.txt");
  std::string line, what;
  std::size_t cases = 0;
  std::vector<std::string> lines;
  const auto run = [&] {
    if (what.empty()) return;
    CAPTURE(what);
    ++cases;
    REQUIRE(!lines.empty());
    const std::size_t colon = lines[0].find(": ");
    const std::size_t arrow = lines[0].find(" ->");
    REQUIRE(colon != std::string::npos);
    REQUIRE(arrow != std::string::npos);
    const std::string name = lines[0].substr(0, colon);
    std::string from = lines[0].substr(colon + 2, arrow - colon - 2);
    std::string to = lines[0].size() > arrow + 4 ? lines[0].substr(arrow + 4) : std::string();
    replace_all(from, "\\n", "\n");
    replace_all(to, "\\n", "\n");
    const Copy copy;
    std::string text = bytes_of(copy.file(name));
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    copy.write(name, text.replace(at, from.size(), to));
    std::string want;
    for (std::size_t i = 1; i < lines.size(); ++i) want += lines[i] + "\n";
    CHECK(copy.said() == want);
  };
  while (std::getline(file, line)) {
    if (line.starts_with("#") || line.empty()) continue;
    if (line.starts_with("== ")) {
      run();
      what = line.substr(3);
      lines.clear();
    } else {
      lines.push_back(line);
    }
  }
  run();
  CHECK(cases > 25);
}

TEST_CASE("whatever stands in place of any line, loading ends with a rulebook or with an error") {
  const Copy copy;
  std::size_t changed = 0;
  for (const char* name : {"policy.yaml", "facts.yaml", "1-rules.yaml"}) {
    const std::string good = bytes_of(copy.file(name));
    for (const std::string& other :
         {std::string(), std::string("null"), std::string("[]"), std::string("{}"), std::string("- x"),
          std::string("\x01\xFF"), std::string("a: *b"), std::string(2000, '['), std::string("? {a: b}\n: c")}) {
      copy.write(name, other);
      static_cast<void>(copy.said());
      std::size_t begin = 0;
      while (begin < good.size()) {
        const std::size_t end = std::min(good.find('\n', begin), good.size());
        const std::size_t value = good.find(": ", begin);
        if (value < end) {
          std::string text = good;
          copy.write(name, text.replace(value + 2, end - value - 2, other));
          static_cast<void>(copy.said());
          ++changed;
        }
        begin = end + 1;
      }
    }
    copy.write(name, good);
  }
  CHECK(changed > 100);
}

TEST_CASE("a folder that holds no policy, and a file that is a folder, are told") {
  ducha::Diagnostics diagnostics;
  CHECK(ducha::policies_in("no such folder", diagnostics).empty());
  CHECK(diagnostics.errors() == 1);
  const Copy copy;
  fs::remove(copy.file("facts.yaml"));
  fs::create_directory(copy.file("facts.yaml"));
  CHECK(copy.said().find("cannot read the file") != std::string::npos);
}
