#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped catalogues against the texts of their documents, which are no part of the project.

    documents.py PROGRAM RULES FOLDER

Each policy of RULES must verify clean against FOLDER/POLICY.txt. Where the folder is not there, the test skips and says so.
"""
import pathlib
import subprocess
import sys

SKIPPED = 77
program, rules, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
policies = sorted(path.parent.name for path in rules.glob("*/policy.yaml"))
if not folder.is_dir():
    print("skipped: the texts of the documents are not beside this checkout")
    sys.exit(SKIPPED)
failed = []
for policy in policies:
    text = folder / f"{policy}.txt"
    if not text.is_file():
        print(f"skipped: no text of {policy}")
        continue
    run = subprocess.run([program, "source", "verify", policy, "--rules", rules, "--text", text, "--lang", "en"],
                         capture_output=True, text=True, check=False)
    print(run.stdout + run.stderr, end="")
    if run.returncode != 0:
        failed.append(policy)
print(f"{len(policies)} policies, {len(failed)} failed" + (": " + ", ".join(failed) if failed else ""))
sys.exit(1 if failed or not policies else 0)
