// SPDX-License-Identifier: Apache-2.0
// What is written by yaml-cpp's emitter is read through libyaml's events: every YAML file of the project means the same
// to both.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "document/read.h"
#include "document/split.h"

namespace {

using ducha::NodeView;

// The first difference, by its path; empty: none.
std::string difference(const NodeView& ours, const YAML::Node& theirs, const std::string& path) {
  if (!ours.exists() || ours.is_null()) return theirs.IsNull() || !theirs.IsDefined() ? "" : path + ": nothing here";
  if (ours.is_scalar()) {
    const bool same = theirs.IsScalar() && theirs.Scalar() == ours.text();
    return same ? "" : path + ": " + std::string(ours.text());
  }
  if (ours.is_list()) {
    if (!theirs.IsSequence() || theirs.size() != ours.size()) return path + ": a list";
    for (std::uint32_t i = 0; i < ours.size(); ++i) {
      const std::string found = difference(ours.element(i), theirs[i], path + '[' + std::to_string(i) + ']');
      if (!found.empty()) return found;
    }
    return "";
  }
  if (!theirs.IsMap() || theirs.size() != ours.size()) return path + ": a map";
  auto other = theirs.begin();
  for (const auto& [key, value] : ours.entries()) {
    const std::string at = path + '/' + std::string(key.text());
    std::string found = difference(key, other->first, at);
    if (found.empty()) found = difference(value, other->second, at);
    if (!found.empty()) return found;
    ++other;
  }
  return "";
}

}  // namespace

TEST_CASE("every YAML file of the project means the same to libyaml and to yaml-cpp") {
  std::size_t compared = 0;
  for (const char* const folder : {"rules", "examples", "docs"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(DUCHA_SOURCE_DIR) + '/' + folder)) {
      if (entry.path().extension() != ".yaml" && entry.path().extension() != ".yml") continue;
      std::ifstream file(entry.path());
      ducha::YamlSplitter splitter(file, entry.path().string());
      for (;;) {
        ducha::Diagnostics diagnostics;
        const ducha::SourcePtr source = splitter.next(diagnostics);
        if (source == nullptr) break;
        const std::optional<ducha::Document> document = read_yaml(source, diagnostics);
        // Some examples are broken, as they are meant to be.
        if (!document || diagnostics.errors() > 0) continue;
        CAPTURE(entry.path().string());
        CHECK(difference(document->root(), YAML::Load(std::string(source->bytes())), "") == "");
        ++compared;
      }
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("what would part the two dialects is seen") {
  ducha::Diagnostics diagnostics;
  const auto document =
      read_yaml(std::make_shared<ducha::SourceText>("a.yaml", "a: [1, {b: two}]\nc: |\n  x\n"), diagnostics);
  REQUIRE(document);
  CHECK(difference(document->root(), YAML::Load("{a: [1, {b: two}], c: \"x\\n\"}"), "") == "");
  CHECK(difference(document->root(), YAML::Load("{a: [1, {b: too}], c: \"x\\n\"}"), "") == "/a[1]/b: two");
  CHECK(difference(document->root(), YAML::Load("{a: [1, {b: two}], c: x}"), "") == "/c: x\n");
  CHECK(difference(document->root(), YAML::Load("{a: [1], c: \"x\\n\"}"), "") == "/a: a list");
}
