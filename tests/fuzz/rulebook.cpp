// SPDX-License-Identifier: Apache-2.0
// Any rule file beside a good policy and vocabulary loads or gives diagnostics, never both nothing.
#include "rulebook/rulebook.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace {

constexpr std::string_view kPolicy = R"(policy: p
title: {en: P}
issuer: {en: I}
number: null
issued: null
levels: {county: {en: county}}
params: {limit: {label: {en: limit}, clause: "1.1", values: {0001-01-01: 15}}}
clauses:
  - {id: "1.1", at: "1", gist: {en: g}, modality: must}
)";
constexpr std::string_view kFacts = R"(facts:
  subjects: {label: {en: subjects}, type: count}
  reports: {label: {en: reports}, type: list, of: {date: {type: date, label: {en: date}}}}
)";

std::filesystem::path make_folder() {
  const auto folder = std::filesystem::temp_directory_path() / ("ducha-fuzz-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "p");
  std::ofstream(folder / "p" / "policy.yaml") << kPolicy;
  std::ofstream(folder / "p" / "facts.yaml") << kFacts;
  return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path kFolder = make_folder();
  std::ofstream(kFolder / "p" / "1-rules.yaml", std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  ducha::Diagnostics diagnostics;
  const auto rules = ducha::load_policy(kFolder.string(), "p", diagnostics);
  if (rules == nullptr && diagnostics.errors() == 0) std::abort();
  for (const ducha::Diagnostic& diagnostic : diagnostics.all()) {
    static_cast<void>(ducha::to_text(diagnostic, ducha::Language::zh, true));
  }
  return 0;
}
