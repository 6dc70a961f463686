#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds verdicts against those worked out by hand. Usage: run.py DUCHA FOLDER

FOLDER has rules/, plans.yaml or plans.ndjson or both, and expected.ndjson: one verdict a line with unit (null under across), rule,
subject (null, a window's name, a record's position, a group's name) and status; where a record is judged in windows, [position, window].
Every finding must be there, and no other. A folder that is not there is skipped, which is said.
"""
import json
import pathlib
import subprocess
import sys

ducha, folder = sys.argv[1], pathlib.Path(sys.argv[2])
if not folder.is_dir():
    print(f"skipped: no folder {folder.name} here")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)


def key(verdict):
    return json.dumps([verdict["unit"], verdict["rule"], verdict["subject"]], ensure_ascii=False)


def subject(found):
    if found is None:
        return None
    name = found["index"] if found["kind"] == "record" else found["name"]
    return [name, found["window"]] if found.get("window") else name


expected = {}
for line in (folder / "expected.ndjson").read_text(encoding="utf-8").splitlines():
    verdict = json.loads(line)
    expected[key(verdict)] = verdict["status"]
passed = failed = 0
for plans in sorted(folder.glob("plans.*")):
    run = subprocess.run([ducha, "check", str(plans), "--rules", str(folder / "rules"), "--status", "all", "--format", "ndjson", "--lang", "en"],
                         capture_output=True, text=True, encoding="utf-8", timeout=300)
    got = {}
    for line in run.stdout.splitlines():
        finding = json.loads(line)
        if finding["type"] == "finding":
            finding["subject"] = subject(finding["subject"])
            got[key(finding)] = finding["status"]
    wrong = [k for k in sorted(set(expected) | set(got)) if expected.get(k) != got.get(k)]
    for k in wrong[:20]:
        print(f"{plans.name}: {k}: expected {expected.get(k)}, got {got.get(k)}")
    if not got:
        print(run.stderr)
    failed += len(wrong) + (not got)
    passed += len(expected) - len([k for k in wrong if k in expected])
if not passed and not failed:
    print("no plans were found")
    failed = 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
