// SPDX-License-Identifier: Apache-2.0
#include "wording/verify.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "wording/characters.h"
#include "wording/codes.h"
#include "wording/search.h"
#include "wording/sentences.h"

namespace ducha {

namespace {

constexpr std::size_t kShown = 40;  // letters of a sentence in a message

const Sentence* sentence_at(const std::vector<Sentence>& sentences, std::size_t letter) {
  const auto behind = std::upper_bound(sentences.begin(), sentences.end(), letter,
                                       [](std::size_t at, const Sentence& each) { return at < each.end; });
  return behind == sentences.end() || behind->begin > letter ? nullptr : &*behind;
}

// Of a figure's letters and marks, as they are written in whatever width.
std::int32_t of_one_width(std::int32_t c) {
  constexpr std::int32_t kFirst = 0xFF01, kLast = 0xFF5E, kShift = kFirst - 0x21, kRatio = 0x2236;
  if (c == kRatio) return ':';
  return c >= kFirst && c <= kLast ? c - kShift : c;
}

// The letters of a stretch that count, and which of them stand where something was lost. Marks do not count, except in
// figures: 1:15, 2.5%.
struct Counted {
  std::vector<std::int32_t> letters;
  std::size_t head = 0, tail = 0;  // how many stand before the first loss and behind the last
  bool lossy = false;
};

bool is_mark_of_figure(std::int32_t c) { return c == '.' || c == ':' || c == '%' || c == '-'; }

// How many of a stretch's first letters what was lost just before it may have eaten.
std::size_t reach_before(const RepairedText& text, std::size_t begin) {
  std::size_t reach = 0;
  for (std::size_t at = begin - std::min(begin, kLossReach); at < begin; ++at) {
    if (text.letters[at].damaged) reach = kLossReach - (begin - at);
    if (text.letters[at].value == '\n') reach = 0;
  }
  return reach;
}

Counted counted(const RepairedText& text, std::size_t begin, std::size_t end) {
  Counted all;
  std::size_t reach = reach_before(text, begin);
  for (std::size_t at = begin; at < end; ++at) {
    if (text.letters[at].damaged) reach = kLossReach;
    if (text.letters[at].value == '\n') reach = 0;
    if (reach > 0 || text.letters[at].damaged) {
      all.lossy = true;
      all.tail = 0;
    }
    const bool loose = reach > 0;
    if (reach > 0) --reach;
    const std::int32_t c = of_one_width(text.letters[at].value);
    const bool of_figure = at > begin && is_mark_of_figure(c) && is_digit(of_one_width(text.letters[at - 1].value));
    if (!is_letter_or_digit(c) && !of_figure) continue;
    all.letters.push_back(c);
    if (!all.lossy) ++all.head;
    if (all.lossy && !loose) ++all.tail;
  }
  // A loss that begins the next words may have eaten the end of these.
  if (end < text.letters.size() && text.letters[end].damaged) {
    all.lossy = true;
    all.tail = 0;
  }
  return all;
}

std::string digest_of(const std::vector<std::int32_t>& letters) {
  constexpr std::size_t kDigits = 16;
  std::string bytes;
  for (const std::int32_t c : letters) append_utf8(bytes, c);
  return sha256_hex(bytes).substr(0, kDigits);
}

// The letters that a copy kept: so many at its beginning and so many at its end.
std::string digest_of_ends(const Counted& words, std::size_t head, std::size_t tail) {
  std::vector<std::int32_t> kept(words.letters.begin(), words.letters.begin() + static_cast<std::ptrdiff_t>(head));
  kept.push_back(kReplacement);
  kept.insert(kept.end(), words.letters.end() - static_cast<std::ptrdiff_t>(tail), words.letters.end());
  return digest_of(kept) + '/' + std::to_string(head) + '/' + std::to_string(tail);
}

std::string digest_of(const RepairedText& text, std::size_t begin, std::size_t end) {
  const Counted words = counted(text, begin, end);
  return words.lossy ? digest_of_ends(words, words.head, words.tail) : digest_of(words.letters);
}

// Whether these are the words of which a digest was recorded, as far as the copy of then had them: "0f0c9a3d5b1e7a42",
// or "0f0c9a3d5b1e7a42/12/30" where it had lost what stood behind the first 12 letters and before the last 30.
bool agrees(const std::string& digest, const RepairedText& text, std::size_t begin, std::size_t end) {
  const std::size_t first = digest.find('/'), second = digest.rfind('/');
  if (first == std::string::npos) return digest == digest_of(text, begin, end);
  const auto head = Decimal::read(digest.substr(first + 1, second - first - 1));
  const auto tail = Decimal::read(digest.substr(second + 1));
  const auto whole = [](const auto& number) -> std::optional<std::size_t> {
    const auto value = number ? number->to_int64() : std::nullopt;
    return value && *value >= 0 ? std::optional(static_cast<std::size_t>(*value)) : std::nullopt;
  };
  const auto before = whole(head), behind = whole(tail);
  const Counted words = counted(text, begin, end);
  if (!before || !behind || *before + *behind > words.letters.size()) return false;
  return digest == digest_of_ends(words, *before, *behind);
}

std::string one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

// Where each clause begins; one that is not where it should be does not put the others off.
std::vector<std::optional<std::size_t>> beginnings(const Policy& policy, const RepairedText& text) {
  const TextSearch search(text);
  std::vector<std::optional<std::size_t>> found(policy.clauses.size());
  std::size_t from = 0;
  for (std::size_t index = 0; index < policy.clauses.size(); ++index) {
    const std::string& opens = policy.clauses[index].opens;
    if (opens.empty()) continue;
    const std::optional<Match> match = search.find(opens, from, text.letters.size());
    if (!match) continue;
    found[index] = match->begin;
    from = match->begin + 1;
  }
  return found;
}

// Where a clause of which the first words are not there begins: behind the words recorded of the clause before it.
std::optional<std::size_t> behind_recorded(const RepairedText& text, std::size_t begin, std::size_t limit,
                                           const std::string& digest) {
  constexpr std::size_t kLongest = 2'000;  // letters of a clause
  limit = std::min({limit, text.letters.size(), begin + kLongest});
  for (std::size_t end = begin + 1; end < limit; ++end) {
    if (!is_letter_or_digit(text.letters[end - 1].value) || !agrees(digest, text, begin, end)) continue;
    while (end < limit && !is_letter_or_digit(text.letters[end].value)) ++end;
    return end < limit ? std::optional(end) : std::nullopt;
  }
  return std::nullopt;
}

// A number below 100 as documents write it, and a year by its digits.
std::string chinese_number(unsigned number) {
  static constexpr std::array<std::int32_t, 11> kDigits = {kIdeographicZero, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                                           0x516D,           0x4E03, 0x516B, 0x4E5D, 0x5341};
  std::string text;
  if (number >= 20) append_utf8(text, kDigits[number / 10]);
  if (number >= 10) append_utf8(text, kDigits[10]);
  if (number % 10 != 0) append_utf8(text, kDigits[number % 10]);
  return text;
}

// 2007 3 19 with the signs for year, month and day behind them, in figures or in words.
std::string day_text(Date day, bool in_words) {
  std::string text;
  for (const char digit : std::to_string(day.year)) {
    if (in_words && digit == '0') append_utf8(text, kIdeographicZero);
    if (in_words && digit != '0') text += chinese_number(static_cast<unsigned>(digit - '0'));
    if (!in_words) text += digit;
  }
  append_utf8(text, kYear);
  text += in_words ? chinese_number(day.month) : std::to_string(day.month);
  append_utf8(text, kMonth);
  text += in_words ? chinese_number(day.day) : std::to_string(day.day);
  append_utf8(text, kDay);
  return text;
}

class Verifier {
 public:
  Verifier(const PolicyRules& rules, const RepairedText& text, Diagnostics& diagnostics)
      : rules_(rules), text_(text), diagnostics_(diagnostics), search_(text), sentences_(sentences_of(text)) {}

  Verification run() {
    result_.clauses = words_of_clauses(rules_.policy, text_);
    for (std::size_t index = 0; index < result_.clauses.size(); ++index) check_clause(index);
    for (const Rule& rule : rules_.rules) check_quote(rule);
    check_sentences();
    check_head();
    return std::move(result_);
  }

 private:
  void check_clause(std::size_t index) {
    const Clause& clause = rules_.policy.clauses[index];
    const ClauseWords& words = result_.clauses[index];
    if (words.found) {
      ++result_.found;
      if (!clause.digest.empty() && !agrees(clause.digest, text_, words.begin, words.end)) report_change(index);
    } else if (words.reworded) {
      report_rewording(index);
    } else if (clause.opens.empty()) {
      diagnostics_.add(code::source_no_opens, clause.at, {Text(clause.id)});
    } else if (search_.find(clause.opens, 0, text_.letters.size())) {
      diagnostics_.add(code::source_order, clause.at, {Text(clause.id), Text(clause.opens)});
    } else {
      diagnostics_.add(code::source_clause_absent, clause.at, {Text(clause.id), Text(clause.opens)});
    }
  }

  [[nodiscard]] Text rules_of(std::size_t index) const {
    std::vector<std::string> ids;
    for (const Rule& rule : rules_.rules) {
      if (std::find(rule.clauses.begin(), rule.clauses.end(), index) == rule.clauses.end()) continue;
      ids.push_back(rule.id);
    }
    return listed(ids);
  }

  void report_rewording(std::size_t index) {
    ++result_.changed;
    const Clause& clause = rules_.policy.clauses[index];
    const ClauseWords& words = result_.clauses[index];
    const Text ids = rules_of(index);
    diagnostics_.add(Diagnostic{ids.empty() ? code::source_reworded_unruled : code::source_reworded,
                                clause.at,
                                {Text(clause.id), Text(clause.opens), Text(shortened(words.text, kShown)), ids},
                                {{code::source_here, text_.place(words.begin, words.end), {}}},
                                false});
  }

  void report_change(std::size_t index) {
    ++result_.changed;
    const Clause& clause = rules_.policy.clauses[index];
    const Text ids = rules_of(index);
    const ClauseWords& words = result_.clauses[index];
    const Text shown(shortened(words.text, kShown));
    Diagnostic diagnostic{ids.empty() ? code::source_changed_unruled : code::source_changed,
                          clause.at,
                          {Text(clause.id), shown, ids},
                          {{code::source_here, text_.place(words.begin, words.end), {}}},
                          false};
    diagnostics_.add(std::move(diagnostic));
  }

  // A quote may begin before its clause's own words, in the same sentence.
  [[nodiscard]] bool stands_in(const Match& match, std::size_t index) const {
    const ClauseWords& words = result_.clauses[index];
    if (!words.found) return false;
    const Sentence* sentence = sentence_at(sentences_, words.begin);
    const std::size_t begin = sentence != nullptr ? sentence->begin : words.begin;
    const std::size_t end = std::max(words.end, sentence != nullptr ? sentence->end : words.end);
    return match.begin >= begin && match.end <= end;
  }

  void check_quote(const Rule& rule) {
    ++result_.quotes;
    std::optional<Match> match = search_.find(rule.quote, 0, text_.letters.size());
    if (!match) {
      diagnostics_.add(code::source_quote_absent, rule.place, {Text(rule.quote)});
      return;
    }
    const Match first = *match;
    bool all_missing = true;
    while (match) {
      for (const std::size_t index : rule.clauses) {
        all_missing = all_missing && !result_.clauses[index].found;
        if (!stands_in(*match, index)) continue;
        ++result_.quotes_standing;
        return;
      }
      match = search_.find(rule.quote, match->begin + 1, text_.letters.size());
    }
    if (all_missing) return;  // the clause's own fault was told
    std::vector<std::string> cited;
    cited.reserve(rule.clauses.size());
    for (const std::size_t index : rule.clauses) cited.push_back(rules_.policy.clauses[index].id);
    diagnostics_.add(Diagnostic{code::source_quote_elsewhere,
                                rule.place,
                                {Text(rule.quote), listed(cited)},
                                {{code::source_here, text_.place(first.begin, first.end), {}}},
                                false});
  }

  // Titles before the first clause, and what stands behind the last without being a sentence, belong to no clause.
  void check_sentences() {
    std::size_t first = text_.letters.size();
    std::size_t last = 0;
    for (const ClauseWords& words : result_.clauses) {
      if (!words.found && !words.reworded) continue;
      first = std::min(first, words.begin);
      last = std::max(last, words.end);
    }
    for (const Sentence& sentence : sentences_) {
      const bool outside = sentence.end <= first || sentence.begin >= last;
      if (outside && !sentence.whole && (sentence.end <= first || is_signature(sentence))) continue;
      ++result_.sentences;
      const bool covered = std::any_of(result_.clauses.begin(), result_.clauses.end(), [&](const ClauseWords& words) {
        return (words.found || words.reworded) && words.begin < sentence.end && sentence.begin < words.end;
      });
      if (covered) {
        ++result_.sentences_covered;
      } else {
        diagnostics_.add(code::source_uncovered, text_.place(sentence.begin, sentence.end),
                         {Text(shortened(text_.readable(sentence.begin, sentence.end), kShown))});
      }
    }
  }

  // Who issued it and when, under the text.
  [[nodiscard]] bool is_signature(const Sentence& sentence) const {
    constexpr std::size_t kFew = 4;  // letters beside them
    const std::string& issuer = rules_.policy.issuer.zh;
    const std::optional<Match> named =
        issuer.empty() ? std::nullopt : search_.find(issuer, sentence.begin, sentence.end);
    std::size_t other = 0;
    for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
      const std::int32_t c = text_.letters[at].value;
      const bool of_issuer = named && at >= named->begin && at < named->end;
      if (is_letter_or_digit(c) && !of_issuer && !is_of_date(c)) ++other;
    }
    return other < kFew;
  }

  // What the catalogue says of the document as a whole must stand before its first clause.
  void check_head() {
    std::size_t first = text_.letters.size();
    for (const ClauseWords& words : result_.clauses) {
      if (words.found || words.reworded) first = std::min(first, words.begin);
    }
    if (first == text_.letters.size()) return;
    const Policy& policy = rules_.policy;
    const auto stands = [&](const std::string& words) { return search_.find(words, 0, first).has_value(); };
    if (!policy.title.zh.empty() && !stands(policy.title.zh))
      diagnostics_.add(code::source_title, policy.at, {Text(policy.title.zh)});
    if (!policy.number.empty() && !stands(policy.number))
      diagnostics_.add(code::source_number, policy.at, {Text(policy.number)});
    if (policy.issued && !stands(day_text(*policy.issued, true)) && !stands(day_text(*policy.issued, false)))
      diagnostics_.add(code::source_issued, policy.at, {Text(to_string(*policy.issued))});
  }

  const PolicyRules& rules_;
  const RepairedText& text_;
  Diagnostics& diagnostics_;
  TextSearch search_;
  std::vector<Sentence> sentences_;
  Verification result_;
};

}  // namespace

std::vector<ClauseWords> words_of_clauses(const Policy& policy, const RepairedText& text) {
  const std::vector<Sentence> sentences = sentences_of(text);
  auto begins = beginnings(policy, text);
  std::vector<ClauseWords> clauses(policy.clauses.size());
  for (std::size_t index = 1; index < begins.size(); ++index) {
    const Clause& before = policy.clauses[index - 1];
    if (begins[index] || policy.clauses[index].opens.empty() || !begins[index - 1] || before.digest.empty()) continue;
    const auto later = std::find_if(begins.begin() + static_cast<std::ptrdiff_t>(index), begins.end(),
                                    [](const auto& begin) { return begin.has_value(); });
    const std::size_t limit = later == begins.end() ? text.letters.size() : **later;
    begins[index] = behind_recorded(text, *begins[index - 1], limit, before.digest);
    clauses[index].reworded = begins[index].has_value();
  }
  std::size_t next = text.letters.size();
  for (std::size_t index = clauses.size(); index-- > 0;) {
    if (!begins[index]) continue;
    ClauseWords& words = clauses[index];
    words.found = !words.reworded;
    words.begin = *begins[index];
    const Sentence* sentence = sentence_at(sentences, words.begin);
    words.end = std::min(next, sentence != nullptr ? sentence->end : next);
    words.text = one_line(text.readable(words.begin, words.end));
    words.digest = digest_of(text, words.begin, words.end);
    next = words.begin;
  }
  return clauses;
}

Verification verify(const PolicyRules& rules, const RepairedText& text, Diagnostics& diagnostics) {
  return Verifier(rules, text, diagnostics).run();
}

}  // namespace ducha
