// SPDX-License-Identifier: Apache-2.0
// A function as a value: a built-in one or a user's (DMN 1.5, 10.3.2.13.1).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "feel/value/type.h"
#include "feel/value/value.h"

namespace ducha::feel {

class Call;  // feel/builtins/call.h

class Function : public Shared {
 public:
  struct Parameter {
    std::string name;
    Type type;
  };

  // Built-ins with several signatures show the first.
  [[nodiscard]] virtual std::span<const Parameter> parameters() const = 0;
  [[nodiscard]] virtual Type result() const = 0;
  // The function's own name where it has one.
  [[nodiscard]] virtual std::string_view name() const { return {}; }
  // Whether it can be called with so many arguments.
  [[nodiscard]] virtual bool accepts(std::size_t count) const { return count == parameters().size(); }
  // Arguments in the order of the parameters. Gives null, with a reason, where they do not fit.
  [[nodiscard]] virtual Value apply(Call& call, std::span<const Value> arguments) const = 0;
};

}  // namespace ducha::feel
