#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a roster, waivers and a baseline cost beside a run: seconds and memory against the same run without them.

    audit.py PROGRAM [--units N] [--waivers N]

Then what remedies cost a finding over examples/: at most a millisecond.

With the default 100,000 units the baseline has some 1,000,000 findings. What it may cost: 20 % of the time and 100 MB each.
"""
import argparse
import json
import os
import pathlib
import sys
import tempfile

from measured import measured

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--units", type=int, default=100_000)
parser.add_argument("--waivers", type=int, default=10_000)
asked = parser.parse_args()
program = pathlib.Path(asked.program).resolve()


def check(*arguments, out=os.devnull, plans="plans.ndjson", rules="tests/commands/rules", codes=(0, 1)):
    """Seconds of processor and megabytes at the peak."""
    with open(out, "wb") as stdout:
        took = measured([program, "check", plans, "--rules", root / rules, "-j1", "-q", *arguments], stdout=stdout)
    if took.code not in codes:
        sys.exit(f"exit code {took.code}: {' '.join(map(str, arguments))}")
    return took.processor, took.memory


with tempfile.TemporaryDirectory() as name:
    os.chdir(name)
    with open("plans.ndjson", "w", encoding="utf-8") as plans, open("roster.csv", "w", encoding="utf-8") as roster, \
            open("waivers.yaml", "w", encoding="utf-8") as waivers:
        roster.write("unit,level,policies,city\n")
        waivers.write("waivers:\n")
        for i in range(asked.units):
            unit, city = f"单位{i}", f"城市{i % 300}"
            plans.write(json.dumps({"unit": unit, "level": "village", "region": {"city": city}, "policy": "wells", "period": "2024", "as_of": "2024-12-31",
                                    "facts": {"people": i % 90, "keeper": i % 3 > 0, "wells": [{"name": f"井{j}", "depth": 15 + (i + j) % 9} for j in range(5)],
                                              "tests": [{"date": "2024-01-15"}] + ([{"date": "2024-08-01"}] if i % 2 else [])}}, ensure_ascii=False) + "\n")
            roster.write(f"{unit},village,wells,{city}\n")
            if i % max(1, asked.units // asked.waivers) == 0:
                waivers.write(f"  - {{rule: wells.keeper, unit: {unit}, until: 2024-12-31, reason: x, approved_by: y}}\n")
    # The run that is compared writes its findings, as a run does.
    whole = ("--status", "all", "--format", "ndjson")
    check(*whole, out="baseline.ndjson")
    findings = sum(1 for line in open("baseline.ndjson", "rb") if line.startswith(b'{"type":"finding"'))
    failed = False
    bare = min(check(*whole) for _ in range(2))
    print(f"{asked.units} plans, {findings} findings: {bare[0]:.1f} s, {bare[1]:.0f} MB")
    each = {"roster": ("--roster", "roster.csv"), "waivers": ("--waivers", "waivers.yaml"), "baseline": ("--baseline", "baseline.ndjson")}
    for what, arguments in (*each.items(), ("all of them", tuple(word for words in each.values() for word in words))):
        seconds, memory = min(check(*whole, *arguments) for _ in range(2))
        share, more = seconds / bare[0] - 1, memory - bare[1]
        fits = share <= 0.2 and more <= 100
        failed = failed or not fits
        print(f"{what}: {100 * share:+.0f} % of the time, {more:+.0f} MB" + ("" if fits else "   more than it may"))
    examples = {"plans": root / "examples", "rules": "rules", "codes": (0, 1, 2)}
    check(*whole, out="examples.ndjson", **examples)
    lines = open("examples.ndjson", "rb").read().splitlines()
    without = min(check(*whole, **examples) for _ in range(3))[0]
    for which, statuses in (("fail", (b"fail",)), ("all", (b"fail", b"unknown"))):
        asked_of = sum(1 for line in lines if any(b'"status":"%s"' % status in line for status in statuses))
        cost = 1000 * (min(check(*whole, "--remedies", which, **examples) for _ in range(3))[0] - without) / asked_of
        failed = failed or cost > 1
        print(f"remedies, {which}: {cost:.2f} ms a finding ({asked_of} findings)" + ("" if cost <= 1 else "   more than it may"))
    sys.exit(1 if failed else 0)
