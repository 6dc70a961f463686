// SPDX-License-Identifier: Apache-2.0
// Any text compiles or gives a problem whose place lies inside it; strict and lenient alike.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feel/compile/program.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha::feel;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Scope scope;
  scope.declare("a", Type::Tag::number);
  scope.declare("Full Name", Type::Tag::string);
  scope.declare("list", Type::list_of(Type::context_of({{"date", Type::Tag::date}, {"n", Type::Tag::number}}, true)));
  for (const bool strict : {false, true}) {
    CompileOptions options;
    options.strict = strict;
    const Compiled compiled = compile(text, scope, options);
    for (const Problem& problem : compiled.problems) {
      if (problem.at.offset > size) std::abort();
    }
    if (compiled.program == nullptr && compiled.problems.empty()) std::abort();
  }
  return 0;
}
