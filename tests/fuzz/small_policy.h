// SPDX-License-Identifier: Apache-2.0
// A folder of its own for a fuzzer, removed at the end, and the smallest policy to put into it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "rulebook/rulebook.h"

namespace ducha {

inline constexpr std::string_view kSmallPolicy = R"(policy: p
title: {en: P}
issuer: {en: I}
number: null
issued: null
levels: {county: {en: county}}
params: {limit: {label: {en: limit}, clause: "1.1", values: {0001-01-01: 15}}}
clauses:
  - {id: "1.1", at: "1", gist: {en: g}, modality: must}
)";
inline constexpr std::string_view kSmallFacts = R"(facts:
  subjects: {label: {en: subjects}, type: count}
  reports: {label: {en: reports}, type: list, of: {date: {type: date, label: {en: date}}}}
)";
inline constexpr std::string_view kSmallRules = R"(policy: p
rules:
  - id: p.few
    clause: "1.1"
    quote: q
    title: {en: few}
    require: subjects <= limit
    cases: [{facts: {subjects: 1}, expect: pass}]
  - id: p.reports
    clause: "1.1"
    quote: q
    title: {en: reports}
    every: quarter
    require: count(reports[date in window]) > 0
    cases: [{period: 2024-Q1, facts: {reports: []}, expect: fail}]
)";

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

// Loaded, for files that speak of rules.
inline std::shared_ptr<const PolicyRules> small_policy() {
  const FuzzFolder folder;
  folder.write_small_policy();
  Diagnostics diagnostics;
  auto rules = load_policy(folder.path().string(), "p", diagnostics);
  if (rules == nullptr) std::abort();
  return rules;
}

}  // namespace ducha
