// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/codes.h"
#include "base/limits.h"
#include "base/snippet.h"
#include "base/text.h"

namespace ducha {

namespace {

constexpr std::size_t kShownName = 1'000;  // code points of a file's name

std::string place_text(const Place& at, bool whole_file) {
  if (!at.known()) return {};
  // A name is whatever a file system lets stand in one.
  const std::string name = shortened(whole_file ? at.source->name() : at.file(), kShownName);
  if (whole_file) return name + ": ";
  if (at.source->is_sheet(at.span.offset)) return name + ": ";
  const Position position = at.position();
  return fmt::format("{}:{}:{}: ", name, position.line, position.column);
}

// Whatever stands in its arguments, it is one line and nothing that a terminal would obey.
std::string shown(const std::string& sentence) { return shortened(sentence, sentence.size()); }

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

const WordTable<Severity>& table_of(Severity /*name*/) {
  static const WordTable<Severity> kTable({
#define DUCHA_SEVERITY(zh, en) Text(zh, en),
#include "base/severities.def"
#undef DUCHA_SEVERITY
  });
  return kTable;
}

std::string sentence(Code code, const std::vector<Text>& arguments, Language language) {
  const CodeRow& row = code.row();
  switch (language) {
    case Language::en: return filled(row.en, arguments, language);
    case Language::zh: return filled(row.zh, arguments, language);
    case Language::zh_hant: return filled(to_traditional(row.zh), arguments, language);
  }
  return {};
}

std::string Diagnostic::message(Language language) const { return sentence(code, arguments, language); }

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::error) ++errors_;
  if (diagnostic.severity() == Severity::warning) ++warnings_;
  if (diagnostic.at.source.get() != current_source_) {
    current_source_ = diagnostic.at.source.get();
    in_current_source_ = 0;
  }
  if (current_source_ != nullptr && ++in_current_source_ > kDiagnosticsPerSource) {
    if (in_current_source_ == kDiagnosticsPerSource + 1) {
      all_.push_back({code::base_more, diagnostic.at, {Text(std::to_string(kDiagnosticsPerSource))}, {}, true});
    }
    return;
  }
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add_file(Code code, std::string_view file, std::vector<Text> arguments) {
  Place at{std::make_shared<const SourceText>(std::string(file), std::string()), {}};
  add(Diagnostic{code, std::move(at), std::move(arguments), {}, true});
}

void Diagnostics::append(Diagnostics&& other) {
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
  other.clear();
}

void Diagnostics::clear() { *this = Diagnostics(); }

std::string to_text(const Diagnostic& diagnostic, Language language, bool with_snippet) {
  return to_text(diagnostic, diagnostic.severity(), language, with_snippet);
}

std::string to_text(const Diagnostic& diagnostic, Severity severity, Language language, bool with_snippet) {
  std::string result = fmt::format("{}{}: {}\n", place_text(diagnostic.at, diagnostic.whole_file),
                                   word(severity, language), shown(diagnostic.message(language)));
  if (with_snippet && !diagnostic.whole_file) result += snippet(diagnostic.at);
  for (const Note& note : diagnostic.notes) {
    result += fmt::format("{}{}: {}\n", place_text(note.at, false), word(Severity::note, language),
                          shown(sentence(note.code, note.arguments, language)));
    if (with_snippet) result += snippet(note.at);
  }
  return inert_lines(std::move(result));
}

}  // namespace ducha
