// SPDX-License-Identifier: Apache-2.0
// What is wrong with an input: a code of a table, a place, the arguments of its sentence. Text is made when it is
// printed, in the reader's language.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/language.h"
#include "base/source.h"
#include "base/word_table.h"

namespace ducha {

[[nodiscard]] std::string_view to_string(Severity severity);           // the machine's word: "error" "warning" "note"
[[nodiscard]] const WordTable<Severity>& table_of(Severity severity);  // the reader's

struct Note {
  Code code;
  Place at;
  std::vector<Text> arguments;
};

struct Diagnostic {
  Code code;
  Place at;  // source known and span empty at 0: the file as a whole where whole_file is set
  std::vector<Text> arguments;
  std::vector<Note> notes;
  bool whole_file = false;  // the place is the file, not a line in it

  [[nodiscard]] Severity severity() const { return code.row().severity; }
  [[nodiscard]] std::string message(Language language) const;  // the sentence alone
};

// The sentence of a code with its arguments filled in.
[[nodiscard]] std::string sentence(Code code, const std::vector<Text>& arguments, Language language);

// Collects diagnostics. Past kDiagnosticsPerSource of one source the rest is counted, and one line says so.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void add(Code code, Place at, std::vector<Text> arguments = {}) {
    add(Diagnostic{code, std::move(at), std::move(arguments), {}, false});
  }
  // About a file as a whole, whether or not it could be read.
  void add_file(Code code, std::string_view file, std::vector<Text> arguments = {});

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return warnings_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  void append(Diagnostics&& other);
  void clear();

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t in_current_source_ = 0;
  const SourceText* current_source_ = nullptr;
};

// "file:line:column: error: sentence", and under it, where `with_snippet`, the line and a caret (base/snippet.h),
// then its notes in the same form.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Language language, bool with_snippet);
// The same with a severity that a run gives it, such as a warning that --strict makes an error.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Severity severity, Language language,
                                  bool with_snippet);

}  // namespace ducha
