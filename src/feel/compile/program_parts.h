// SPDX-License-Identifier: Apache-2.0
// What a program is made of, for whoever keeps programs from one run to the next.
#pragma once

#include <memory>
#include <vector>

#include "feel/code/node.h"
#include "feel/compile/program.h"

namespace ducha::feel {

struct ProgramParts {
  std::shared_ptr<const ProgramCode> code;
  Type type;
  std::vector<ReadPath> reads;  // sorted, without doubles
  bool uses_clock = false;
};

// Valid as long as the program is.
[[nodiscard]] const ProgramParts& parts_of(const Program& program);
// Precondition: the parts are those of a program, made by this very build.
[[nodiscard]] std::shared_ptr<const Program> program_of(ProgramParts parts);

}  // namespace ducha::feel
