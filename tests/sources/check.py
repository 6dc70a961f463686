#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks of the sources that no compiler makes: ASCII C++ (words stand in .def tables), the licence line, the size of files, types of one name, sentences that nobody says."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
LONGEST = 400
faults, files = [], 0
types = {}  # defined in headers, by namespace and name: two of one name are one to the linker, which takes either's functions
for folder in ("src", "tests", "bench", "examples"):
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        files += 1
        name = path.relative_to(root)
        data = path.read_bytes()
        lines = data.decode("utf-8", "replace").splitlines()
        if not lines or lines[0] != "// SPDX-License-Identifier: Apache-2.0":
            faults.append(f"{name}:1: the first line is not the licence's")
        if folder == "src" and path.suffix == ".h":
            space = re.search(r"^namespace ([\w:]+) {", data.decode("utf-8", "replace"), re.M)
            for found in re.finditer(r"^(?:class|struct|enum class) (\w+)[^;{(]*{", data.decode("utf-8", "replace"), re.M):
                known = types.setdefault((space and space.group(1), found.group(1)), name)
                if known != name:
                    faults.append(f"{name}: {found.group(1)} is a type in {known} too")
        if folder == "src":
            for number, line in enumerate(data.splitlines(), 1):
                if any(byte > 127 for byte in line):
                    faults.append(f"{name}:{number}: a character beyond ASCII; words belong into a .def table")
            if len(lines) > LONGEST and not (len(lines) > 1 and "400 lines" in " ".join(lines[1:6])):
                faults.append(f"{name}: {len(lines)} lines, and no reason at its top (\"Over 400 lines: ...\")")
for path in sorted((root / "src").rglob("*")):
    if path.is_dir() and path.stem in ("utils", "helpers", "common", "manager"):
        faults.append(f"{path.relative_to(root)}: a name that says nothing")
# A row of a table of sentences is one that a source, or the script of the page, says.
WORDS = re.compile(r"^DUCHA_(?:\w*WORD|SAY)\((\w+),", re.M)
said = set().union(*(re.findall(r"\w+", path.read_text(encoding="utf-8")) for path in (root / "src").rglob("*") if path.suffix in (".cpp", ".h", ".js")))
script = "".join(path.read_text(encoding="utf-8") for path in (root / "src").rglob("*.js"))
begun = tuple(re.findall(r"\b[a-z]+_\b", script))  # the names that it puts together
for path in sorted((root / "src").rglob("*.def")):
    for name in WORDS.findall(path.read_text(encoding="utf-8")):
        if name not in said and f"k{name}" not in said and not name.startswith(begun):
            faults.append(f"{path.relative_to(root)}: nobody says {name}")
print("\n".join(faults))
print(f"{files} files, {len(faults)} faults")
sys.exit(1 if faults or not files else 0)
