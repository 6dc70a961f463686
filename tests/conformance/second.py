#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the program against verdicts of an evaluator written apart: events, deadlines, windows, population, doubt.

Each plan in YAML and in NDJSON, with and without a roster, on one thread and on four, in one run and folded from parts:
unit, city, rule, subject and status of every finding, facts that it names as missing, and exit codes.

Usage: second.py DUCHA FOLDER    (77: the folder is not there)
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ducha, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
if not (folder / "expected.ndjson").exists():
    print(f"left out: {folder} is not there")
    sys.exit(77)
expected = [json.loads(line) for line in (folder / "expected.ndjson").read_text(encoding="utf-8").splitlines()]
faults = []


def run(*options, **more):
    return subprocess.run([ducha, *options], cwd=folder, capture_output=True, text=True, encoding="utf-8", **more)


def subject_of(finding):
    subject = finding["subject"]
    if subject is None or subject["kind"] != "record":
        return subject and subject["name"]
    return [subject["index"], subject["window"]] if subject.get("window") else subject["index"]


def key_of(finding, subject, city):
    return finding["unit"], city if finding["unit"] else None, finding["rule"], json.dumps(subject, ensure_ascii=False)


def hold(name, text, roster):
    got, missing = collections.Counter(), collections.defaultdict(list)
    for line in text.splitlines():
        finding = json.loads(line)
        if finding["type"] == "finding":
            key = key_of(finding, subject_of(finding), finding["region"].get("city"))
            got[key + (finding["status"],)] += 1
            missing[key].append({each["fact"] for each in finding["missing"]})
    want = collections.Counter()
    for each in expected:
        if "plan" in each or each.get("roster", roster) != roster:
            continue
        key = key_of(each, each["subject"], each.get("city"))
        want[key + (each["status"],)] += 1
        if each.get("missing") and not any(set(each["missing"]) <= facts for facts in missing[key]):
            faults.append(f"{name}: {key} should name {each['missing']}, names {missing[key]}")
    faults.extend(f"{name}: wanted {key}" for key in want - got)
    faults.extend(f"{name}: got {key}" for key in got - want)


base = ["--rules", "rules", "--status", "all", "--format", "ndjson"]
for roster in (False, True):
    options = base + (["--roster", "roster.csv"] if roster else [])
    for plans in ("plans.yaml", "plans.ndjson"):
        for jobs in ("1", "4"):
            hold(f"{plans} {roster} -j{jobs}", run("check", plans, *options, "-j", jobs).stdout, roster)
    with tempfile.TemporaryDirectory() as work:
        lines = (folder / "plans.ndjson").read_text(encoding="utf-8").splitlines(keepends=True)
        parts = []
        for number in range(3):
            part = pathlib.Path(work) / f"{number}.ndjson"
            third = lines[number * len(lines) // 3:(number + 1) * len(lines) // 3]
            part.write_text(run("check", "-", "--from", "ndjson", *options, input="".join(third)).stdout, encoding="utf-8")
            parts.append(str(part))
        hold(f"parts {roster}", run("report", *parts, *options).stdout, roster)
plans = (folder / "plans.ndjson").read_text(encoding="utf-8").splitlines()
for each in expected:
    if "plan" not in each:
        continue
    text = plans[each["plan"]] if each["plan"] is not None else "\n".join(plans)
    code = run("check", "-", "--from", "ndjson", "--rules", "rules", "-q", *each["options"], input=text + "\n").returncode
    if code != each["exit"]:
        faults.append(f"exit code {code} instead of {each['exit']}: plan {each['plan']} {each['options']}")
print("\n".join(faults[:20]))
print(f"{len(expected)} expectations, {len(faults)} faults")
sys.exit(1 if faults else 0)
