// SPDX-License-Identifier: Apache-2.0
#include "plan/inputs.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/limits.h"
#include "document/codes.h"
#include "plan/codes.h"
#include "plan/reader.h"

namespace fs = std::filesystem;

using ducha::Code;
namespace code = ducha::code;
using ducha::Diagnostics;
using ducha::Input;
using ducha::PlanFormat;

namespace {

// A folder that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "ducha-inputs-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  void write(const std::string& name) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << "unit: A\n";
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> found;
  for (const auto& diagnostic : diagnostics.all()) found.push_back(diagnostic.code);
  return found;
}

}  // namespace

TEST_CASE("endings say formats") {
  struct Row {
    const char* path;
    const char* word;  // nullptr: none
  };
  static constexpr Row kRows[] = {
      {"a.yaml", "yaml"},     {"a/b.yml", "yaml"},  {"a.YAML", "yaml"},     {"a.json", "json"},
      {"a.ndjson", "ndjson"}, {"a.jsonl", "jsonl"}, {"a.tar.json", "json"}, {"a", nullptr},
      {"", nullptr},          {"a.txt", nullptr},   {"a.json/b", nullptr},  {"yaml", nullptr},
      {".", nullptr},         {"a.csv", "csv"},     {"a.TSV", "tsv"},       {"csv", nullptr},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.path);
    const auto format = ducha::format_of(row.path);
    REQUIRE(format.has_value() == (row.word != nullptr));
    if (row.word != nullptr) CHECK(format == ducha::read_plan_format(row.word));
  }
  CHECK_FALSE(ducha::read_plan_format("docx").has_value());
  CHECK_FALSE(ducha::read_plan_format("").has_value());
}

TEST_CASE("files as named, folders in byte order, hidden entries and other endings left out") {
  const Folder folder;
  for (const char* name : {"b.yaml", "a/z.yml", "a/b/c.json", "B.ndjson", "a.jsonl", "notes.md", ".hidden.yaml",
                           ".git/x.yaml", "a/.h/y.yaml", "\xE9\x9D\x92.yaml"}) {
    folder.write(name);
  }
  fs::create_directory_symlink(folder.path(), folder.path() / "a" / "loop");
  Diagnostics diagnostics;
  const std::vector<Input> inputs = ducha::inputs_of(
      {folder.at("b.yaml"), "-", folder.path().string(), folder.at("b.yaml")}, PlanFormat::ndjson, diagnostics);
  std::vector<std::string> got;
  for (const Input& input : inputs) {
    got.push_back(input.path == "-" ? "-" : fs::path(input.path).lexically_relative(folder.path()).string());
  }
  // What was named before is not read again.
  const std::vector<std::string> want = {"b.yaml",     "-",       "B.ndjson",         "a.jsonl",
                                         "a/b/c.json", "a/z.yml", "\xE9\x9D\x92.yaml"};
  CHECK(got == want);
  CHECK(inputs[1].format == PlanFormat::ndjson);
  CHECK(inputs[2].format == PlanFormat::ndjson);
  CHECK(inputs[4].format == PlanFormat::json);
  CHECK(diagnostics.empty());
}

TEST_CASE("what cannot be read is said, and the rest is read") {
  const Folder folder;
  folder.write("plan.txt");
  folder.write("plan.yaml");
  fs::create_directory(folder.path() / "empty");
  fs::create_directory(folder.path() / "other");
  folder.write("other/readme.md");
  fs::create_symlink(folder.path() / "nowhere", folder.path() / "dangling.yaml");
  Diagnostics diagnostics;
  const std::vector<Input> inputs =
      ducha::inputs_of({folder.at("absent.yaml"), folder.at("plan.txt"), folder.at("empty"), folder.at("other"),
                        folder.at("dangling.yaml"), folder.at("plan.yaml")},
                       PlanFormat::yaml, diagnostics);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].path == folder.at("plan.yaml"));
  CHECK(codes(diagnostics) == std::vector<Code>{code::plan_not_found, code::plan_format, code::plan_folder_empty,
                                                code::plan_folder_empty, code::plan_not_found});
  CHECK(diagnostics.errors() == 3);
  CHECK(ducha::to_text(diagnostics.all()[0], ducha::Language::en, false) ==
        folder.at("absent.yaml") + ": error: no such file or folder\n");
}

TEST_CASE("linked folders are walked once, and links to nothing are said") {
  const Folder folder;
  folder.write("plans/a.yaml");
  folder.write("real/bad.yaml");
  fs::create_directory_symlink(folder.path() / "real", folder.path() / "plans" / "linked");
  fs::create_directory_symlink(folder.path() / "plans", folder.path() / "plans" / "loop");
  fs::create_symlink(folder.path() / "gone", folder.path() / "plans" / "dangling.yaml");
  fs::create_symlink(folder.path() / "gone", folder.path() / "plans" / "notes.txt");
  fs::create_symlink(folder.path() / "plans" / "a.yaml", folder.path() / "plans" / "same.yaml");
  Diagnostics diagnostics;
  const std::vector<Input> inputs = ducha::inputs_of({folder.at("plans")}, PlanFormat::yaml, diagnostics);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].path == folder.at("plans/a.yaml"));
  CHECK(inputs[1].path == folder.at("plans/linked/bad.yaml"));
  CHECK(codes(diagnostics) == std::vector<Code>{code::plan_link_dangling});
}

TEST_CASE("what is excluded, and policies of rulebooks, are left out") {
  const Folder folder;
  for (const char* name : {"a.yaml", "b/c.yaml", "b/d.json", "node_modules/e.json", "out/f.yaml", "draft-g.yaml",
                           "rules/u/policy.yaml", "rules/u/facts.yaml"}) {
    folder.write(name);
  }
  std::ofstream(folder.path() / ".duchaignore") << "# drafts\ndraft-*\n\nnode_modules/\n";
  Diagnostics diagnostics;
  const std::vector<Input> inputs =
      ducha::inputs_of({folder.path().string()}, PlanFormat::yaml, diagnostics, {"b/*.json", "out"});
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].path == folder.at("a.yaml"));
  CHECK(inputs[1].path == folder.at("b/c.yaml"));
  CHECK(codes(diagnostics) == std::vector<Code>{code::plan_rulebook_folder});
}

TEST_CASE("a file without permission is said") {
  if (geteuid() == 0) return;  // root may read everything
  const Folder folder;
  folder.write("plan.yaml");
  fs::permissions(folder.at("plan.yaml"), fs::perms::none);
  Diagnostics diagnostics;
  CHECK(ducha::inputs_of({folder.at("plan.yaml")}, PlanFormat::yaml, diagnostics).empty());
  CHECK(codes(diagnostics) == std::vector<Code>{code::plan_unreadable});
}

TEST_CASE("a pipe is what standard input would be") {
  Diagnostics diagnostics;
  const std::vector<Input> inputs = ducha::inputs_of({"/dev/null"}, PlanFormat::json, diagnostics);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].format == PlanFormat::json);
  CHECK(diagnostics.empty());
}

namespace {

// Gives the same piece again and again, and counts what was taken.
class Endless : public std::streambuf {
 public:
  Endless(std::string piece, std::size_t pieces) : piece_(std::move(piece)), left_(pieces) {}
  [[nodiscard]] std::size_t taken() const { return taken_; }

 private:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    --left_;
    taken_ += piece_.size();
    setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
    return traits_type::to_int_type(piece_[0]);
  }
  std::string piece_;
  std::size_t left_;
  std::size_t taken_ = 0;
};

class Failing : public std::streambuf {
  int_type underflow() override { throw std::runtime_error("the disk is gone"); }
};

}  // namespace

TEST_CASE("streams are read as they go, not ahead of the plan that is asked for") {
  struct Row {
    PlanFormat format;
    const char* piece;
  };
  static constexpr Row kRows[] = {{PlanFormat::yaml, "---\nunit: A\n"}, {PlanFormat::ndjson, "{\"unit\": \"A\"}\n"}};
  for (const Row& row : kRows) {
    constexpr std::size_t kPieces = 2'000;
    Endless buffer(row.piece, kPieces);
    std::istream stream(&buffer);
    const auto cutter = ducha::plan_cutter(stream, "f", row.format);
    auto reader = ducha::PlanReader(*cutter);
    std::optional<ducha::ReadPlan> reading;
    std::size_t plans = 0;
    while ((reading = reader.next())) {
      ++plans;
      REQUIRE(reading->plan.has_value());
      CHECK(buffer.taken() <= (plans + 2) * std::string(row.piece).size());
    }
    CHECK(plans == kPieces);
  }
}

TEST_CASE("a stream that fails is said") {
  for (const PlanFormat format : {PlanFormat::yaml, PlanFormat::json, PlanFormat::ndjson}) {
    Failing buffer;
    std::istream broken(&buffer);
    std::ifstream unopened("/nowhere/at/all.yaml");
    for (std::istream* stream : {&broken, static_cast<std::istream*>(&unopened)}) {
      const auto cutter = ducha::plan_cutter(*stream, "f", format);
      auto reader = ducha::PlanReader(*cutter);
      std::optional<ducha::ReadPlan> reading;
      REQUIRE((reading = reader.next()));
      CHECK_FALSE(reading->plan.has_value());
      CHECK(codes(reading->diagnostics) == std::vector<Code>{code::plan_unreadable});
      CHECK_FALSE(reader.next().has_value());
    }
  }
}

TEST_CASE("a document above the limit costs only itself") {
  std::istringstream stream("{\"unit\": \"A\"}\n{\"unit\": \"" + std::string(70U << 20U, 'x') +
                            "\"}\n{\"unit\": \"C\"}\n");
  const auto cutter = ducha::plan_cutter(stream, "f", PlanFormat::ndjson);
  auto reader = ducha::PlanReader(*cutter);
  std::optional<ducha::ReadPlan> reading;
  std::string got;
  while ((reading = reader.next())) {
    got += reading->plan ? reading->plan->unit : "-";
    if (!reading->plan) CHECK(codes(reading->diagnostics) == std::vector<Code>{code::document_too_large});
  }
  CHECK(got == "A-C");
}

TEST_CASE("a JSON file above the limit is said") {
  Endless buffer(std::string(1U << 20U, ' '), (ducha::kJsonFileBytes >> 20U) + 2);
  std::istream stream(&buffer);
  const auto cutter = ducha::plan_cutter(stream, "f", PlanFormat::json);
  auto reader = ducha::PlanReader(*cutter);
  std::optional<ducha::ReadPlan> reading;
  REQUIRE((reading = reader.next()));
  CHECK(codes(reading->diagnostics) == std::vector<Code>{code::document_file_too_large});
  CHECK_FALSE(reader.next().has_value());
}
