// SPDX-License-Identifier: Apache-2.0
// What a rule reads of a plan, found once from its programs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "rulebook/in_words.h"
#include "rulebook/rulebook.h"

namespace ducha {

class RuleReads {
 public:
  RuleReads(const PolicyRules& rules, const Rule& rule);

  // Whether the rule reads the invalid part: one path leads into the other, list positions left aside. Under `each`
  // over a fact, what is wrong inside a record is that record's affair: see touches_record.
  [[nodiscard]] bool touches(const InvalidPart& part) const;
  // Whether a part inside the record at that position of the `each` list is read.
  [[nodiscard]] bool touches_record(const InvalidPart& part, std::size_t index) const;
  [[nodiscard]] bool reads(feel::Slot slot) const;
  [[nodiscard]] const std::vector<feel::ReadPath>& paths() const { return paths_; }
  [[nodiscard]] bool reads_params() const;
  // Whether what the rule sees depends on as_of: it reads the day itself, an event, or a dated list.
  [[nodiscard]] bool sees_by_day() const { return sees_by_day_; }
  // Whether it depends on the period: it reads the period itself, or a list that covers it.
  [[nodiscard]] bool sees_by_period() const { return sees_by_period_; }
  // Whether it reads a list that covers the period: without one, nobody can say what is of it.
  [[nodiscard]] bool covers_period() const { return covers_period_; }
  // Whether it goes under `every` by tables whose rows say their year, and besides them by nothing but states at the
  // end: they tell of a window as a whole, whatever part of it a plan tells of.
  [[nodiscard]] bool told_at_end() const { return told_at_end_; }
  // The dated lists that it reads, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& dated_lists() const { return dated_lists_; }
  // Under `each`: whether anything but its list reads the fact.
  [[nodiscard]] bool reads_beside_each(std::uint32_t slot) const;
  // Under `across`: whether the fact of a unit is read.
  [[nodiscard]] bool touches_unit(const InvalidPart& part) const;
  // Under `across`: whether the condition of the population reads the invalid part, or the slot.
  [[nodiscard]] bool population_touches(const InvalidPart& part) const;
  [[nodiscard]] bool population_reads(feel::Slot slot) const;
  // Under `across`: whether the entry of that name may be read of a unit, by its name or with the unit as a whole.
  [[nodiscard]] bool reads_of_unit(std::string_view entry) const;
  // The same, or shown in the message, on which no verdict depends.
  [[nodiscard]] bool shows_of_unit(std::string_view entry) const;

  // What the rule requires, in words.
  [[nodiscard]] const Words& required(Language language) const { return required_->in(language, rules_, rule_); }
  [[nodiscard]] const std::string& required_plain(Language language) const {
    return required_->plain_in(language, rules_, rule_);
  }
  // The parameters that a verdict depends on, ascending.
  [[nodiscard]] const std::vector<feel::Slot>& params() const { return params_; }

 private:
  [[nodiscard]] bool in_record(const InvalidPart& part) const;

  const PolicyRules& rules_;
  const Rule& rule_;
  void see_tables();
  void add_days();

  std::vector<feel::ReadPath> paths_;  // those of `each`'s list included
  std::vector<feel::Slot> beside_each_;
  std::vector<feel::ReadPath> population_;
  std::vector<feel::ReadPath> of_message_;  // those of `units`
  std::vector<std::uint32_t> dated_lists_;
  std::vector<feel::Slot> params_;
  std::shared_ptr<const RequiredWords> required_ = std::make_shared<RequiredWords>();
  bool sees_by_day_ = false;
  bool sees_by_period_ = false;
  bool covers_period_ = false;
  bool told_at_end_ = false;
};

}  // namespace ducha
