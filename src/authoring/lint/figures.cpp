// SPDX-License-Identifier: Apache-2.0
// Whose figure: a rule that compares with a number or a parameter which its clause does not contain decides under a
// reading, and has to say which. 0 and 1 are none, once and all.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/written.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/numerals.h"
#include "feel/syntax/tokens.h"
#include "feel/value/temporal.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

struct Word {
  std::string_view word;
  std::int64_t value;
};

#define DUCHA_MONTHS(word, months) {word, months},
#define DUCHA_DAYS(word, days)
#define DUCHA_PART(word, divisor)
constexpr auto kMonths = std::to_array<Word>({
#include "authoring/lint/figure_words.def"
});
#define DUCHA_MONTHS(word, months)
#define DUCHA_DAYS(word, days) {word, days},
#define DUCHA_PART(word, divisor)
constexpr auto kDays = std::to_array<Word>({
#include "authoring/lint/figure_words.def"
});
#define DUCHA_MONTHS(word, months)
#define DUCHA_DAYS(word, days)
#define DUCHA_PART(word, divisor) {word, divisor},
constexpr auto kParts = std::to_array<Word>({
#include "authoring/lint/figure_words.def"
});

#define DUCHA_DIGIT(character, value) character,
#define DUCHA_UNIT(character, power) character,
#define DUCHA_TENS(character, value) character,
constexpr auto kNumeralCharacters = std::to_array<std::string_view>({
#include "facts/numerals.def"
});

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool is_numeral(std::string_view character) {
  if (character.size() == 1) return (character[0] >= '0' && character[0] <= '9') || character[0] == '.';
  return std::find(kNumeralCharacters.begin(), kNumeralCharacters.end(), character) != kNumeralCharacters.end();
}

// What the words of a clause say in figures, as far as a rule could mean it.
class ClauseFigures {
 public:
  explicit ClauseFigures(std::string_view text) : text_(narrowed(text)) {
    std::vector<std::string_view> run;
    for (std::size_t at = 0; at < text_.size();) {
      const std::string_view character = std::string_view(text_).substr(at, code_point_at(text_, at).length);
      if (is_numeral(character)) {
        run.push_back(character);
      } else {
        read_run(run);
        run.clear();
      }
      at += character.size();
    }
    read_run(run);
    add_parts();
  }

  [[nodiscard]] bool say(const feel::Value& value) const {
    switch (value.kind()) {
      case feel::Kind::number: return says(value.as_number());
      case feel::Kind::date: return says(Decimal(value.as_date().year));
      case feel::Kind::years_months: return says_length(value.as_years_months().months, kMonths);
      case feel::Kind::days_time: return says_length(value.as_days_time().seconds / kSecondsOfDay, kDays);
      case feel::Kind::list:
        return std::all_of(value.elements().begin(), value.elements().end(),
                           [this](const feel::Value& element) { return say(element); });
      case feel::Kind::null:
      case feel::Kind::boolean:
      case feel::Kind::string:
      case feel::Kind::time:
      case feel::Kind::date_time:
      case feel::Kind::range:
      case feel::Kind::context:
      case feel::Kind::function: return true;
    }
    return true;
  }

 private:
  static constexpr std::int64_t kSecondsOfDay = 86'400;

  // Each piece of it too: where a numeral begins among its like nobody can see.
  void read_run(const std::vector<std::string_view>& run) {
    for (std::size_t begin = 0; begin < run.size(); ++begin) {
      std::string piece;
      for (std::size_t end = begin; end < run.size(); ++end) {
        piece += run[end];
        if (const auto numeral = read_numeral(piece)) said_.insert(numeral->value.to_string());
      }
    }
  }

  void add_parts() {
    const std::set<std::string> whole = said_;
    for (const auto& [word, divisor] : kParts) {
      if (!holds(text_, word)) continue;
      add_quotient(Decimal(1), Decimal(divisor));
      for (const std::string& figure : whole) add_quotient(Decimal::read(figure), Decimal(divisor));
    }
    // One in three, two thirds, one to fifteen.
    for (const std::string& above : whole) {
      for (const std::string& below : whole) add_quotient(Decimal::read(above), *Decimal::read(below));
    }
  }
  void add_quotient(const std::optional<Decimal>& above, const Decimal& below) {
    const auto quotient = above ? divide(*above, below) : std::nullopt;
    if (quotient) said_.insert(quotient->to_string());
  }

  [[nodiscard]] bool says(const Decimal& figure) const {
    return figure == Decimal(0) || figure == Decimal(1) || said_.contains(figure.to_string());
  }
  template <std::size_t kSize>
  [[nodiscard]] bool says_length(std::int64_t length, const std::array<Word, kSize>& units) const {
    return std::any_of(units.begin(), units.end(), [&](const Word& unit) {
      return holds(text_, unit.word) && length % unit.value == 0 && says(Decimal(length / unit.value));
    });
  }

  std::string text_;
  std::set<std::string> said_;
};

std::string words_of(const PolicyRules& rules, const Rule& rule) {
  std::string text = rule.quote;
  for (const std::size_t index : rule.clauses) {
    const Clause& clause = rules.policy.clauses[index];
    text += '\n' + clause.gist.zh + '\n' + clause.gist.en + '\n' + clause.words + '\n' + clause.opens;
  }
  return text;
}

// Numbers that count no unit of anything: a position in a list, a part of a day, places of rounding.
bool is_of_form(std::string_view function) {
  static constexpr auto kFunctions = std::to_array<std::string_view>(
      {"date", "time", "substring", "up", "down", "floor", "ceiling", "decimal", "sublist", "duration"});
  return std::find(kFunctions.begin(), kFunctions.end(), function) != kFunctions.end();
}

// The literals of an expression that stand for a quantity.
std::vector<feel::Value> quantities_in(std::string_view text) {
  const std::vector<feel::Token> tokens = feel::tokens_of(text);
  std::vector<feel::Value> found;
  std::vector<std::string_view> open;  // the function of each bracket
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const feel::Mark mark = tokens[i].mark;
    const auto mark_at = [&tokens](std::size_t at) { return at < tokens.size() ? tokens[at].mark : feel::Mark::end; };
    if (mark == feel::Mark::left_paren)
      open.push_back(i > 0 && tokens[i - 1].mark == feel::Mark::word ? feel::text_of(tokens[i - 1], text)
                                                                     : std::string_view());
    if (mark == feel::Mark::right_paren && !open.empty()) open.pop_back();
    if (mark != feel::Mark::number && mark != feel::Mark::at) continue;
    const bool position =
        i > 0 && tokens[i - 1].mark == feel::Mark::left_bracket && mark_at(i + 1) == feel::Mark::right_bracket;
    const bool of_form = std::any_of(open.begin(), open.end(), is_of_form);
    if (position || of_form) continue;
    const feel::Token& last = mark == feel::Mark::at && i + 1 < tokens.size() ? tokens[i + 1] : tokens[i];
    for (feel::Value& value : literals_in(text.substr(tokens[i].at.offset, last.at.end() - tokens[i].at.offset)))
      found.push_back(std::move(value));
  }
  return found;
}

class Figures {
 public:
  Figures(const PolicyRules& rules, const Rule& rule) : rules_(rules), said_(words_of(rules, rule)) {
    for_each_deciding(rule, [this](const Expression& expression) { take(expression); });
  }
  [[nodiscard]] const std::vector<std::string>& of_nobody() const { return of_nobody_; }

 private:
  void take(const Expression& expression) {
    for (const feel::Value& value : quantities_in(expression.text)) {
      if (!said_.say(value)) add(feel::to_feel(value));
    }
    for (const feel::ReadPath& path : expression.program->reads()) {
      if (!rules_.slots.is_param(path.slot)) continue;
      const Param& param = rules_.policy.params[path.slot - rules_.slots.facts];
      for (const auto& [from, value] : param.values) {
        if (!said_.say(value)) add(param.name + " = " + feel::to_feel(value));
      }
    }
  }
  void add(std::string figure) {
    if (std::find(of_nobody_.begin(), of_nobody_.end(), figure) == of_nobody_.end())
      of_nobody_.push_back(std::move(figure));
  }

  const PolicyRules& rules_;
  ClauseFigures said_;
  std::vector<std::string> of_nobody_;
};

}  // namespace

void lint_figures(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.interpretation.empty()) continue;
    const Figures figures(rules, rule);
    if (!figures.of_nobody().empty())
      diagnostics.add(code::lint_figure, rule.place, {Text(rule.id), listed(figures.of_nobody())});
  }
}

}  // namespace ducha
