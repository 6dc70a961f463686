// SPDX-License-Identifier: Apache-2.0
#include "batch/groups.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

constexpr std::size_t kNamedPlans = 100;  // that are set aside or unreadable: so many a finding names

std::uint64_t key_of(const std::string& identity) { return std::hash<std::string>{}(identity); }

// Some write the word for the part behind its name and some do not: Sichuan and Sichuan province are one. Of counties
// there may be two of one name, so that theirs stays.
std::string group_key(const std::string& name, std::string_view per) {
  std::string key = fold(name);
  const std::size_t last = key.empty() ? 0 : whole_code_points(key, key.size() - 1).size();
  if (last > 0 && per != "county" && known_region_key(std::string_view(key).substr(last)) == per) key.resize(last);
  return key;
}

void widen(std::optional<DateRange>& range, const std::optional<DateRange>& by) {
  if (!by) return;
  if (!range) {
    range = by;
    return;
  }
  range = DateRange{std::min(range->first, by->first), std::max(range->last, by->last)};
}

}  // namespace

GroupMaker::Making& GroupMaker::making(const std::optional<std::string>& name) {
  std::size_t position = makings_.size();
  if (name) {
    position = by_name_.emplace(group_key(*name, rule_.per), position).first->second;
  } else {
    position = nameless_.value_or(position);
    nameless_ = position;
  }
  if (position == makings_.size()) makings_.emplace_back().group.name = name;
  return makings_[position];
}

std::optional<std::size_t> GroupMaker::level_of(const std::optional<std::string>& key) const {
  if (!key) return std::nullopt;
  for (std::size_t i = 0; i < policy_.levels.size(); ++i) {
    if (policy_.levels[i].key == *key) return i;
  }
  return std::nullopt;
}

void GroupMaker::add(const KeptUnit& unit, const KeptMembership& membership, const std::string& identity,
                     std::uint32_t line, bool invalid, const std::function<feel::Value()>& context) {
  if (roster_ && !identity.empty()) known_.insert(key_of(identity));
  if (membership.in == Membership::no) return;
  Making& group = making(membership.group);
  // A plan above gives its figure to a group, which is called as its members call it.
  if (membership.in != Membership::superior && group.group.members.empty()) group.group.name = membership.group;
  const std::optional<std::size_t> level = level_of(unit.level.value());
  const Date as_of = unit.as_of.value().value_or(Date{-kYearLimit, 1, 1});
  const Times times{unit.period.value(), as_of};
  GroupMember member{GroupMember::State::belongs, line, invalid, false};
  switch (membership.in) {
    case Membership::no: return;
    case Membership::superior:
      if (level) group.superiors.push_back({*level, times, membership.count});
      return;
    case Membership::error:
      member.state = GroupMember::State::unknown;
      member.unreadable = true;
      break;
    case Membership::unknown: member.state = GroupMember::State::unknown; break;
    case Membership::yes:
      if (level && (!group.level || *level < *group.level)) group.level = level;
      break;
  }
  add_member(group, member, times, identity, context);
}

bool GroupMaker::is_later(const Times& before, const Times& then) {
  const auto end = [](const Times& each) { return each.period ? each.period->last : each.as_of; };
  return std::tuple(end(before), before.as_of) <= std::tuple(end(then), then.as_of);
}

std::uint32_t GroupMaker::number_of(const Times& times) {
  // No period is one that begins behind its end.
  const DateRange period = times.period.value_or(DateRange{Date{kYearLimit, 1, 1}, Date{}});
  const auto [known, fresh] = number_of_time_.emplace(std::tuple(period.first, period.last, times.as_of),
                                                      static_cast<std::uint32_t>(times_.size()));
  if (fresh) times_.push_back(times);
  return known->second;
}

void GroupMaker::add_member(Making& making, const GroupMember& member, const Times& times, const std::string& identity,
                            const std::function<feel::Value()>& context) {
  Group& group = making.group;
  const bool belongs = member.state == GroupMember::State::belongs;
  if (!identity.empty()) {
    const auto [position, fresh] =
        making.position_of.emplace(key_of(identity), static_cast<std::uint32_t>(group.members.size()));
    if (!fresh) {
      GroupMember& before = group.members[position];
      const bool before_belongs = before.state == GroupMember::State::belongs;
      const bool replaces = belongs == before_belongs ? is_later(times_[making.times[position]], times) : belongs;
      if (belongs && before_belongs && group.set_aside.size() < kNamedPlans)
        group.set_aside.push_back({replaces ? before.line : member.line});
      if (!replaces) return;
      before = member;
      making.times[position] = number_of(times);
      group.contexts[position] = belongs ? context() : feel::Value();
      return;
    }
  }
  group.members.push_back(member);
  making.times.push_back(number_of(times));
  group.contexts.push_back(belongs ? context() : feel::Value());
}

bool GroupMaker::knows(const std::string& identity) const { return known_.contains(key_of(identity)); }

void GroupMaker::add_absent(const Region& region, std::uint32_t place) {
  std::optional<std::string> name;
  for (const auto& [key, part] : region) {
    if (!rule_.per.empty() && key == rule_.per) name = part;
  }
  Making& making = this->making(name);
  Group& group = making.group;
  group.members.push_back({GroupMember::State::absent, place, false, false});
  making.times.push_back(number_of({std::nullopt, Date{-kYearLimit, 1, 1}}));
  group.contexts.emplace_back();
}

void GroupMaker::finish(Making& making) const {
  Group& group = making.group;
  std::int64_t known = 0;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    const GroupMember& member = group.members[i];
    if (member.state == GroupMember::State::absent) continue;
    const Times& times = times_[making.times[i]];
    widen(group.period, times.period);
    group.as_of = std::max(group.as_of, times.as_of);
    if (member.unreadable && group.unreadable.size() < kNamedPlans) group.unreadable.push_back(member.line);
    if (member.state == GroupMember::State::belongs) ++known;
  }
  if (!rule_.whole || roster_) return;
  group.complete = false;
  if (!making.level || *making.level == 0) return;
  const Superior* vote = nullptr;
  for (const Superior& one : making.superiors) {
    if (one.level + 1 == *making.level && (vote == nullptr || is_later(vote->times, one.times))) vote = &one;
  }
  if (vote == nullptr || !vote->count) return;
  group.whole = vote->count;
  group.complete = known >= *vote->count;
}

std::vector<Group> GroupMaker::done() {
  std::vector<Group> groups;
  for (Making& making : makings_) {
    if (making.group.members.empty()) continue;
    finish(making);
    groups.push_back(std::move(making.group));
  }
  return groups;
}

}  // namespace ducha
