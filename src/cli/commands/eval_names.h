// SPDX-License-Identifier: Apache-2.0
// The names that a user gives values to, and expressions over them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "cli/command.h"
#include "feel/compile/program.h"

namespace ducha {

class EvalNames {
 public:
  EvalNames();
  void set(const std::string& name, feel::Value value);
  // nullopt: it is no expression, which is reported; `called` names it in messages. Warnings are reported too.
  [[nodiscard]] std::optional<feel::Value> evaluate(const std::string& called, const std::string& expression,
                                                    Diagnostics& faults) const;
  // What a strict scope would refuse and the standard takes for null: unknown names, operations that do not fit.
  [[nodiscard]] Diagnostics doubts(const std::string& called, const std::string& expression) const;
  // Why its value is null: the innermost reasons, each at its place.
  [[nodiscard]] Diagnostics reasons(const std::string& called, const std::string& expression) const;

 private:
  [[nodiscard]] feel::Scope scope() const;
  [[nodiscard]] std::shared_ptr<const feel::Program> compiled(const SourcePtr& source, Diagnostics& faults) const;
  [[nodiscard]] std::vector<feel::Value> slots() const;

  std::vector<std::pair<std::string, feel::Value>> values_;
  feel::Environment environment_;
};

// Prints the value, or what is wrong; false where it is no expression.
[[nodiscard]] bool answer_expression(const EvalNames& names, const std::string& expression, bool why, Language language,
                                     Streams& streams);

}  // namespace ducha
