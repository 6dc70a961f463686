// SPDX-License-Identifier: Apache-2.0
#include "judge/remedy_figure.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/read_money.h"
#include "judge/evidence.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// As far as doubling goes: ten thousand million steps.
constexpr std::int64_t kFarthest = 10'000'000'000;

// 10 to that power.
Decimal power_of_ten(int exponent) { return *Decimal::read("1e" + std::to_string(exponent)); }

// Digits behind the point.
int decimals_of(const Decimal& number) {
  const std::string text = number.to_string();
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

// As a plan would write it: in the fact's unit, no finer than what stands there.
Decimal step_of(const FactSpec& spec, const Decimal& number) {
  switch (spec.type) {
    case FactType::count: return Decimal(1);
    case FactType::share: return power_of_ten(-std::max(decimals_of(number), 2));
    case FactType::money: {
      const int power = yuan_power(spec.unit).value_or(0);
      const auto in_unit = divide(number, power_of_ten(power));
      return power_of_ten(power - (in_unit ? std::min(decimals_of(*in_unit), 9) : 0));
    }
    case FactType::number:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return power_of_ten(-decimals_of(number));
}

// Whether the rule reads a part of the figure, too.
bool is_whole_of_read(const Trial& trial) {
  const PolicyRules& rules = *trial.view().rules;
  const std::vector<FactSpec>& facts = rules.vocabulary.facts();
  const auto is_read = [&trial](feel::Slot slot, std::string_view field) {
    return std::any_of(trial.reads().paths().begin(), trial.reads().paths().end(), [&](const feel::ReadPath& path) {
      return path.slot == slot &&
             (field.empty() ? path.fields.empty() : !path.fields.empty() && path.fields[0] == field);
    });
  };
  const std::uint32_t at = trial.part().slot;
  if (trial.part().value_at.empty()) {
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      if (facts[slot].part_of == trial.spec().name && is_read(slot, {})) return true;
    }
    return false;
  }
  return std::any_of(facts[at].fields.begin(), facts[at].fields.end(), [&](const FactSpec& field) {
    return field.part_of == trial.spec().name && (is_read(at, field.name) || is_read(rules.slots.record(), field.name));
  });
}

// The figures that stand beside the one that is tried, by their facts: of its record, else of the plan.
class Beside {
 public:
  explicit Beside(const Trial& trial) : trial_(trial) {
    FactPath above = trial.part().value_at;
    if (above.empty()) return;
    above.pop_back();
    const std::uint32_t slot = trial.part().slot;
    record_spec_ = spec_of(trial.view().rules->vocabulary, slot, above);
    record_ = value_at(trial.view().facts.facts[slot].value, above);
  }

  [[nodiscard]] const std::vector<FactSpec>& facts() const {
    return record_spec_ != nullptr ? record_spec_->fields : trial_.view().rules->vocabulary.facts();
  }

  [[nodiscard]] std::optional<Decimal> figure(std::size_t index) const {
    const feel::Value* value = nullptr;
    if (record_spec_ == nullptr) {
      value = &trial_.view().facts.facts[index].value;
    } else if (record_.kind() == feel::Kind::context) {
      value = record_.find(record_spec_->fields[index].name);
    }
    return value != nullptr && value->kind() == feel::Kind::number ? std::optional(value->as_number()) : std::nullopt;
  }

 private:
  const Trial& trial_;
  const FactSpec* record_spec_ = nullptr;
  feel::Value record_;
};

// What it is a part of, upwards; downwards the greatest part of it.
std::optional<Decimal> end_beside(const Trial& trial, bool up) {
  const FactSpec& spec = trial.spec();
  const Beside beside(trial);
  std::optional<Decimal> end;
  for (std::size_t index = 0; index < beside.facts().size(); ++index) {
    const FactSpec& other = beside.facts()[index];
    if (up ? other.name != spec.part_of : other.part_of != spec.name) continue;
    const auto figure = beside.figure(index);
    if (figure && (!end || *end < *figure)) end = figure;
  }
  return end;
}

// How many steps there are to the end of what the figure can be: that end itself is tried, which wider steps pass over.
std::int64_t steps_within(const Trial& trial, const Decimal& start, const Decimal& step, bool up) {
  const FactSpec& spec = trial.spec();
  std::optional<Decimal> end = up ? spec.max : spec.min;
  const auto nearer = end_beside(trial, up);
  if (nearer && (!end || (up ? *nearer < *end : *end < *nearer))) end = nearer;
  if (!end && up && spec.type == FactType::share && start <= Decimal(1)) end = Decimal(1);
  if (!end && !up && !start.is_negative()) end = Decimal(0);
  if (!end) return kFarthest;
  const auto way = subtract(up ? *end : start, up ? start : *end);
  const auto steps = way ? divide(*way, step) : std::nullopt;
  const auto whole = steps ? round(*steps, 0, Rounding::floor) : std::nullopt;
  return whole ? std::clamp<std::int64_t>(whole->to_int64().value_or(kFarthest), 0, kFarthest) : kFarthest;
}

// What the figure may be held against: it has to be just that, or to lie between two that are close together, and steps
// may pass over both.
std::vector<Decimal> figures_beside(const Trial& trial) {
  std::vector<Decimal> figures;
  const SlotLayout& slots = trial.view().rules->slots;
  for (const feel::ReadPath& path : trial.reads().paths()) {
    const bool plain = path.slot < slots.facts + slots.params && path.fields.empty();
    if (!plain || path.slot == trial.part().slot) continue;
    const feel::Value& value = trial.slots().all()[path.slot];
    if (value.kind() == feel::Kind::number) figures.push_back(value.as_number());
  }
  for_each_deciding(trial.rule(), [&figures](const Expression& expression) {
    const std::vector<Decimal> written = expression.program->figures();
    figures.insert(figures.end(), written.begin(), written.end());
  });
  return figures;
}

// The number as the fact can have it: nobody counts half a person, and a part of something is no more than all of it.
std::vector<Decimal> written_like(const FactSpec& spec, const Decimal& start, const Decimal& number) {
  if (number.is_negative() && !start.is_negative()) return {};
  if (spec.type == FactType::share && start <= Decimal(1) && Decimal(1) < number) return {};
  if (spec.type != FactType::count || number.is_whole()) return {number};
  std::vector<Decimal> whole;
  for (const Rounding way : {Rounding::floor, Rounding::ceiling}) {
    if (const auto rounded = round(number, 0, way)) whole.push_back(*rounded);
  }
  return whole;
}

}  // namespace

std::optional<Decimal> nearest_figure(Trial& trial) {
  const FactSpec& spec = trial.spec();
  const bool given = trial.now().kind() == feel::Kind::number;
  const Decimal start = given ? trial.now().as_number() : spec.min.value_or(Decimal(0));
  if (!given && trial.passes(start)) return start;
  const Decimal step = step_of(spec, start);
  std::optional<Decimal> best;
  const auto take = [&](const Decimal& number) {
    const auto distance = subtract(number, start);
    const auto before = best ? subtract(*best, start) : std::nullopt;
    if (distance && (!before || distance->abs() < before->abs())) best = number;
  };
  // With less to be done, no more is done: what the rule reads a part of is not made less.
  const auto passes = [&](const Decimal& number) {
    return (start <= number || !is_whole_of_read(trial)) && trial.passes(number);
  };
  const auto at = [&](std::int64_t steps, bool up) {
    const auto way = multiply(step, Decimal(up ? steps : -steps));
    return way ? add(start, *way) : std::nullopt;
  };
  for (const bool up : {true, false}) {
    const auto reaches = [&](std::int64_t steps) {
      const auto number = at(steps, up);
      return number && passes(*number);
    };
    if (const auto steps = least(steps_within(trial, start, step, up), reaches)) take(*at(*steps, up));
  }
  for (const Decimal& number : figures_beside(trial)) {
    for (const Decimal& written : written_like(trial.spec(), start, number)) {
      if (passes(written)) take(written);
    }
  }
  return best;
}

}  // namespace ducha
