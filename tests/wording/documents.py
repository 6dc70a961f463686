#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped catalogues against the texts of their documents, which are no part of the project.

    documents.py PROGRAM RULES FOLDER

Each policy of RULES must verify clean against FOLDER/POLICY.txt, also where a copy is spaced, broken and punctuated otherwise, and not
where a figure is another. Where the folder is not there, the test skips and says so.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
program, rules, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
policies = sorted(path.parent.name for path in rules.glob("*/policy.yaml"))
if not folder.is_dir():
    print("skipped: the texts of the documents are not beside this checkout")
    sys.exit(SKIPPED)
failed = []
WIDE = str.maketrans({",": "，", ":": "：", ";": "；", "(": "（", ")": "）"})
GLOSS = re.compile(r"([\u4e00-\u9fff])[(（][a-z\u00e0-\u01dc\u0261]{1,7}[)）]")
# A figure of a demand, and another in its place, in one of the texts each.
FIGURES = [("1:15", "1:50"), ("3年內", "5年內"), ("2%", "3%"), ("每半年至少", "每年至少")]


def verify(policy, path):
    return subprocess.run([program, "source", "verify", policy, "--rules", rules, "--text", path, "--lang", "en"],
                          capture_output=True, text=True, check=False)


def check_copies(policy, text):
    """Copies that say the same, then some that do not."""
    bare = GLOSS.sub(r"\1", text)
    same = {"without glosses": bare, "wide marks": bare.translate(WIDE), "wide figures": re.sub(r"(?<=[0-9]):(?=[0-9])", "：", bare),
            "lines of Windows": bare.replace("\n", "\r\n"), "empty lines": bare.replace("\n", "\n\n"),
            "a line a sentence": re.sub(r"。(?!\n)", "。\n", bare), "spaces": re.sub(r"的(?=[\u4e00-\u9fff])", "的 ", bare)}
    others = {f"{old} is {new}": text.replace(old, new) for old, new in FIGURES if old in text}
    for name, copy in {**same, **others}.items():
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
            file.write(copy)
            file.flush()
            run = verify(policy, file.name)
        if (run.returncode == 0) != (name in same):
            print(f"{policy}, {name}: exit code {run.returncode}\n{run.stdout}{run.stderr}"[:2000])
            failed.append(f"{policy} ({name})")
    return len(others)


changed = 0
for policy in policies:
    text = folder / f"{policy}.txt"
    if not text.is_file():
        print(f"skipped: no text of {policy}")
        continue
    run = verify(policy, text)
    print(run.stdout + run.stderr, end="")
    if run.returncode != 0:
        failed.append(policy)
    changed += check_copies(policy, text.read_text(encoding="utf-8"))
print(f"{changed} figures changed; " f"{len(policies)} policies, {len(failed)} failed" + (": " + ", ".join(failed) if failed else ""))
sys.exit(1 if failed or not policies else 0)
