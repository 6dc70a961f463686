#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts what the program says into docs/command-line*.md, or checks that it stands there.

Usage: command_line.py ROOT DUCHA [--write]

A page says `<!-- ducha check --help --lang en -->`; the block of code behind it is that command's output.
"""
import os
import pathlib
import re
import subprocess
import sys

root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
block = re.compile(r"(<!-- ducha (.*?) -->\n)```text\n.*?```\n", re.S)
stale, blocks, shown = [], 0, set()


def fresh(match):
    global blocks
    blocks += 1
    arguments = match[2].split()
    shown.update(arguments[:1])
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return f"{match[1]}```text\n{done.stdout}```\n"


for page in sorted((root / "docs").glob("command-line*.md")):
    text = page.read_text(encoding="utf-8")
    now = block.sub(fresh, text)
    if now == text:
        continue
    if "--write" in sys.argv:
        page.write_text(now, encoding="utf-8")
    else:
        stale.append(page.name)
commands = re.findall(r'(?m)^DUCHA_COMMAND\(\w+, "(\w+)"', (root / "src/cli/commands.def").read_text(encoding="utf-8"))
missing = [command for command in commands if command not in shown]
if stale:
    print(f"not fresh: {', '.join(stale)}; run tests/docs/command_line.py . build/release/ducha --write")
if missing:
    print(f"not on the pages: {', '.join(missing)}")
print(f"{blocks} blocks")
sys.exit(1 if stale or missing or not blocks else 0)
