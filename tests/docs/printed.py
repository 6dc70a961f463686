#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every indented line with a command of ducha that the pages print, in the order of each page, in a folder that has what they name; what
a page shows below `$ ducha ...` must be what the command writes first.

Usage: printed.py ROOT DUCHA

Pages whose blocks are run with their outputs by tests of their own (rules, judging, audit-year, ci) are not among them.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root, ducha = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
PAGES = ("README", "docs/command-line", "docs/batches", "docs/evidence", "docs/forms", "docs/formats", "docs/installing")
# What a line needs that is no part of the program.
ELSEWHERE = re.compile(r"hdfs |spark|parallel|ssh-keygen|apt |dpkg|sudo|cmake|podman|docker|\./dev|man -l|git |--signers")
faults, ran = [], 0


def furnish(folder):
    """What the examples of the pages name."""
    shutil.copytree(root / "rules", folder / "rules")
    for name in ("examples", "plans"):
        (folder / name).mkdir()
        shutil.copy(root / "examples/qingshan.yaml", folder / name)
    shutil.copy(root / "examples/changqing.yaml", folder / "plans")
    shutil.copy(root / "examples/qingshan.yaml", folder / "plan.yaml")
    (folder / "roster.csv").write_text("unit,level,policies\n青山县司法局,county,corrections\n白水县司法局,county,corrections\n", encoding="utf-8")
    line = '{"unit": "%s", "level": "county", "policy": "corrections", "period": "2024", "facts": {"subjects": 31, "social_workers": 3}}\n'
    for name in ("plans", "north", "south"):
        (folder / f"{name}.ndjson").write_text(line % name, encoding="utf-8")
    (folder / "waivers.yaml").write_text("waivers:\n  - {rule: corrections.caseload, unit: 青山县司法局, until: 2099-12-31, reason: 核减编制, approved_by: 督查室}\n",
                                         encoding="utf-8")
    (folder / "findings.ndjson").write_bytes(run(folder, "ducha check plan.yaml --format ndjson").stdout)
    # A document's text is nobody's to hand on: one without the clauses, which the command is to say.
    (folder / "union.txt").write_text("关于工会工作的意见\n", encoding="utf-8")
    (folder / "bin").mkdir()
    for name, text in (("producer", "cat plans.ndjson"), ("consumer", "cat > /dev/null")):
        (folder / "bin" / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / "bin" / name).chmod(0o755)


def run(folder, line):
    paths = f"{folder / 'bin'}:{ducha.parent}:{os.environ['PATH']}"
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, capture_output=True, timeout=120,
                          env={**os.environ, "PATH": paths, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "DUCHA_RULES": ""})


for page in PAGES:
    for name in (f"{page}.md", f"{page}.zh.md"):
        if not (root / name).exists():
            faults.append(f"{name}: there is no such page")
            continue
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            furnish(folder)
            lines = (root / name).read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                found = re.fullmatch(r"    (\$ )?((?:\w[^$]* )?ducha .*)", line)
                if not found or ELSEWHERE.search(line):
                    continue
                command = re.sub(r"\s+# .*", "", found.group(2))
                answer = run(folder, command)
                ran += 1
                if answer.returncode not in (0, 1):
                    faults.append(f"{name}:{number}: {command}: exit code {answer.returncode}: {answer.stderr.decode()[:300]}")
                if not found.group(1):
                    continue
                shown = []
                for text in lines[number:]:
                    if text and not text.startswith("    "):
                        break
                    shown.append(text[4:].rstrip())
                wanted = "\n".join(shown).strip("\n")
                if wanted not in re.sub(r" +\n", "\n", answer.stdout.decode()):
                    faults.append(f"{name}:{number}: {command} does not write what stands below it, but\n{answer.stdout.decode()[:1500]}")
# How many clauses and rules come with the program, as the READMEs say it.
totals = run(root, "ducha list --rules rules --lang en").stdout.decode().splitlines()[-1].split()
for name, pattern in (("README.md", r"(\d+) clauses, (\d+) rules"), ("README.zh.md", r"(\d+) 条、(\d+) 条规则")):
    told = re.search(pattern, (root / name).read_text(encoding="utf-8"))
    if not told or [told.group(1), told.group(2)] != [totals[1], totals[-1]]:
        faults.append(f"{name}: {told.group() if told else 'no number of clauses and rules'}; expected {totals[1]} clauses, {totals[-1]} rules")
print("\n".join(faults))
print(f"{ran} commands, {len(faults)} faults")
sys.exit(1 if faults or ran < 20 else 0)
