#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that every #include between the floors of src/ is an allowed edge. A breach prints file, line and header."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
allowed = {}
for line in (pathlib.Path(__file__).parent / "edges.txt").read_text().splitlines():
    line = line.split("#")[0].strip()
    if line:
        floor, _, below = line.partition(":")
        allowed[floor.strip()] = below.split()

include = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
checked, breaches = 0, []
for path in sorted((root / "src").rglob("*")):
    if path.suffix not in (".h", ".cpp", ".def"):
        continue
    floor = path.relative_to(root / "src").parts[0]
    if floor not in allowed:
        breaches.append(f"{path.relative_to(root)}: floor {floor} is not in tests/floors/edges.txt")
        continue
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = include.match(text)
        if not found:
            continue
        checked += 1
        header = found.group(1)
        target = header.split("/")[0]
        if "/" not in header or target not in allowed:
            breaches.append(f'{path.relative_to(root)}:{number}: "{header}" does not name its floor')
        elif target != floor and not any(header == edge or header.startswith(edge + "/") for edge in allowed[floor]):
            breaches.append(f'{path.relative_to(root)}:{number}: {floor} may not include "{header}"')

print("\n".join(breaches))
print(f"{checked} includes, {len(breaches)} breaches")
sys.exit(1 if breaches or not checked else 0)
