// SPDX-License-Identifier: Apache-2.0
#include "cli/options/assignment.h"

#include <memory>

#include "cli/codes.h"
#include "cli/options/option.h"
#include "feel/compile/program.h"

namespace ducha {

std::optional<std::pair<std::string, std::string>> read_assignment(std::string_view option, const std::string& text,
                                                                   const char* form, Diagnostics& faults) {
  const std::size_t equals = text.find('=');
  if (equals != std::string::npos && equals > 0) return std::pair(text.substr(0, equals), text.substr(equals + 1));
  add_usage_fault(faults, code::cli_assignment, {Text(option), Text(text), Text(form)});
  return std::nullopt;
}

std::optional<feel::Value> read_feel(const std::string& called, const std::string& text, Diagnostics& faults) {
  feel::CompileOptions options;
  options.strict = true;
  const feel::Compiled compiled = feel::compile(text, {}, options);
  const auto source = std::make_shared<const SourceText>(called, text);
  for (const feel::Problem& problem : compiled.problems) {
    faults.add(Diagnostic{problem.code, Place{source, problem.at}, problem.arguments, {}, false});
  }
  if (!compiled.program) return std::nullopt;
  return compiled.program->evaluate({});
}

}  // namespace ducha
