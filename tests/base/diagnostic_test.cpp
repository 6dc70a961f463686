// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/codes.h"
#include "base/limits.h"

namespace code = ducha::code;
using ducha::CodeRow;
using ducha::Diagnostics;
using ducha::Language;
using ducha::Severity;
using ducha::SourceText;

namespace {

// Every floor's.
#define DUCHA_CODE(name, id, severity, zh, en) {id, Severity::severity, zh, en},
#define DUCHA_CODE_OF(said_of, name, id, severity, zh, en) DUCHA_CODE(name, id, severity, zh, en)
constexpr CodeRow kRows[] = {
#include "authoring/codes.def"
#include "base/codes.def"
#include "batch/codes.def"
#include "cli/codes.def"
#include "document/codes.def"
#include "feel/codes.def"
#include "plan/codes.def"
#include "rulebook/codes.def"
#include "wording/codes.def"
};
#undef DUCHA_CODE_OF
#undef DUCHA_CODE

std::size_t holes(std::string_view sentence) {
  std::set<char> found;
  for (std::size_t at = 0; at + 2 < sentence.size(); ++at) {
    if (sentence[at] == '{' && sentence[at + 2] == '}' && sentence[at + 1] >= '0' && sentence[at + 1] <= '9') {
      found.insert(sentence[at + 1]);
    }
  }
  return found.size();
}

}  // namespace

TEST_CASE("every row of the table has a name of its own, both languages, and the same arguments in both") {
  std::set<std::string_view> names;
  for (const CodeRow& row : kRows) {
    CAPTURE(std::string(row.name));
    CHECK(names.insert(row.name).second);
    CHECK(row.name.find('.') != std::string_view::npos);
    CHECK_FALSE(row.zh.empty());
    CHECK_FALSE(row.en.empty());
    CHECK(holes(row.zh) == holes(row.en));
    // Chinese holds a character beyond ASCII, English none.
    CHECK(std::any_of(row.zh.begin(), row.zh.end(), [](char c) { return static_cast<unsigned char>(c) > 127; }));
  }
}

TEST_CASE("a diagnostic prints its place, its severity and its sentence in the reader's language") {
  const auto source = std::make_shared<const SourceText>("plans/a.yaml", "unit: A\nfatcs: {}\n");
  const ducha::Diagnostic diagnostic{code::base_nearest,
                                     {source, {8, 5}},
                                     {ducha::Text("facts")},
                                     {{code::base_first_here, {source, {0, 4}}, {}}},
                                     false};
  CHECK(ducha::to_text(diagnostic, Language::en, false) ==
        "plans/a.yaml:2:1: note: did you mean \"facts\"?\nplans/a.yaml:1:1: note: first given here\n");
  CHECK(diagnostic.message(Language::zh) != diagnostic.message(Language::en));
  CHECK(diagnostic.message(Language::zh) != diagnostic.message(Language::zh_hant));
}

TEST_CASE("braces that are no hole stay") {
  const ducha::Text text("{0} {x} {9}");
  CHECK(ducha::sentence(code::base_nearest, {text}, Language::en) == "did you mean \"{0} {x} {9}\"?");
}

TEST_CASE("one source's faults are listed up to the limit, and the limit is said") {
  Diagnostics diagnostics;
  const auto source = std::make_shared<const SourceText>("a.yaml", "x");
  for (std::size_t i = 0; i < ducha::kDiagnosticsPerSource + 20; ++i)
    diagnostics.add(code::base_more, {source, {}}, {"1"});
  CHECK(diagnostics.all().size() == ducha::kDiagnosticsPerSource + 1);
  CHECK(diagnostics.errors() == ducha::kDiagnosticsPerSource + 20);
  const auto other = std::make_shared<const SourceText>("b.yaml", "x");
  diagnostics.add(code::base_more, {other, {}}, {"1"});
  CHECK(diagnostics.all().size() == ducha::kDiagnosticsPerSource + 2);
}

TEST_CASE("languages are read as options and locales spell them") {
  struct Row {
    std::string_view text;
    bool known;
    Language want;
  };
  static constexpr Row kRows[] = {
      {"zh", true, Language::zh},
      {"zh_CN.UTF-8", true, Language::zh},
      {"zh-Hans", true, Language::zh},
      {"zh-Hant", true, Language::zh_hant},
      {"zh_TW.UTF-8", true, Language::zh_hant},
      {"zh-Hant-HK", true, Language::zh_hant},
      {"en_GB.UTF-8", true, Language::en},
      {"C.UTF-8", true, Language::en},
      {"POSIX", true, Language::en},
      {"fr_FR", false, Language::en},
      {"", false, Language::en},
      {"zhx", false, Language::en},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    Language language = Language::en;
    CHECK(ducha::read_language(row.text, language) == row.known);
    if (row.known) CHECK(language == row.want);
  }
}
