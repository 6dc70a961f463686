#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The skeletons of ./dev new compile, stand in their tables, and are refused where the name is taken or is none.

    new.py ROOT COMPILER GENERATED_INCLUDES
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

root, compiler, generated = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
faults = []
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder)
    shutil.copytree(root / "src", copy / "src")
    (copy / "tests/commands").mkdir(parents=True)

    def new(*words):
        ran = subprocess.run([sys.executable, root / "scaffold/new.py", *words], cwd=copy, capture_output=True, text=True)
        return ran.returncode, ran.stdout + ran.stderr

    def compiles(name):
        ran = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I", copy / "src", "-I", generated, copy / "src" / name],
                             capture_output=True, text=True)
        if ran.returncode:
            faults.append(f"{name} does not compile:\n{ran.stderr[:2000]}")

    for words, files, table, row in (
            (("command", "count-units"), ("cli/commands/count_units.cpp",), "cli/commands.def", '"count-units"'),
            (("report", "org-mode"), ("report/org_mode.cpp", "report/formats.cpp"), "report/formats.def", "DUCHA_FORMAT(org_mode"),
            (("lint", "long-title"), ("authoring/lint/long_title.cpp", "authoring/lint/lint.cpp"), "authoring/codes.def", "lint.long-title"),
            (("builtin", "lists", "second of"), ("feel/builtins/lists.cpp",), "feel/builtins/lists.cpp", 'Builtin{"second of"'),
            (("builtin", "boolean", "maybe"), ("feel/builtins/boolean.cpp",), "feel/builtins/boolean.cpp", 'Builtin{"maybe"')):
        code, said = new(*words)
        if code or row not in (copy / "src" / table).read_text(encoding="utf-8"):
            faults.append(f"new {words}: {code} {said}")
            continue
        for name in files:
            compiles(name)
        code, said = new(*words)
        if code != 1 or "already" not in said:
            faults.append(f"new {words} a second time: {code} {said}")
    for words, wanted in ((("command", "Count"), "is no name"), (("command", "../x"), "is no name"), (("builtin", "nowhere", "x"), "no family"),
                          (("poem", "x"), "expected"), (("lint",), "expected"), (("report", "json"), "already")):
        code, said = new(*words)
        if code != 1 or wanted not in said:
            faults.append(f"new {words}: {code} {said}")
    if not (copy / "tests/commands/count-units.txt").exists():
        faults.append("the command has no case")
print("\n".join(faults))
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
