// SPDX-License-Identifier: Apache-2.0
#include "batch/groups.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/limits.h"

namespace ducha {

namespace {

constexpr std::size_t kNamedPlans = 100;  // that are set aside or unreadable: so many a finding names

std::uint64_t key_of(const std::string& identity) { return std::hash<std::string>{}(identity); }

void widen(std::optional<DateRange>& range, const std::optional<DateRange>& by) {
  if (!by) return;
  if (!range) {
    range = by;
    return;
  }
  range = DateRange{std::min(range->first, by->first), std::max(range->last, by->last)};
}

// Which plan of a unit speaks for it: the one that belongs, else the one of which that could not be read.
int weight_of(const GroupMember& member) {
  if (member.state == GroupMember::State::belongs) return 2;
  return member.unreadable ? 1 : 0;
}

}  // namespace

GroupMaker::Making& GroupMaker::making(const std::optional<std::string>& name, const Region& region) {
  // Plans of one place mostly come one behind the other, and folding its names is most of the work.
  if (last_ && last_->name == name && last_->region == region) return makings_[last_->making];
  std::size_t position = makings_.size();
  RegionPlace place;
  if (name) {
    place = RegionPlace(rule_.per, *name, region);
    position = by_place_.emplace(place.key(), position).first->second;
  } else {
    position = nameless_.value_or(position);
    nameless_ = position;
  }
  if (position == makings_.size()) makings_.emplace_back().place = std::move(place);
  last_ = Last{name, region, position};
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
  if (membership.in == Membership::no) return;
  const Region region = unit.region.value().value_or(Region{});
  Making& group = making(membership.group, region);
  // A plan above gives its figure to a group, which is called as its members call it.
  if (membership.in != Membership::superior && membership.group && group.group.members.empty())
    group.place = RegionPlace(rule_.per, *membership.group, region);
  const std::optional<std::size_t> level = level_of(unit.level.value());
  const Date as_of = unit.as_of.value().value_or(kNoDay);
  const PlanTimes times{unit.period.value(), as_of};
  GroupMember member{.line = line, .invalid = invalid};
  switch (membership.in) {
    case Membership::no: return;
    case Membership::superior:
      if (level) group.superiors.push_back({*level, identity, times, membership.count, line, figure_unreadable(unit)});
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
  member.times = number_of(times);
  add_member(group, member, identity, context);
}

bool GroupMaker::figure_unreadable(const KeptUnit& unit) const {
  return std::any_of(unit.invalid.begin(), unit.invalid.end(),
                     [this](const KeptInvalid& one) { return rule_.whole_slot == one.what.part.slot; });
}

bool GroupMaker::is_later(const PlanTimes& before, const PlanTimes& then) {
  const auto end = [](const PlanTimes& each) { return each.period ? each.period->last : each.as_of; };
  return std::tuple(end(before), before.as_of) <= std::tuple(end(then), then.as_of);
}

std::uint32_t GroupMaker::number_of(const PlanTimes& times) {
  // No period is one that begins behind its end.
  const DateRange period = times.period.value_or(DateRange{Date{kYearLimit, 1, 1}, Date{}});
  const auto [known, fresh] = number_of_time_.emplace(std::tuple(period.first, period.last, times.as_of),
                                                      static_cast<std::uint32_t>(times_->size()));
  if (fresh) times_->push_back(times);
  return known->second;
}

void GroupMaker::add_member(Making& making, GroupMember member, const std::string& identity,
                            const std::function<feel::Value()>& context) {
  Group& group = making.group;
  const bool belongs = member.state == GroupMember::State::belongs;
  if (!identity.empty()) {
    const auto [position, fresh] =
        making.position_of.emplace(key_of(identity), static_cast<std::uint32_t>(group.members.size()));
    if (!fresh) {
      GroupMember& before = group.members[position];
      if (belongs && before.state == GroupMember::State::belongs) {
        add_plan(group, position, member, context);
        return;
      }
      const int change = weight_of(member) - weight_of(before);
      if (change < 0 || (change == 0 && !is_later(times_of(before), times_of(member)))) return;
      before = member;
      group.contexts[position] = belongs ? context() : feel::Value();
      return;
    }
  }
  group.members.push_back(member);
  group.contexts.push_back(belongs ? context() : feel::Value());
}

void GroupMaker::add_plan(Group& group, std::uint32_t position, GroupMember plan,
                          const std::function<feel::Value()>& context) {
  GroupMember& first = group.members[position];
  GroupMember* before = &first;
  feel::Value* of_before = &group.contexts[position];
  while (of_one_period() && times_of(*before).period != times_of(plan).period) {
    if (before->next == 0) {
      before->next = static_cast<std::uint32_t>(group.further.size() + 1);
      group.further.push_back({plan, context()});
      return;
    }
    FurtherPlan& further = group.further[before->next - 1];
    before = &further.plan;
    of_before = &further.context;
  }
  const bool replaces = is_later(times_of(*before), times_of(plan));
  if (group.set_aside.size() < kNamedPlans) group.set_aside.push_back({replaces ? before->line : plan.line});
  if (!replaces) return;
  plan.next = before->next;
  *before = plan;
  *of_before = context();
}

void GroupMaker::note_known(const std::string& identity) { known_.insert(key_of(identity)); }

bool GroupMaker::knows(const std::string& identity) const { return known_.contains(key_of(identity)); }

std::optional<std::string> GroupMaker::name_in(const Region& region) const {
  std::optional<std::string> name;
  for (const auto& [key, part] : region) {
    if (!rule_.per.empty() && key == rule_.per) name = part;
  }
  return name;
}

void GroupMaker::note_listed(const Region& region) {
  if (!region.empty() && region == last_listed_) return;
  last_listed_ = region;
  const std::optional<std::string> name = name_in(region);
  if (!name) {
    lists_nameless_ = true;
    return;
  }
  RegionPlace place(rule_.per, *name, region);
  std::vector<RegionPlace>& places = listed_[place.name_key()];
  const bool known = std::any_of(places.begin(), places.end(),
                                 [&place](const RegionPlace& other) { return other.key() == place.key(); });
  if (!known) places.push_back(std::move(place));
}

bool GroupMaker::is_listed(const Making& making) const {
  if (nameless_ && &making == &makings_[*nameless_]) return lists_nameless_;
  const auto places = listed_.find(making.place.name_key());
  return places != listed_.end() && std::any_of(places->second.begin(), places->second.end(),
                                                [&](const RegionPlace& one) { return one.fits(making.place); });
}

void GroupMaker::add_absent(const Region& region, std::uint32_t place) {
  Making& making = this->making(name_in(region), region);
  Group& group = making.group;
  group.members.push_back(
      {.state = GroupMember::State::absent, .line = place, .times = number_of({std::nullopt, kNoDay})});
  group.contexts.emplace_back();
}

void GroupMaker::finish(Making& making) const {
  Group& group = making.group;
  group.times = times_;
  const auto hold = [&](const GroupMember& plan) {
    widen(group.period, times_of(plan).period);
    group.as_of = std::max(group.as_of, times_of(plan).as_of);
  };
  for (const FurtherPlan& further : group.further) hold(further.plan);
  for (const GroupMember& member : group.members) {
    if (member.state == GroupMember::State::absent) continue;
    hold(member);
    if (member.unreadable && group.unreadable.size() < kNamedPlans) group.unreadable.push_back(member.line);
  }
  // A roster that has nobody of the group does not say who is of it.
  if (rule_.whole && (!roster_ || !is_listed(making))) ask_superior(making);
}

void GroupMaker::ask_superior(Making& making) const {
  Group& group = making.group;
  group.asks_for_all = true;
  if (!making.level || *making.level == 0) return;
  std::vector<const Superior*> votes;
  for (const Superior& one : making.superiors) {
    if (one.level + 1 != *making.level) continue;
    // Each of several counts its own: how many there are in all is not known, for others may not have submitted.
    group.several_superiors = !votes.empty() && (one.unit.empty() || one.unit != votes.front()->unit);
    if (group.several_superiors) return;
    const auto before = std::find_if(votes.begin(), votes.end(), [&](const Superior* vote) {
      return !of_one_period() || vote->times.period == one.times.period;
    });
    if (before == votes.end()) {
      votes.push_back(&one);
    } else if (is_later((*before)->times, one.times)) {
      *before = &one;
    }
  }
  for (const Superior* vote : votes) {
    const std::optional<DateRange>& period = vote->times.period;
    const bool speaks = !of_one_period() || (period && group.period && period->overlaps(*group.period));
    if (vote->unreadable && speaks) group.unreadable.push_back(vote->line);
    group.superiors.push_back({vote->times, vote->count, vote->line});
  }
}

void GroupMaker::move_to(std::size_t from, std::size_t to) {
  Making& source = makings_[from];
  Making& target = makings_[to];
  const auto append = [](auto& all, auto& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    more.clear();
  };
  const auto behind = static_cast<std::uint32_t>(target.group.further.size());
  const auto shift = [behind](GroupMember& plan) { plan.next += plan.next == 0 ? 0 : behind; };
  for (GroupMember& member : source.group.members) shift(member);
  for (FurtherPlan& further : source.group.further) shift(further.plan);
  append(target.group.members, source.group.members);
  append(target.group.contexts, source.group.contexts);
  append(target.group.further, source.group.further);
  append(target.group.set_aside, source.group.set_aside);
  append(target.superiors, source.superiors);
  if (source.level && (!target.level || *source.level < *target.level)) target.level = source.level;
  target.place.fill_up(source.place);
}

// Of which of them they are cannot be told: in each of the groups nothing is known of them.
void GroupMaker::doubt_in(std::size_t from, std::size_t members, std::size_t to) {
  const Making& source = makings_[from];
  Making& target = makings_[to];
  for (std::size_t i = 0; i < members; ++i) {
    GroupMember member = source.group.members[i];
    if (member.state == GroupMember::State::belongs) {
      member.state = GroupMember::State::unknown;
      member.of_which = true;
      member.invalid = false;
    }
    member.next = 0;
    target.group.members.push_back(member);
    target.group.contexts.emplace_back();
  }
}

// In the order of the input, who did not submit behind them.
void GroupMaker::sort_members(Making& making) {
  Group& group = making.group;
  std::vector<std::size_t> order(group.members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&group](std::size_t one, std::size_t other) {
    const auto rank = [](const GroupMember& member) {
      return std::pair(member.state == GroupMember::State::absent, member.line);
    };
    return rank(group.members[one]) < rank(group.members[other]);
  });
  const auto sort = [&order](auto& all) {
    auto sorted = std::remove_reference_t<decltype(all)>();
    sorted.reserve(all.size());
    for (const std::size_t index : order) sorted.push_back(std::move(all[index]));
    all = std::move(sorted);
  };
  sort(group.members);
  sort(group.contexts);
}

std::vector<std::size_t> GroupMaker::saying_most(const std::vector<std::size_t>& makings) const {
  std::vector<std::size_t> most;
  std::copy_if(makings.begin(), makings.end(), std::back_inserter(most), [&](std::size_t one) {
    const RegionPlace& place = makings_[one].place;
    const bool outdone = std::any_of(makings.begin(), makings.end(), [&](std::size_t other) {
      const Making& better = makings_[other];
      return !better.group.members.empty() && place.fits(better.place) && better.place.says_more_than(place);
    });
    return !outdone && !makings_[one].group.members.empty();
  });
  return most;
}

void GroupMaker::settle_places(const std::vector<std::size_t>& makings) {
  const auto fits = [this](std::size_t one, std::size_t other) {
    return makings_[one].place.fits(makings_[other].place);
  };
  const bool one_place = std::all_of(makings.begin(), makings.end(), [&](std::size_t one) {
    return std::all_of(makings.begin(), makings.end(), [&](std::size_t other) { return fits(one, other); });
  });
  if (one_place) {
    for (const std::size_t making : makings) {
      if (making != makings.front()) move_to(making, makings.front());
    }
    sort_members(makings_[makings.front()]);
    return;
  }
  const std::vector<std::size_t> groups = saying_most(makings);
  std::vector<std::size_t> members;
  members.reserve(makings.size());
  for (const std::size_t making : makings) members.push_back(makings_[making].group.members.size());
  std::vector<std::pair<std::size_t, std::size_t>> moves;
  std::vector<std::size_t> in_doubt;
  for (std::size_t i = 0; i < makings.size(); ++i) {
    const std::size_t making = makings[i];
    const bool is_group = std::find(groups.begin(), groups.end(), making) != groups.end();
    std::vector<std::size_t> others;
    std::copy_if(groups.begin(), groups.end(), std::back_inserter(others),
                 [&](std::size_t group) { return group != making && fits(making, group); });
    if (!is_group && others.size() == 1) {
      moves.emplace_back(making, others.front());
    } else {
      for (const std::size_t group : others) doubt_in(making, members[i], group);
      if (!is_group) in_doubt.push_back(making);
    }
  }
  for (const auto& [making, group] : moves) move_to(making, group);
  for (const std::size_t making : in_doubt) {
    makings_[making].group.members.clear();
    makings_[making].group.further.clear();
  }
  for (const std::size_t group : groups) sort_members(makings_[group]);
}

// Two of one name are told apart by what stands above it.
void GroupMaker::settle_places() {
  std::map<std::string, std::vector<std::size_t>> by_name;
  for (std::size_t i = 0; i < makings_.size(); ++i) {
    if (i != nameless_) by_name[makings_[i].place.name_key()].push_back(i);
  }
  for (const auto& [name, makings] : by_name) {
    const bool held = makings.size() <= kPlacesOfOneName;
    if (makings.size() > 1 && held) settle_places(makings);
    // Where all say all, none can be of another.
    const bool unsettled = !held && std::any_of(makings.begin(), makings.end(),
                                                [this](std::size_t each) { return !makings_[each].place.says_all(); });
    const auto left = std::count_if(makings.begin(), makings.end(),
                                    [this](std::size_t each) { return !makings_[each].group.members.empty(); });
    for (const std::size_t each : makings) {
      Making& making = makings_[each];
      making.group.name = left > 1 ? making.place.full_name() : making.place.name();
      making.group.region = making.place.region();
      making.group.unsettled = unsettled;
    }
  }
}

std::vector<Group> GroupMaker::done() {
  settle_places();
  std::vector<Group> groups;
  for (Making& making : makings_) {
    if (making.group.members.empty()) continue;
    finish(making);
    groups.push_back(std::move(making.group));
  }
  return groups;
}

}  // namespace ducha
