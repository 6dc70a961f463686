// SPDX-License-Identifier: Apache-2.0
#include "cli/options/manual.h"

#include <string_view>

#include "base/text.h"
#include "cli/options/choices.h"
#include "cli/options/option.h"
#include "cli/words.h"

namespace ducha {

namespace {

// Text for roff: nothing in it is a request or an escape, and a hyphen stays one that can be copied.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string upper(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

class Manual {
 public:
  // `section name` as the page is called, and its sentence. The page bears no date, so that it is the same whenever it
  // is made.
  Manual(std::string_view name, std::string_view sentence, Language language) : language_(language) {
    text_ = ".TH " + upper(name) + " 1 \"\" \"ducha " DUCHA_VERSION "\" ducha\n.nh\n.ad l\n";
    section(CliWord::man_name);
    line(roff(name) + " \\- " + roff(sentence));
  }
  void section(CliWord head) { text_ += ".SH " + word(head, language_) + '\n'; }
  void line(std::string_view already_roff) { text_.append(already_roff).append(1, '\n'); }
  void entry(std::string_view already_roff, std::string_view sentence) {
    line(".TP");
    line(already_roff);
    line(roff(sentence));
  }
  void exit_codes() {
    section(CliWord::man_exit);
    entry("0", word(CliWord::exit_0, language_));
    entry("1", word(CliWord::exit_1, language_));
    entry("2", word(CliWord::exit_2, language_));
  }
  void environment() {
    section(CliWord::man_environment);
    entry("\\fBDUCHA_RULES\\fR", word(CliWord::man_rules, language_));
    entry("\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR", word(CliWord::man_locale, language_));
    entry("\\fBNO_COLOR\\fR", word(CliWord::man_no_color, language_));
  }
  std::string text() && { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

std::string spelt(const OptionRow& row) {
  std::string out;
  for (const std::string& spelling : split_list(row.spellings)) out += (out.empty() ? "" : ", ") + bold(spelling);
  return row.argument.empty() ? out : out + " \\fI" + roff(row.argument) + "\\fR";
}

}  // namespace

std::string program_manual(Language language) {
  Manual page("ducha", word(CliWord::tagline, language), language);
  page.section(CliWord::man_synopsis);
  page.line(bold("ducha") + " \\fI" + roff("COMMAND") + "\\fR [\\fIOPTIONS\\fR] [\\fI...\\fR]");
  page.section(CliWord::man_commands);
  for (const Command& command : commands()) {
    page.entry(bold("ducha " + std::string(command.name)) + ' ' + roff(command.arguments),
               command.sentence.in(language));
  }
  page.exit_codes();
  page.environment();
  page.section(CliWord::man_see_also);
  std::string others;
  for (const Command& command : commands()) {
    others += (others.empty() ? "" : ", ") + bold("ducha-" + std::string(command.name)) + "(1)";
  }
  page.line(others);
  return std::move(page).text();
}

std::string command_manual(const Command& command, Language language) {
  Manual page("ducha-" + std::string(command.name), command.sentence.in(language), language);
  page.section(CliWord::man_synopsis);
  page.line(bold("ducha " + std::string(command.name)) + " [\\fIOPTIONS\\fR] " + roff(command.arguments));
  page.section(CliWord::man_options);
  for (const TakenOption& option : taken_by(command).options) {
    const OptionRow& row = row_of(option.name);
    page.entry(spelt(row), sentence_of(row, language));
  }
  page.exit_codes();
  page.environment();
  page.section(CliWord::man_see_also);
  page.line(bold("ducha") + "(1)");
  return std::move(page).text();
}

}  // namespace ducha
