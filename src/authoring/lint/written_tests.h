// SPDX-License-Identifier: Apache-2.0
// Tests of one and the same thing against what stands written: `people > 5`, `kind in ["a", "b"]`, `not(size = "c")`.
// Each is tried with every value at which one of them may turn, so that what no value can pass comes to light.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "authoring/lint/rule_tree.h"
#include "feel/value/value.h"

namespace ducha {

struct TestsOfOne {
  std::string written;             // what is tested
  std::vector<std::string> tests;  // in words over `x`
  std::vector<feel::Value> values;
  bool is_level = false;
};

enum class Outcomes : std::uint8_t { always, never, mixed };

// The tests among these, by what they test. Call it while the names that they see are bound.
[[nodiscard]] std::vector<TestsOfOne> tests_among(const RuleTree& tree, std::span<const feel::NodeId> nodes);
// The parts of a condition that all have to be true.
[[nodiscard]] std::vector<feel::NodeId> conjuncts_of(const RuleTree& tree);

[[nodiscard]] Outcomes outcomes_of_all(const TestsOfOne& tests);
[[nodiscard]] Outcomes outcomes_of_any(const TestsOfOne& tests);
// Of what is asked, where what is given holds; mixed too where nothing can hold.
[[nodiscard]] Outcomes outcomes_where(const TestsOfOne& given, const TestsOfOne& asked);

}  // namespace ducha
