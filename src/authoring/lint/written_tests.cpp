// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/written_tests.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "authoring/lint/possible_numbers.h"
#include "authoring/lint/written.h"
#include "feel/compile/program.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

namespace {

constexpr std::size_t kTests = 64;  // of one thing; of more nothing is told

struct WrittenTest {
  NodeId tested = 0;
  std::string test;
};

// Literals alone, and what is made of them.
bool stands_written(const RuleTree& tree, NodeId id) {
  switch (tree.kind(id)) {
    case Syntax::boolean:
    case Syntax::number:
    case Syntax::string:
    case Syntax::temporal: return true;
    case Syntax::negate:
    case Syntax::list:
    case Syntax::range:
    case Syntax::half_range:
    case Syntax::tests: {
      const auto parts = tree.tree().children(id);
      return std::all_of(parts.begin(), parts.end(), [&](NodeId part) { return stands_written(tree, part); });
    }
    default: return false;
  }
}

// The text of a node with `x` in the place of one of its parts.
std::string with_x(const RuleTree& tree, NodeId whole, NodeId part) {
  std::string text(tree.written(whole));
  const std::size_t at = tree.tree()[part].at.offset - tree.tree()[whole].at.offset;
  return text.replace(at, tree.tree()[part].at.length, "x");
}

std::optional<WrittenTest> test_of(const RuleTree& tree, NodeId id) {
  const auto parts = tree.tree().children(id);
  switch (tree.kind(id)) {
    case Syntax::compare:
      if (stands_written(tree, parts[1])) return WrittenTest{parts[0], with_x(tree, id, parts[0])};
      if (stands_written(tree, parts[0])) return WrittenTest{parts[1], with_x(tree, id, parts[1])};
      return std::nullopt;
    case Syntax::between:
    case Syntax::in:
      for (const NodeId part : parts.subspan(1)) {
        if (!stands_written(tree, part)) return std::nullopt;
      }
      return WrittenTest{parts[0], with_x(tree, id, parts[0])};
    case Syntax::call: {
      if (!tree.calls(id, "not") || parts.size() != 2) return std::nullopt;
      auto test = test_of(tree, parts[1]);
      if (test) test->test = "not(" + test->test + ")";
      return test;
    }
    default: return std::nullopt;
  }
}

void add_once(std::vector<feel::Value>& values, feel::Value value) {
  const bool known = std::any_of(values.begin(), values.end(),
                                 [&value](const feel::Value& one) { return feel::identical(one, value); });
  if (!known) values.push_back(std::move(value));
}

// The value, and its neighbours on both sides.
void add_around(std::vector<feel::Value>& values, const feel::Value& value, bool whole) {
  if (value.kind() == feel::Kind::number) {
    const Decimal step = whole ? Decimal(1) : *Decimal::read("0.0000001");
    for (const auto& near : {subtract(value.as_number(), step), add(value.as_number(), step)}) {
      if (near) add_once(values, *near);
    }
  } else if (value.kind() == feel::Kind::date) {
    for (const int days : {-1, 1}) {
      if (const auto near = plus_days(value.as_date(), days)) add_once(values, *near);
    }
  }
  if (value.kind() != feel::Kind::number || !whole || value.as_number().is_whole()) add_once(values, value);
}

bool is_within(const NumberRange& range, const feel::Value& value) {
  if (value.kind() != feel::Kind::number) return true;
  return (!range.low || *range.low <= value.as_number()) && (!range.high || value.as_number() <= *range.high);
}

// What the thing can be, as far as its tests could tell one value from another.
std::vector<feel::Value> values_for(const RuleTree& tree, NodeId tested, const std::vector<feel::Value>& written) {
  std::vector<feel::Value> values;
  const Meant meant = tree.meant(tested);
  const auto add_word = [&values](std::string_view word) { add_once(values, feel::Value::string(std::string(word))); };
  if (meant.level) {
    for (const Level& level : tree.rules().policy.levels) {
      const auto& mine = tree.rule().levels;
      if (mine.empty() || std::find(mine.begin(), mine.end(), level.key) != mine.end()) add_word(level.key);
    }
    return values;
  }
  if (meant.spec != nullptr && meant.spec->type == FactType::choice) {
    for (const Choice& choice : meant.spec->choices) add_word(choice.key);
    if (meant.spec->other) add_word(kOtherChoice);
    return values;
  }
  const bool whole = is_whole_number(tree, tested);
  const NumberRange range = numbers_of(tree, tested);
  for (const feel::Value& value : written) {
    std::vector<feel::Value> around;
    add_around(around, value, whole);
    for (feel::Value& one : around) {
      if (is_within(range, one)) add_once(values, std::move(one));
    }
    if (value.kind() == feel::Kind::string) add_word("\x01");  // any other word
    if (value.kind() == feel::Kind::boolean) add_once(values, !value.is_true());
  }
  return values;
}

// Of each value whether it passes; nothing where a test is none for it.
std::vector<std::optional<bool>> tried(const std::string& test, const std::vector<feel::Value>& values) {
  std::vector<std::optional<bool>> passed(values.size());
  feel::Scope scope;
  const feel::Slot slot = scope.declare("x");
  const feel::Compiled compiled = feel::compile(test, scope);
  if (!compiled.program) return passed;
  std::vector<feel::Value> slots(scope.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    slots[slot] = values[i];
    const feel::Value value = compiled.program->evaluate(slots);
    if (value.kind() == feel::Kind::boolean) passed[i] = value.is_true();
  }
  return passed;
}

Outcomes outcomes_among(const std::vector<std::optional<bool>>& passed) {
  const auto every = [&passed](bool wanted) {
    return !passed.empty() && std::all_of(passed.begin(), passed.end(),
                                          [wanted](const std::optional<bool>& one) { return one == wanted; });
  };
  return every(true) ? Outcomes::always : every(false) ? Outcomes::never : Outcomes::mixed;
}

std::vector<std::optional<bool>> all_tried(const TestsOfOne& tests, bool any) {
  std::vector<std::optional<bool>> together(tests.values.size(), !any);
  for (const std::string& test : tests.tests) {
    const auto passed = tried(test, tests.values);
    for (std::size_t i = 0; i < passed.size(); ++i) {
      if (!passed[i] || !together[i]) {
        together[i] = std::nullopt;
      } else {
        together[i] = any ? *together[i] || *passed[i] : *together[i] && *passed[i];
      }
    }
  }
  return together;
}

}  // namespace

std::vector<TestsOfOne> tests_among(const RuleTree& tree, std::span<const NodeId> nodes) {
  std::vector<TestsOfOne> all;
  std::vector<NodeId> tested;
  for (const NodeId node : nodes) {
    auto test = test_of(tree, node);
    if (!test) continue;
    const std::string written(tree.written(test->tested));
    auto one = std::find_if(all.begin(), all.end(), [&](const TestsOfOne& tests) { return tests.written == written; });
    if (one == all.end()) {
      tested.push_back(test->tested);
      all.push_back({written, {}, {}, tree.meant(test->tested).level});
      one = all.end() - 1;
    }
    one->tests.push_back(std::move(test->test));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].tests.size() > kTests) continue;
    std::string text;
    for (const std::string& test : all[i].tests) text += test + '\n';
    all[i].values = values_for(tree, tested[i], literals_in(text));
  }
  return all;
}

std::vector<NodeId> conjuncts_of(const RuleTree& tree) {
  const NodeId root = tree.tree().root;
  if (tree.kind(root) != Syntax::and_) return {root};
  const auto parts = tree.tree().children(root);
  return {parts.begin(), parts.end()};
}

Outcomes outcomes_of_all(const TestsOfOne& tests) { return outcomes_among(all_tried(tests, false)); }
Outcomes outcomes_of_any(const TestsOfOne& tests) { return outcomes_among(all_tried(tests, true)); }

Outcomes outcomes_where(const TestsOfOne& given, const TestsOfOne& asked) {
  TestsOfOne both = given;
  for (const feel::Value& value : asked.values) add_once(both.values, value);
  const auto holds = all_tried(both, false);
  TestsOfOne left = asked;
  left.values.clear();
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (holds[i] && *holds[i]) left.values.push_back(both.values[i]);
  }
  return left.values.empty() ? Outcomes::mixed : outcomes_among(all_tried(left, false));
}

}  // namespace ducha
