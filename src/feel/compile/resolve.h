// SPDX-License-Identifier: Apache-2.0
// Tree to code: names become slots and locals, what is constant is computed, what can only give null is found.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "feel/code/node.h"
#include "feel/compile/program.h"
#include "feel/syntax/ast.h"

namespace ducha::feel {

struct Resolution {
  std::shared_ptr<ProgramCode> code;
  Type type;
  std::vector<ReadPath> reads;  // sorted, without doubles
  std::vector<Problem> problems;
  bool uses_clock = false;
};

[[nodiscard]] Resolution resolve(const Tree& tree, std::string_view text, const Scope& scope,
                                 const CompileOptions& options);

}  // namespace ducha::feel
