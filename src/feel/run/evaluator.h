// SPDX-License-Identifier: Apache-2.0
// One evaluation of a compiled expression, private to feel. The same code runs whether it is written down or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/builtins/call.h"
#include "feel/code/node.h"
#include "feel/run/operators.h"
#include "feel/run/recorder.h"

namespace ducha::feel {

using CodePtr = std::shared_ptr<const ProgramCode>;

// A function written in FEEL, with what it took along of the place where it was made.
class UserFunction final : public Function {
 public:
  UserFunction(CodePtr code, std::uint32_t index, std::vector<Value> captures, std::vector<LineagePtr> lineages)
      : code_(std::move(code)), index_(index), captures_(std::move(captures)), lineages_(std::move(lineages)) {}

  [[nodiscard]] std::span<const Parameter> parameters() const override { return compiled().parameters; }
  [[nodiscard]] Type result() const override { return compiled().result; }
  // For a caller that is no Evaluator: begins an evaluation of its own.
  [[nodiscard]] Value apply(Call& call, std::span<const Value> arguments) const override;

  [[nodiscard]] const CodePtr& code() const { return code_; }
  [[nodiscard]] const FunctionCode& compiled() const { return code_->functions[index_]; }
  [[nodiscard]] std::span<const Value> captures() const { return captures_; }
  [[nodiscard]] std::span<const LineagePtr> lineages() const { return lineages_; }

 private:
  CodePtr code_;
  std::uint32_t index_;
  std::vector<Value> captures_;
  std::vector<LineagePtr> lineages_;  // empty where nothing was recorded
};

class Cursor;

class Evaluator final : public Call {
 public:
  // Everything given must outlive the evaluation.
  Evaluator(const CodePtr& code, std::span<const Value> slots, const Limits& limits, const Environment& environment,
            Recorder recorder = Recorder());

  [[nodiscard]] Value run();
  // One node without locals, for folding.
  [[nodiscard]] Value run(std::uint32_t id);
  [[nodiscard]] bool halted() const { return halted_; }

  // Call
  [[nodiscard]] const Limits& limits() const override { return limits_; }
  [[nodiscard]] const Environment& environment() const override { return environment_; }
  [[nodiscard]] Value apply(const Value& function, std::span<const Value> arguments) override;
  [[nodiscard]] bool recording() const override { return static_cast<bool>(recorder_); }
  Value null_because(Code code, std::vector<Text> arguments = {}) override;
  [[nodiscard]] bool spend(std::size_t steps) override {
    if (halted_ || steps > steps_left_) return cannot_spend();
    steps_left_ -= steps;
    return true;
  }

  [[nodiscard]] Value apply_user(const UserFunction& function, std::span<const Value> arguments,
                                 std::span<const LineagePtr> lineages);

 private:
  friend class Cursor;
  friend class Iteration;

  // A variable: a value of its own, or one that stands elsewhere as long as the variable is in scope.
  struct Local {
    Local() = default;
    Local(const Local&) = delete;
    Local& operator=(const Local&) = delete;
    Value own;
    const Value* at = &own;
  };
  struct Frame {
    const CodePtr* code = nullptr;
    Local* locals = nullptr;
    std::span<LineagePtr> local_lineages;  // empty where nothing is written down, as the next
    std::span<const Value> captures;
    std::span<const LineagePtr> capture_lineages;
  };
  // Tells the turns of a loop apart, while it lasts.
  class Turns {
   public:
    explicit Turns(Evaluator& evaluator) : evaluator_(evaluator), outer_(evaluator.turn_) {}
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;
    ~Turns() { evaluator_.turn_ = outer_; }
    void take(std::uint64_t salt) {
      constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15ULL;
      evaluator_.turn_ = (outer_ ^ salt) * kSpread + ++taken_;
    }
    [[nodiscard]] std::uint64_t outer() const { return outer_; }

   private:
    Evaluator& evaluator_;
    std::uint64_t outer_;
    std::uint64_t taken_ = 0;
  };
  // A loop whose results so far may be read as `partial`.
  struct Loop {
    const Loop* outer;
    const Local* locals;
    std::uint32_t local;
    const std::vector<Value>* results;
  };

  // evaluate.cpp
  [[nodiscard]] Value eval(std::uint32_t id);
  [[nodiscard]] Value recorded(const Node& node);
  [[nodiscard]] Value compute(const Node& node);
  // The value without copying it where it stands somewhere already; else it is put into the room given.
  [[nodiscard]] const Value& peek(std::uint32_t id, Value& room);
  [[nodiscard]] const Value* peek_entry(const Node& node) const;
  [[nodiscard]] Value slot(const Node& node);
  [[nodiscard]] Value local(const Node& node);
  [[nodiscard]] Value captured(const Node& node);
  [[nodiscard]] Value partial(const Node& node);
  [[nodiscard]] Value item_entry(const Node& node);
  [[nodiscard]] Value fixed_reason(const Node& node);
  [[nodiscard]] Value list(const Node& node);
  [[nodiscard]] Value context(const Node& node);
  [[nodiscard]] Value range(const Node& node);
  [[nodiscard]] Value half_range(const Node& node);
  [[nodiscard]] Value negate(const Node& node);
  [[nodiscard]] Value arithmetic(const Node& node);
  [[nodiscard]] Value comparison(const Node& node);
  [[nodiscard]] Value condition(const Node& node);
  [[nodiscard]] Value path(const Node& node);
  [[nodiscard]] Value step_into(const Value& base, const Node& node);

  // logic.cpp
  [[nodiscard]] Value conjunction(const Node& node, bool deciding);
  [[nodiscard]] Value negation(const Node& node);
  [[nodiscard]] Value quantified(const Node& node, bool deciding);
  [[nodiscard]] Value between(const Node& node);
  [[nodiscard]] Value in(const Node& node);
  [[nodiscard]] Value in_test(std::uint32_t id, const Value& value, std::uint32_t value_id, bool of_rule);
  // A value, with the expression that gave it.
  struct Member {
    std::uint32_t id;
    const Value& value;
  };
  [[nodiscard]] bool is_written(std::uint32_t id) const;
  [[nodiscard]] bool may_be_among(const Member& member, const Member& others, bool found);
  [[nodiscard]] Value as_logical(const Value& value, std::string_view sign);

  // loops.cpp
  [[nodiscard]] Value for_each(const Node& node);
  [[nodiscard]] Value filter(const Node& node);
  // What a filter goes through.
  struct Filtered {
    std::span<const Value> elements;
    bool single;  // of a value that is no list
    bool dated;
    LineagePtr lineage;  // of the list
    std::uint32_t condition;
  };
  [[nodiscard]] Value filter_each(const Node& node, const Filtered& of);
  [[nodiscard]] Value pick(const Filtered& of, const Value& index);
  // Whether a condition that is null of the element holds of it, as the doubts have it.
  [[nodiscard]] bool holds_in_doubt(std::uint32_t condition, std::uint64_t element, std::uint64_t turn);
  [[nodiscard]] Value element_at(std::span<const Value> elements, const Value& index);
  [[nodiscard]] Value partial_element(const Node& node, const Node& base);
  [[nodiscard]] const std::vector<Value>* results_of(std::uint32_t local) const;

  // calls.cpp
  [[nodiscard]] Value call_builtin(const Node& node);
  [[nodiscard]] Value call_named(const Node& node);
  [[nodiscard]] Value call_value(const Node& node);
  [[nodiscard]] Value call_by_names(const Value& callee, const std::vector<std::string>& names,
                                    std::span<const Value> arguments, std::span<const LineagePtr> lineages);
  [[nodiscard]] Value make_function(const Node& node);

  [[nodiscard]] const ProgramCode& code() const { return **frame_.code; }
  [[nodiscard]] const Node& node_at(std::uint32_t id) const { return code().nodes[id]; }
  [[nodiscard]] std::uint32_t child(const Node& node, std::size_t index) const {
    return code().links[node.first + index];
  }
  void set_local(std::uint32_t index, Value value, LineagePtr lineage) {
    Local& local = frame_.locals[index];
    local.own = std::move(value);
    local.at = &local.own;
    put_lineage(frame_.local_lineages, index, std::move(lineage));
  }
  void lend_local(std::uint32_t index, const Value& value, LineagePtr lineage) {
    frame_.locals[index].at = &value;
    put_lineage(frame_.local_lineages, index, std::move(lineage));
  }
  bool cannot_spend();
  void skip(std::uint32_t id) { recorder_.skip(node_at(id).at); }
  Value halt(Code code, std::size_t limit);
  Value faulty(Fault fault, std::string_view sign, const Value& a, const Value& b);

  std::span<const Value> slots_;
  const Limits& limits_;
  const Environment& environment_;
  Recorder recorder_;
  Frame frame_;
  const Loop* loops_ = nullptr;
  std::size_t steps_left_;
  std::size_t recursion_ = 0;
  std::uint64_t turn_ = 0;  // of the loops around what is evaluated: where it differs, a doubt is another
  std::uintptr_t stack_end_;
  bool halted_ = false;
};

// The value as one of the type, after the conversions of 10.3.2.9.4: a list of one for its element, a value for a list
// of it, a date for a date and time. nullopt: it is none.
[[nodiscard]] std::optional<Value> converted(const Value& value, const Type& type);

}  // namespace ducha::feel
