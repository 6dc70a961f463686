// SPDX-License-Identifier: Apache-2.0
#include "authoring/rulebook_page.h"

#include <utility>

#include "authoring/list_tables.h"
#include "authoring/markdown.h"
#include "authoring/words.h"
#include "findings/words.h"
#include "rulebook/coverage.h"
#include "rulebook/in_words.h"

namespace ducha {

namespace {

class Page {
 public:
  Page(const PolicyRules& rules, Language language) : rules_(rules), language_(language) {}

  [[nodiscard]] std::string made() {
    const Policy& policy = rules_.policy;
    text_ = "# " + to_markdown(policy.title.in(language_)) + "\n\n";
    add_document(policy);
    add_coverage();
    if (!policy.params.empty()) add_params(policy.params);
    text_ += heading(PageWord::head_clauses);
    for (const ClauseCoverage& row : coverage_of(rules_)) add_clause(row);
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string heading(PageWord name) const { return "## " + word(name, language_) + "\n\n"; }

  void add_point(PageWord name, const std::string& markdown) {
    if (!markdown.empty()) text_ += "- " + word(name, language_) + word(PageWord::colon, language_) + markdown + '\n';
  }

  void add_document(const Policy& policy) {
    add_point(PageWord::head_policy, '`' + policy.id + '`');
    add_point(PageWord::label_issuer, to_markdown(policy.issuer.in(language_)));
    add_point(PageWord::label_number, to_markdown(policy.number));
    add_point(PageWord::label_issued, policy.issued ? to_string(*policy.issued) : std::string());
    add_point(PageWord::label_in_force, in_force(policy.in_force));
    std::string levels;
    for (const Level& level : policy.levels) levels += (levels.empty() ? "" : comma()) + level_name(level);
    add_point(PageWord::label_levels, levels);
    text_ += '\n';
  }

  void add_coverage() {
    text_ += heading(PageWord::head_coverage);
    CoverageTotals totals = totals_of(rules_);
    Table table(2);
    const std::pair<PageWord, std::size_t> columns[] = {
        {PageWord::head_clauses, totals.clauses()},  {PageWord::checked, totals.checked},
        {PageWord::partly, totals.partly},           {PageWord::background, totals.background},
        {PageWord::exhortation, totals.exhortation}, {PageWord::unobservable, totals.unobservable},
        {PageWord::head_rules, rules_.rules.size()}};
    for (const auto& [name, count] : columns) {
      table[0].push_back(word(name, language_));
      table[1].push_back(std::to_string(count));
    }
    text_ += to_markdown_table(table) + '\n' + word(PageWord::page_kinds, language_) + "\n\n";
  }

  void add_params(const std::vector<Param>& params) {
    text_ += heading(PageWord::label_params);
    Table table = {{word(PageWord::head_name, language_), word(PageWord::head_meaning, language_),
                    word(PageWord::head_clause, language_), word(PageWord::head_value, language_)}};
    for (const Param& param : params) {
      table.push_back({param.name, param.label.in(language_), param.clause, values(param)});
    }
    text_ += to_markdown_table(table) + '\n';
  }

  void add_clause(const ClauseCoverage& row) {
    const Clause& clause = *row.clause;
    text_ += "### " + to_markdown(filled(PageWord::page_clause, language_, {clause.id, clause.at_document})) + "\n\n";
    text_ += to_markdown(clause.gist.in(language_)) + "\n\n";
    add_point(PageWord::head_modality, word(clause.modality, language_));
    std::string checked = shown_in(language_, row.checked);
    if (clause.unchecked) {
      checked =
          filled(PageWord::page_unchecked, language_, {checked, to_markdown(clause.unchecked->why.in(language_))});
    }
    add_point(PageWord::head_coverage, checked);
    for (const Rule* rule : row.rules) add_rule(*rule, clause);
    text_ += '\n';
  }

  void add_rule(const Rule& rule, const Clause& clause) {
    add_point(PageWord::head_rule, '`' + rule.id + "` " + to_markdown(rule.title.in(language_)));
    const auto below = [this](PageWord name, const std::string& markdown) {
      if (markdown.empty()) return;
      text_ += "  ";
      add_point(name, markdown);
    };
    below(PageWord::label_quote, to_markdown(rule.quote));
    // What the clause says already is not said again.
    if (rule.modality != clause.modality) below(PageWord::head_modality, word(rule.modality, language_));
    std::string levels;
    for (const std::string& key : rule.levels) {
      const Level* level = rules_.policy.level(key);
      levels += (levels.empty() ? "" : comma()) + (level != nullptr ? level_name(*level) : key);
    }
    below(PageWord::label_levels, levels);
    const InForce& policy = rules_.policy.in_force;
    if (rule.in_force.from != policy.from || rule.in_force.until != policy.until) {
      below(PageWord::label_in_force, in_force(rule.in_force));
    }
    if (rule.when) below(PageWord::label_when, to_markdown(in_words(rule.when->text, rules_, rule, language_)));
    below(PageWord::label_require, to_markdown(plain(required_in_words(rules_, rule, language_))));
    below(PageWord::label_reading, to_markdown(rule.interpretation.in(language_)));
  }

  [[nodiscard]] std::string comma() const { return word(PageWord::comma, language_); }

  [[nodiscard]] std::string level_name(const Level& level) const {
    const std::string label = level.label.in(language_);
    return to_markdown(label.empty() ? level.key : label);
  }

  [[nodiscard]] std::string in_force(const InForce& dates) const {
    if (!dates.from && !dates.until) return {};
    if (!dates.until) return filled(PageWord::page_from, language_, {to_string(*dates.from)});
    if (!dates.from) return filled(PageWord::page_until, language_, {to_string(*dates.until)});
    return filled(PageWord::page_from_until, language_, {to_string(*dates.from), to_string(*dates.until)});
  }

  [[nodiscard]] std::string values(const Param& param) const {
    std::string text;
    for (const auto& [from, value] : param.values) {
      if (!text.empty()) text += word(PageWord::between, language_);
      const bool always = from == Date{1, 1, 1};
      const std::string shown = shown_param(param, value, language_);
      text += always ? shown : filled(PageWord::value_from, language_, {shown, to_string(from)});
    }
    return text;
  }

  const PolicyRules& rules_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string rulebook_page(const PolicyRules& rules, Language language) { return Page(rules, language).made(); }

}  // namespace ducha
