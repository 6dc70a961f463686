// SPDX-License-Identifier: Apache-2.0
// A FEEL expression compiled once and evaluated for two offices.
#include <iostream>

#include "feel/compile/program.h"

using ducha::Decimal;
using ducha::Language;
using namespace ducha::feel;

int main() {
  Scope scope;
  const Slot subjects = scope.declare("subjects", Type::Tag::number);
  const Slot workers = scope.declare("social workers", Type::Tag::number);

  const Compiled compiled = compile("subjects <= 15 * social workers", scope);
  for (const Problem& problem : compiled.problems) {
    std::cerr << "column " << problem.at.offset + 1 << ": " << sentence(problem.code, problem.arguments, Language::en)
              << '\n';
  }
  if (!compiled.program) return 2;

  std::vector<Value> slots(scope.size());
  slots[workers] = Decimal(2);
  for (const int count : {30, 31}) {
    slots[subjects] = Decimal(count);
    std::cout << count << ": " << to_feel(compiled.program->evaluate(slots)) << '\n';
  }
}
