// SPDX-License-Identifier: Apache-2.0
#include "judge/finding_words.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/trimmed.h"
#include "feel/codes.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Joins with the language's separator.
class Sentence {
 public:
  Sentence(std::string opening, Language language) : text_(std::move(opening)), language_(language) {}
  void add(const std::string& part) {
    if (!std::exchange(first_, false)) text_ += word(FindingWord::separator, language_);
    text_ += part;
  }
  void add(const Label& label) { add(label->in(language_)); }
  // label = what is shown
  void add(const Evidence& evidence) {
    add(evidence.label);
    text_ += word(FindingWord::equals, language_);
    text_ += evidence.shown;
  }
  [[nodiscard]] std::string done() { return std::move(text_); }

 private:
  std::string text_;
  Language language_;
  bool first_ = true;
};

// That a function got null says no more than which fact is missing, which is told apart.
bool is_of_what_is_missing(Code code) { return code == code::feel_null_argument || code == code::feel_null_element; }

// c.answered <= c.received + answer_limit
std::string required_by(const Deadline& within) {
  if (within.by) return within.done.text + " <= " + within.by->text;
  if (!within.from || !within.limit) return within.done.text;
  const std::string limit =
      within.working_days ? "working days(" + std::string(trimmed(within.limit->text)) + ')' : within.limit->text;
  return within.done.text + " <= " + within.from->text + " + " + limit;
}

// The document's words are Chinese whoever reads them; in traditional script for whoever reads that.
std::string quoted(const std::string& words, Language language) {
  return language == Language::zh_hant ? Text(words).in(language) : words;
}

}  // namespace

Modality force_of(const Rule& rule) {
  return force_of(rule.modality, rule.grounds == Grounds::reading, !rule.adopted_by.empty());
}

FindingRule finding_rule(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, Language language) {
  FindingRule said;
  said.policy = rules.policy.id;
  said.policy_title = rules.policy.title.in(language);
  said.id = rule.id;
  for (const std::size_t index : rule.clauses) {
    const Clause& clause = rules.policy.clauses[index];
    said.clauses.push_back({clause.id, clause.at_document, quoted(clause.words, language)});
  }
  said.quote = quoted(rule.quote, language);
  said.modality = rule.modality;
  said.title = rule.title.in(language);
  said.required = rule.within ? required_by(*rule.within) : rule.require.text;
  said.required_words = reads.required_plain(language);
  said.grounds = to_string(rule.grounds);
  if (!rule.adopted_by.empty()) {
    said.adopted = true;
    said.adoption = Adoption{rule.adopted_by, rule.adopted_paper};
  }
  said.interpretation = rule.interpretation.in(language);
  return said;
}

void add_clause_words(Finding& finding, const Policy& policy) {
  for (ClauseRef& cited : finding.rule.own().clauses) {
    const auto clause = std::find_if(policy.clauses.begin(), policy.clauses.end(),
                                     [&cited](const Clause& one) { return one.id == cited.id; });
    if (clause != policy.clauses.end() && cited.words.empty()) cited.words = clause->words;
  }
}

std::string missing_words(const std::vector<Missing>& missing, Language language) {
  Sentence sentence(word(FindingWord::facts_missing, language), language);
  // What many records lack is said once; their places stand in the list of what is missing.
  std::set<std::string> said;
  for (const Missing& one : missing) {
    std::string label = one.label->in(language);
    if (said.insert(label).second) sentence.add(label);
  }
  return sentence.done();
}

std::string invalid_words(const std::vector<Evidence>& evidence, Language language) {
  Sentence sentence(word(FindingWord::invalid_value, language), language);
  for (const Evidence& one : evidence) sentence.add(one);
  return sentence.done();
}

std::string evidence_words(const std::vector<Evidence>& evidence, Language language) {
  static constexpr std::size_t kMost = 4;
  Sentence sentence("", language);
  for (std::size_t i = 0; i < std::min(evidence.size(), kMost); ++i) sentence.add(evidence[i]);
  return sentence.done();
}

std::string reason_words(const feel::Trace& trace, Language language) {
  Sentence result("", language);
  std::set<std::string> seen;
  for (const feel::Step& step : feel::reasons(trace)) {
    if (!step.reason || is_of_what_is_missing(step.reason->code)) continue;
    const Code& why = step.reason->code;
    std::string words = why == code::feel_index        ? word(FindingWord::no_such_record, language)
                        : why == code::feel_empty_list ? word(FindingWord::none_to_reckon, language)
                                                       : sentence(why, step.reason->arguments, language);
    if (seen.insert(words).second) result.add(words);
  }
  return result.done();
}

std::optional<Text> open_day_words(std::string_view written) {
  constexpr std::string_view kMonth = "2024-06", kDays = "2024-03-30/2024-04-02";
  if (written.size() == kMonth.size()) return words_of(FindingWord::month_decides);
  return written.size() == kDays.size() ? std::optional(words_of(FindingWord::days_decide)) : std::nullopt;
}

void append_words(std::string& to, std::string_view words, Language language) {
  if (words.empty()) return;
  if (!to.empty()) to += word(FindingWord::separator, language);
  to += words;
}

void append_missing(std::vector<Missing>& to, Missing one) {
  const bool known = std::any_of(to.begin(), to.end(), [&one](const Missing& other) { return other.fact == one.fact; });
  if (!known) to.push_back(std::move(one));
}

void append_missing(std::vector<Missing>& to, std::vector<Missing> more) {
  constexpr std::size_t kFew = 16;  // of which each is held against those before it
  if (to.size() + more.size() <= kFew) {
    for (Missing& one : more) append_missing(to, std::move(one));
    return;
  }
  std::unordered_set<std::string> known;
  for (const Missing& one : to) known.insert(one.fact);
  for (Missing& one : more) {
    if (known.insert(one.fact).second) to.push_back(std::move(one));
  }
}

}  // namespace ducha
