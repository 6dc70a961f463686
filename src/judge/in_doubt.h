// SPDX-License-Identifier: Apache-2.0
// An expression over lists of happenings, some of whose records lack their day: it is evaluated with each of them
// counted and left out, and has a value only where all of these agree.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "feel/compile/program.h"
#include "feel/value/value.h"

namespace ducha {

struct InDoubt {
  feel::Value value;     // null where the ways differ
  bool differs = false;  // it depends on what is not said of a record; feel::doubtful() of its trace names it
};

// What an expression gives in one of the ways; false: no other need be tried.
using SeeValue = std::function<bool(const feel::Value&)>;

// What cannot be told of a record is true or false alike wherever the same is asked of it. All ways are tried where
// there are few, the first with none counted; else all counted, none, each kind of question by itself, and each record
// by itself.
void evaluate_each_way(const feel::Program& program, std::span<const feel::Value> slots, const SeeValue& see);
// As program.evaluate() where no filter over a dated list is in doubt.
[[nodiscard]] InDoubt evaluate_in_doubt(const feel::Program& program, std::span<const feel::Value> slots);

// What an expression for a list gives, each such record among them.
struct Candidate {
  feel::Value record;
  bool in_doubt = false;  // whether it is one of the list cannot be told
};
// nullopt: the list is null. A value that is no list is a list of it.
[[nodiscard]] std::optional<std::vector<Candidate>> candidates(const feel::Program& list,
                                                               std::span<const feel::Value> slots);

}  // namespace ducha
