// SPDX-License-Identifier: Apache-2.0
// What a message's expressions say in traditional Chinese: the words that stand in them, and not what a plan says,
// which stays as it is written there.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "feel/compile/program.h"

namespace ducha {

struct Message;
struct Rule;

// The expression with the texts in traditional Chinese that it may show: what a condition asks and what is compared
// stay as they are.
[[nodiscard]] std::string in_traditional(std::string_view expression, const feel::Scope& scope);

// An expression compiled so when somebody first asks for it.
class TraditionalProgram {
 public:
  // Null where it cannot be compiled. Thread safe.
  [[nodiscard]] const feel::Program* of(const std::string& expression, const Rule& rule);

 private:
  std::once_flag once_;
  std::shared_ptr<const feel::Program> program_;
};

// Gives each expression of the Chinese message its place for one.
void make_room(Message& message);

}  // namespace ducha
