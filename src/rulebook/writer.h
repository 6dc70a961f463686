// SPDX-License-Identifier: Apache-2.0
// Puts the parts of an expression into words, private to rulebook/in_words. What it has no words for makes it fail.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/syntax/ast.h"
#include "rulebook/rulebook.h"
#include "rulebook/say.h"
#include "rulebook/worded.h"

namespace ducha {

class Writer {
 public:
  Writer(const PolicyRules& rules, const Rule& rule, Language language, bool with_values)
      : rules_(rules), rule_(rule), language_(language), with_values_(with_values) {}

  // What must be so. nullopt: there are no words for it.
  [[nodiscard]] std::optional<Words> condition(std::string_view text);
  // A value: a day, a list, a duration.
  [[nodiscard]] std::optional<Words> value(std::string_view text);

 private:
  // How tightly words hold together; an operand that holds less than its place asks for stands in brackets.
  enum class Hold : std::uint8_t { loose, either, both, comparison, sum, product, closed };
  struct Phrase {
    std::string text;
    Hold hold = Hold::closed;
  };
  // What a name stands for while its list is gone through.
  struct Bound {
    std::string name;
    const FactSpec* list = nullptr;  // whose records it is; null: none of the vocabulary's
    bool unit = false;               // one of `units`
    std::size_t depth = 0;           // how many filters were open when it came
  };
  struct Meant {
    const FactSpec* spec = nullptr;
    bool units = false;  // `units`, or one of them
  };
  struct Condition {
    std::string text;
    bool of_time = false;  // a year or a window, which stands before the list without more
  };

  // writer.cpp: text to tree, and what the names mean
  [[nodiscard]] bool read(std::string_view text);
  [[nodiscard]] Words parts_of(const std::string& text) const;
  [[nodiscard]] Meant meant(feel::NodeId id) const;
  [[nodiscard]] Meant meant_by_name(std::string_view name) const;
  [[nodiscard]] const Param* param(std::string_view name) const;
  [[nodiscard]] bool is_bound(std::string_view name) const;
  [[nodiscard]] bool is_day(feel::NodeId id) const;
  [[nodiscard]] bool is_event_part(feel::NodeId id) const;
  [[nodiscard]] bool is_name(feel::NodeId id, std::string_view name) const;
  [[nodiscard]] bool is_path(feel::NodeId id, std::string_view of, std::string_view entry) const;
  [[nodiscard]] bool is_call(feel::NodeId id, std::string_view function) const;
  [[nodiscard]] const FactSpec* spec_for(feel::NodeId id) const;
  [[nodiscard]] const FactSpec* spec_of_each(feel::NodeId loop) const;
  // With the entry that an iterator stands for.
  template <typename Work>
  auto within_entry(feel::NodeId iterator, Work work) {
    const Meant of = meant(tree_.children(iterator)[0]);
    bound_.push_back({tree_.text(iterator), of.spec, of.units, filtered_.size()});
    auto result = work();
    bound_.pop_back();
    return result;
  }
  // The fact or field of choices that a name is compared with; null: with none.
  [[nodiscard]] const FactSpec* compared_with(std::string_view name, feel::NodeId id);
  [[nodiscard]] const FactSpec* choices_beside(std::string_view name, feel::NodeId id) const;
  [[nodiscard]] std::string_view words_at(feel::NodeId id) const {
    return std::string_view(text_).substr(tree_[id].at.offset, tree_[id].at.length);
  }
  // What a row of words lists, with | between.
  [[nodiscard]] std::vector<std::string_view> alternatives(Say name) const;
  // What stands in quotes already takes the other kind.
  [[nodiscard]] std::string within_quotes(std::string_view text) const;
  [[nodiscard]] std::string say(Say name) const { return phrase(name, language_); }
  [[nodiscard]] std::string say(Say name, std::initializer_list<std::string_view> parts) const {
    return phrase(name, language_, parts);
  }
  [[nodiscard]] std::string held(Phrase phrase, Hold least) const;
  // Where the value of a part is filled in; nothing where it cannot be reckoned there.
  [[nodiscard]] std::string hole(feel::NodeId id, Say form, const FactSpec* spec);
  Phrase fail() {
    failed_ = true;
    return {};
  }

  // writer_terms.cpp: what has a value
  [[nodiscard]] Phrase term(feel::NodeId id);
  [[nodiscard]] Phrase figure(feel::NodeId id);  // with its value beside it
  [[nodiscard]] Phrase range(feel::NodeId id);
  [[nodiscard]] std::string end_of_range(feel::NodeId range, std::size_t which);
  [[nodiscard]] Phrase list(feel::NodeId id, const FactSpec* of);
  [[nodiscard]] Phrase arithmetic(feel::NodeId id);
  [[nodiscard]] Phrase number(feel::NodeId id, const FactSpec* spec);
  [[nodiscard]] Phrase name(feel::NodeId id);
  [[nodiscard]] Phrase path(feel::NodeId id);
  [[nodiscard]] Phrase part_of_day(feel::NodeId of, std::string_view entry);
  [[nodiscard]] std::string of_time(const std::string& time, const std::string& label) const;
  [[nodiscard]] const Text* choice_named(std::string_view key) const;
  [[nodiscard]] std::string entry_of(feel::NodeId of, const std::string& label);
  [[nodiscard]] Phrase filtered(feel::NodeId id);
  [[nodiscard]] std::string literal(feel::NodeId id, const FactSpec* spec);
  [[nodiscard]] std::string window_name() const;
  [[nodiscard]] std::string domain_of(feel::NodeId iterator, feel::NodeId body);
  [[nodiscard]] std::string list_with(feel::NodeId base, const std::vector<Condition>& conditions);
  [[nodiscard]] std::vector<Condition> conditions_of(feel::NodeId filter);
  void add_conditions(feel::NodeId id, std::vector<Condition>& conditions);
  [[nodiscard]] bool is_by_name(feel::NodeId id) const;
  [[nodiscard]] std::optional<std::string> record_named(feel::NodeId id);
  [[nodiscard]] bool is_one_record(feel::NodeId id) const;  // a filter by the whole key of its list
  template <typename Work>
  auto within_list(feel::NodeId list, Work work);

  // writer_calls.cpp: functions, and one value or another
  [[nodiscard]] Phrase call(feel::NodeId id);
  [[nodiscard]] Phrase count_of(feel::NodeId list);
  [[nodiscard]] Phrase total_of(feel::NodeId list);
  [[nodiscard]] Phrase longest_gap(feel::NodeId days, feel::NodeId range);
  [[nodiscard]] Phrase chosen(feel::NodeId id);  // if ... then ... else of values

  // writer_days.cpp: days, and of which year or month something is
  [[nodiscard]] std::optional<std::string> time_of(feel::NodeId id);  // of a filter by year, month or quarter
  [[nodiscard]] std::optional<feel::NodeId> day_in_month(feel::NodeId a, feel::NodeId b) const;
  [[nodiscard]] Phrase date_of(feel::NodeId id);
  [[nodiscard]] std::string day_in(feel::NodeId year, feel::NodeId date);
  [[nodiscard]] std::optional<Phrase> in_either_range(feel::NodeId value, feel::NodeId from, feel::NodeId until);

  // writer_truths.cpp: what is so or not
  [[nodiscard]] Phrase truth(feel::NodeId id, bool wanted);
  [[nodiscard]] Phrase all_of(feel::NodeId id, bool wanted);
  [[nodiscard]] Phrase comparison(feel::NodeId id, bool wanted);
  [[nodiscard]] std::optional<Phrase> compared_with_word(feel::NodeId id, feel::RangeForm form);
  // a of this year x b of last year > c of last year x d of this year: a / d > c / b. nullopt: it is none.
  [[nodiscard]] std::optional<Phrase> ratios(feel::NodeId id, bool wanted);
  [[nodiscard]] std::optional<std::string> year_of(feel::NodeId figure);
  [[nodiscard]] std::string choice(feel::NodeId word, feel::NodeId with);
  [[nodiscard]] feel::NodeId as_written(feel::NodeId value, feel::NodeId list) const;
  [[nodiscard]] Phrase membership(feel::NodeId id, bool wanted);
  [[nodiscard]] Phrase quantified(feel::NodeId loop, bool some, bool wanted);
  [[nodiscard]] std::optional<Say> said_in_a_word(feel::NodeId id, bool wanted) const;
  [[nodiscard]] Phrase called_truth(feel::NodeId id, bool wanted);
  [[nodiscard]] Phrase so_many(feel::NodeId id, bool wanted);
  [[nodiscard]] Phrase counted_of(feel::NodeId id, bool share);
  [[nodiscard]] bool is_never_so(feel::NodeId id) const;
  [[nodiscard]] Phrase denied(feel::NodeId id);
  [[nodiscard]] bool rest_is(feel::NodeId id, std::size_t from, bool value) const;
  [[nodiscard]] bool reads_own_day(feel::NodeId id) const;
  [[nodiscard]] std::optional<Phrase> branches(feel::NodeId id, std::size_t from);
  [[nodiscard]] Phrase stated(feel::NodeId id, bool wanted);  // a fact that is true or false, an event
  [[nodiscard]] Phrase root_truth(feel::NodeId id);           // with what it comes to

  const PolicyRules& rules_;
  const Rule& rule_;
  Language language_;
  bool with_values_;
  std::string text_;
  feel::Tree tree_;
  std::vector<Bound> bound_;
  std::vector<const FactSpec*> filtered_;  // lists whose filters are open; null: of nothing known
  std::vector<WordsPart> holes_;
  bool plain_left_ = false;  // the left side of a comparison says its value behind it
  bool failed_ = false;
};

}  // namespace ducha
