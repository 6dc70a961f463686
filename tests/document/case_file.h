// SPDX-License-Identifier: Apache-2.0
// Cases as files that hold an input and everything that is expected of it.
//
//   === case what it shows           begins a case
//   === yaml                         an input; `=== yaml escaped`: \xNN in it is one byte, a \ at a line's end joins
//   lines
//   ...
//   === nodes                         what is expected
//   ...
//
// With DUCHA_ACCEPT=1 in the environment the files are rewritten with what came out, for review.
#pragma once

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ducha {

struct Section {
  std::string title;  // "yaml", "nodes"
  bool escaped = false;
  std::string written;  // as it stands in the file

  [[nodiscard]] std::string bytes() const {
    if (!escaped) return written;
    std::string result;
    for (std::size_t at = 0; at < written.size(); ++at) {
      if (written[at] == '\\' && at + 1 < written.size() && written[at + 1] == '\n') {
        ++at;
      } else if (written[at] == '\\' && at + 3 < written.size() && written[at + 1] == 'x') {
        result += static_cast<char>(std::stoi(written.substr(at + 2, 2), nullptr, 16));
        at += 3;
      } else {
        result += written[at];
      }
    }
    return result;
  }
};

struct Case {
  std::string name;
  std::vector<Section> sections;

  [[nodiscard]] const Section* section(std::string_view title) const {
    for (const Section& section : sections) {
      if (section.title == title) return &section;
    }
    return nullptr;
  }
};

struct CaseFile {
  std::string head;  // what stands before the first case
  std::vector<Case> cases;
};

inline CaseFile read_case_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE_MESSAGE(stream.good(), path);
  CaseFile file;
  std::string line;
  while (std::getline(stream, line)) {
    if (line.starts_with("=== case ")) {
      file.cases.push_back({line.substr(9), {}});
    } else if (line.starts_with("=== ")) {
      REQUIRE(!file.cases.empty());
      const std::size_t end = line.find(' ', 4);
      const std::string title = line.substr(4, end == std::string::npos ? end : end - 4);
      file.cases.back().sections.push_back({title, line.ends_with(" escaped"), {}});
    } else if (file.cases.empty()) {
      file.head += line + "\n";
    } else {
      REQUIRE(!file.cases.back().sections.empty());
      file.cases.back().sections.back().written += line + "\n";
    }
  }
  return file;
}

// The results of one case: titles and texts of the sections that are expected. An empty text is no section.
using Results = std::vector<std::pair<std::string, std::string>>;

// Runs every case of tests/<path>, in the order of the file. Sections whose title is none of `inputs` are what is
// expected; they and the results must be the same word for word.
inline void run_case_file(const std::string& path, const std::set<std::string>& inputs,
                          const std::function<Results(const Case&)>& run) {
  const std::string whole_path = std::string(DUCHA_SOURCE_DIR) + "/tests/" + path;
  CaseFile file = read_case_file(whole_path);
  REQUIRE_FALSE(file.cases.empty());
  const bool accept = std::getenv("DUCHA_ACCEPT") != nullptr;
  std::set<std::string> names;
  std::string rewritten = file.head;
  for (const Case& item : file.cases) {
    CAPTURE(item.name);
    CHECK_MESSAGE(names.insert(item.name).second, "two cases of one name");
    Results results = run(item);
    std::erase_if(results, [](const auto& result) { return result.second.empty(); });
    rewritten += "=== case " + item.name + "\n";
    std::size_t expected = 0;
    for (const Section& section : item.sections) {
      if (!inputs.contains(section.title)) {
        ++expected;
        continue;
      }
      rewritten += "=== " + section.title + (section.escaped ? " escaped\n" : "\n") + section.written;
    }
    for (const auto& [title, text] : results) {
      rewritten += "=== " + title + "\n" + text;
      if (accept) continue;
      const Section* section = item.section(title);
      CAPTURE(title);
      CHECK(text == (section == nullptr ? std::string("no such section") : section->written));
    }
    if (!accept) CHECK_MESSAGE(expected == results.size(), "sections are expected that did not come out");
  }
  if (accept) std::ofstream(whole_path, std::ios::binary) << rewritten;
}

}  // namespace ducha
