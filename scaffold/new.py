#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the skeleton of a new part of the program, as ./dev new KIND NAME (docs/adding.md): a file that compiles, its row in the table, and
the start of its case. Nothing that is there is changed but for the row.

    new.py command NAME          ducha NAME
    new.py report NAME           --format NAME
    new.py lint NAME             a kind of fault that ducha lint tells
    new.py builtin FAMILY NAME   a function of FEEL, in a family of src/feel/builtins (lists, numbers, strings, ...)
"""
import pathlib
import re
import sys

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
root = pathlib.Path.cwd()


def fail(sentence):
    sys.exit(f"new: {sentence}")


def written(name, text):
    path = root / name
    if path.exists():
        fail(f"{name} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {name}")


def changed(name, *changes):
    """Each of (pattern, replacement) once, or nothing at all."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for pattern, replacement in changes:
        text, count = re.subn(pattern, lambda found: found.expand(replacement), text, count=1, flags=re.S)
        if not count:
            fail(f"{name} is not as expected: nothing like {pattern}")
    path.write_text(text, encoding="utf-8")
    print(f"changed {name}")


def taken(name, pattern):
    if re.search(pattern, (root / name).read_text(encoding="utf-8")):
        fail(f"{name} has it already")


def command(name):
    word = name.replace("-", "_")
    taken("src/cli/commands.def", f'"{name}"')
    written(f"src/cli/commands/{word}.cpp", LICENCE + f"""// ducha {name}: TODO what it is for, in one sentence.
#include <optional>
#include <ostream>

#include "cli/command.h"
#include "cli/options/option.h"

namespace ducha {{

int run_{word}(const Arguments& arguments, Streams& streams) {{
  std::vector<std::string> inputs;
  CommonOptions common;
  OptionParser parser(*command_named("{name}"));
  parser.arguments(inputs, 1, 1);
  if (const std::optional<int> code = parser.parse(arguments, common, streams)) return *code;
  streams.out << inputs.front() << '\\n';
  return 0;
}}

}}  // namespace ducha
""")
    changed("src/cli/commands.def", (r"\Z", rf'DUCHA_COMMAND(run_{word}, "{name}", "INPUT", "待写", "TODO")\n'))
    written(f"tests/commands/{name}.txt", f"""{name}: what a call gives, and what a wrong one.

=== run
ducha {name} input
=== stdout
input
=== exit 0
""")
    print("next: its options (src/cli/options/options.def), a section in docs/command-line.md and .zh.md, ./dev docs")


def report(name):
    word = name.replace("-", "_")
    taken("src/report/formats.def", rf"\({word},")
    kind = "".join(part.capitalize() for part in word.split("_")) + "Report"
    written(f"src/report/{word}.cpp", LICENCE + f"""// TODO what reads it, and the standard that it follows.
#include "report/formats.h"

namespace ducha {{

namespace {{

class {kind} : public ReportSink {{
 public:
  {kind}(Output& output, const ReportSettings& settings) : output_(output), settings_(settings) {{}}

  void finding(const Finding& finding) override {{ output_.write(finding.rule->id + '\\n'); }}
  void problem(const Problem& problem) override {{ output_.write(problem.message + '\\n'); }}
  void end(const Summary&) override {{ output_.write(std::string(to_string(settings_.language)) + '\\n'); }}

 private:
  Output& output_;
  const ReportSettings& settings_;
}};

}}  // namespace

std::unique_ptr<ReportSink> {word}_report(Output& output, const ReportSettings& settings) {{
  return std::make_unique<{kind}>(output, settings);
}}

}}  // namespace ducha
""")
    changed("src/report/formats.def", (r"\Z", rf'DUCHA_FORMAT({word}, "{name}")\n'))
    print("next: ./dev test --accept -R report writes tests/report/expected, to be read; a section in docs/formats.md and .zh.md; the program that "
          "reads it in tests/report/foreign.py")


def lint(name):
    word = name.replace("-", "_")
    taken("src/authoring/codes.def", f'"lint.{name}"')
    written(f"src/authoring/lint/{word}.cpp", LICENCE + f"""#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {{

void lint_{word}(const PolicyRules& rules, Diagnostics& diagnostics) {{
  for (const Rule& rule : rules.rules) {{
    if (rule.title.empty()) diagnostics.add(code::lint_{word}, rule.place, {{Text(rule.id)}});
  }}
}}

}}  // namespace ducha
""")
    changed("src/authoring/codes.def", (r"\Z", rf'DUCHA_CODE(lint_{word}, "lint.{name}", warning, "{{0}} 待写", "{{0}}: TODO; expected TODO")\n'))
    changed("src/authoring/lint/lint.h", (r"\n}  // namespace ducha", rf"// TODO what the fault is.\nvoid lint_{word}(const PolicyRules& rules, Diagnostics& diagnostics);\n\n}}  // namespace ducha"))
    text = (root / "src/authoring/lint/lint.cpp").read_text(encoding="utf-8")
    rows = int(re.search(r"array<LintCheck, (\d+)>", text).group(1))
    changed("src/authoring/lint/lint.cpp", (r"array<LintCheck, \d+>", f"array<LintCheck, {rows + 1}>"), (r"  \}\};\n  return kChecks", rf'      {{"{name}", lint_{word}}},\n  }}}};\n  return kChecks'))
    print("next: a rulebook that it complains about in tests/commands/lint.txt; ./dev docs; what it finds in rules/")


def builtin(family, name):
    path = f"src/feel/builtins/{family}.cpp"
    if not (root / path).exists():
        fail(f"there is no family {path}")
    word = "_".join(name.split())
    if any(f'Builtin{{"{name}"' in file.read_text(encoding="utf-8") for file in (root / "src/feel/builtins").glob("*.cpp")):
        fail(f"the function {name} is there already")
    array = "k" + "".join(part.capitalize() for part in name.split()) + "Values"
    changed(path,
            (r"(constexpr (?:std::array|Builtin) ?\w*kRows)", rf'''// TODO what it gives, and the table of the standard.
Value {word}(Call&, std::span<const Value> arguments) {{ return arguments[0]; }}

constexpr std::array {array}{{Parameter{{.name = "value", .type = "Any", .nullable = true}}}};

\1'''),
            (r"(kRows\{[^;]*?)(,?)(\s*)\};", rf'\1,\n    Builtin{{"{name}", {array}, "Any", {word}}}\2\3}};'))
    print("next: what it gives in tests/feel/, a row in docs/feel.md and docs/feel.zh.md, ./dev fmt")


KINDS = {"command": (command, 1), "report": (report, 1), "lint": (lint, 1), "builtin": (builtin, 2)}
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
WORDS = re.compile(r"[a-z][a-z0-9]*( [a-z0-9]+)*")

if len(sys.argv) < 2 or sys.argv[1] not in KINDS or len(sys.argv) - 2 != KINDS[sys.argv[1]][1]:
    fail("expected " + __doc__.split("\n\n", 1)[1].strip())
make, _ = KINDS[sys.argv[1]]
for given in sys.argv[2:]:
    if not (WORDS if make is builtin else NAME).fullmatch(given):
        fail(f"{given!r} is no name for it: small letters and figures, words joined by " + ("blanks" if make is builtin else "-"))
make(*sys.argv[2:])
