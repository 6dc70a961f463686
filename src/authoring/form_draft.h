// SPDX-License-Identifier: Apache-2.0
// A workbook to fill in while it is made: its language, its sheets, and what finds no room in them. Help, the single
// answers and the words of drop-downs are there from the beginning, those of lists come behind them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "authoring/words.h"
#include "base/diagnostic.h"
#include "base/language.h"
#include "document/book.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "plan/form_words.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct FormDraft {
  // Where `diagnostics` is null, nothing is filled in.
  FormDraft(const PolicyRules& rules, Language language, Diagnostics* diagnostics);

  [[nodiscard]] BookSheet& help() { return book.sheets[0]; }
  [[nodiscard]] BookSheet& answers() { return book.sheets[1]; }
  [[nodiscard]] BookSheet& words() { return book.sheets[2]; }
  // With its help written, and the words last, where nobody looks for a form.
  [[nodiscard]] Book done();

  [[nodiscard]] bool is_blank() const { return diagnostics == nullptr; }
  [[nodiscard]] std::string text_of(PageWord name) const { return word(name, language); }
  [[nodiscard]] std::string text_of(FormWord name) const { return words_of(name).in(language); }
  [[nodiscard]] std::string in(const Text& text) const { return text.in(language); }
  [[nodiscard]] std::string label_of(const FactSpec& fact) const;
  // A label may hold the mark between steps only in name.
  [[nodiscard]] std::string path_text(const std::vector<std::string>& labels) const;

  // A value that no cell can hold.
  void lose(const NodeView& value);

  const PolicyRules& rules;
  const Language language;
  Diagnostics* const diagnostics;
  Book book;
  std::map<std::vector<std::string>, std::uint32_t> word_columns;  // each set of words by its column

 private:
  void write_words();
  void write_help();
};

// Where a fact or a field stands: by its labels, as the form shows it, and by its names, as the form is read.
struct FormPlace {
  std::vector<std::string> labels;
  std::vector<std::string> names;

  [[nodiscard]] FormPlace below(const std::string& label, const std::string& name) const;
};

}  // namespace ducha
