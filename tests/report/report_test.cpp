// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "report/formats.h"
#include "report/sink.h"
#include "report/tee.h"
#include "sample.h"

using ducha::Language;

namespace {

// What a person can review as text; the others are opened by the programs that they are made for (browser.mjs,
// foreign.py).
bool is_reviewed(const ducha::Format& format) {
  return format.name != "html" && format.name != "xlsx" && format.name != "sqlite";
}

std::string report_of(const ducha::Format& format, const ducha::ReportSettings& settings, bool empty = false) {
  std::ostringstream text;
  const auto output = ducha::stream_output(text);
  const auto report = format.make(*output, settings);
  if (empty) {
    report->begin({});
    report->end({});
  } else {
    ducha::tell_sample(*report);
  }
  CHECK(output->finish());
  return text.str();
}

// The file holds what is expected; under DUCHA_ACCEPT=1 it is rewritten.
void check_file(const std::string& name, const std::string& got) {
  const std::string path = std::string(DUCHA_SOURCE_DIR) + "/tests/report/expected/" + name;
  const char* accept = std::getenv("DUCHA_ACCEPT");
  if (accept != nullptr && std::string(accept) == "1") std::ofstream(path, std::ios::binary) << got;
  std::ifstream file(path, std::ios::binary);
  const std::string want((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  REQUIRE(!want.empty());
  CAPTURE(name);
  CHECK(got == want);
}

}  // namespace

TEST_CASE("every format in every language") {
  for (const ducha::Format& format : ducha::formats()) {
    if (!is_reviewed(format)) continue;
    for (const Language language : {Language::zh, Language::zh_hant, Language::en}) {
      const std::string name = std::string(to_string(language)) + '.' + std::string(format.extension);
      check_file(name, report_of(format, {language, false, false}));
    }
  }
}

TEST_CASE("colours, where they are asked for, and problems that were seen already") {
  check_file("colour.txt", report_of(*ducha::format_named("text"), {Language::en, true, true}));
}

TEST_CASE("text as wide as the terminal, and as much of it as is asked for") {
  const ducha::Format& text = *ducha::format_named("text");
  for (const std::size_t width : {80U, 120U}) {
    for (const Language language : {Language::zh, Language::en}) {
      ducha::ReportSettings settings;
      settings.language = language;
      settings.width = width;
      check_file(std::string(to_string(language)) + '.' + std::to_string(width) + ".txt", report_of(text, settings));
    }
  }
  for (const auto& [detail, name] : {std::pair(ducha::Detail::brief, "brief"), {ducha::Detail::summary, "summary"}}) {
    ducha::ReportSettings settings;
    settings.detail = detail;
    check_file(std::string(name) + ".txt", report_of(text, settings));
  }
}

TEST_CASE("a run that judged nothing is still a report") {
  for (const ducha::Format& format : ducha::formats()) {
    if (!is_reviewed(format)) continue;
    check_file("nothing." + std::string(format.extension), report_of(format, {Language::en, false, false}, true));
  }
}

TEST_CASE("a format is found by its name alone") {
  CHECK(ducha::format_named("json") != nullptr);
  for (const char* name : {"", "JSON", "jso", "xml"}) CHECK(ducha::format_named(name) == nullptr);
}

TEST_CASE("every report of a tee is told the same") {
  std::ostringstream first;
  std::ostringstream second;
  const auto first_output = ducha::stream_output(first);
  const auto second_output = ducha::stream_output(second);
  ducha::Tee tee;
  tee.add(ducha::ndjson_report(*first_output, {}));
  tee.add(ducha::ndjson_report(*second_output, {}));
  ducha::tell_sample(tee);
  CHECK(first.str() == report_of(*ducha::format_named("ndjson"), {}));
  CHECK(first.str() == second.str());
}
