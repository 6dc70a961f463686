#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast reports are written: seconds of processor and memory at the peak of `ducha report` over saved findings.

    reports.py PROGRAM [--findings N] [--small N]

What is read is the same for all, so that the time of a report that writes next to nothing (text, --summary) is taken off before a speed is
reckoned. NDJSON and CSV are to reach 200 MB/s a core with the default 1,000,000 findings; with 100,000 HTML and xlsx are to take at most 5 s,
reading among it, and 500 MB, JSON, SARIF and OSCAL 100 MB. The findings are those of examples/qingshan.yaml, of as many units as it takes.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from measured import measured

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--findings", type=int, default=1_000_000)
parser.add_argument("--small", type=int, default=100_000)
asked = parser.parse_args()
program = pathlib.Path(asked.program).resolve()
SPEED, SECONDS, MEMORY, LITTLE = 200, 5, 500, 100  # MB/s, s, MB, MB


def run(*arguments):
    """Seconds of processor and megabytes at the peak."""
    took = measured([program, *arguments, "--rules", root / "rules", "--status", "all", "-q"])
    if took.code not in (0, 1):
        sys.exit(f"exit code {took.code}: {' '.join(map(str, arguments))}")
    return took.processor, took.memory


def saved(path, findings):
    """The findings of so many units, as `check` keeps them; how many they are."""
    plan = json.loads(subprocess.run([program, "convert", root / "examples/qingshan.yaml", "--to", "ndjson", "--rules", root / "rules"],
                                     capture_output=True, check=True).stdout)
    run("check", root / "examples/qingshan.yaml", "--format", "ndjson=one.ndjson")
    each = sum(line.startswith(b'{"type":"finding"') for line in open("one.ndjson", "rb"))
    units = max(1, findings // each)
    with open("plans.ndjson", "w", encoding="utf-8") as plans:
        for i in range(units):
            plan["unit"] = f"单位{i}"
            plans.write(json.dumps(plan, ensure_ascii=False) + "\n")
    seconds, memory = run("check", "plans.ndjson", "-j1", "--format", f"ndjson={path}")
    size = os.path.getsize(path) / 1e6
    print(f"{units * each} findings of {units} units, {size:.0f} MB as NDJSON (check: {seconds:.1f} s, {memory:.0f} MB)")
    return size


def report(path, form, *options):
    """The better of two runs: seconds, MB at the peak, MB written."""
    out = f"out.{form}"
    seconds, memory = min(run("report", path, "--format", f"{form}={out}", *options) for _ in range(2))
    size = os.path.getsize(out) / 1e6
    os.remove(out)
    return seconds, memory, size


def say(name, size, seconds, memory, own, fits):
    print(f"{name:<10} {size:>9.0f} {seconds:>9.2f} {own:>9.2f} {size / own if own > 0 else 0:>9.0f} {memory:>9.0f}" + ("" if fits else "   more than it may"))
    return fits


def table(path, forms):
    """A row a format; whether all of them are what they are to be."""
    reading, memory, _ = report(path, "text", "--summary")
    print(f"{'report':<10} {'MB':>9} {'s':>9} {'less read':>9} {'MB/s':>9} {'peak MB':>9}")
    say("reading", os.path.getsize(path) / 1e6, reading, memory, reading, True)
    good = True
    for form, is_fast in forms:
        seconds, memory, size = report(path, form)
        own = max(0.001, seconds - reading)
        good = say(form, size, seconds, memory, own, is_fast(size / own, seconds, memory)) and good
    return good


def by_speed(speed, _seconds, _memory):
    return speed >= SPEED


def by_time(_speed, seconds, memory):
    return seconds <= SECONDS and memory <= MEMORY


def by_memory(_speed, _seconds, memory):
    return memory <= LITTLE


def any_speed(_speed, _seconds, _memory):
    return True


with tempfile.TemporaryDirectory() as name:
    os.chdir(name)
    saved("large.ndjson", asked.findings)
    good = table("large.ndjson", [("ndjson", by_speed), ("csv", by_speed), ("tsv", by_speed)])
    os.remove("large.ndjson")
    saved("small.ndjson", asked.small)
    others = ("junit", "github", "gitlab", "tap", "markdown", "sqlite")
    good = table("small.ndjson", [("html", by_time), ("xlsx", by_time), ("json", by_memory), ("sarif", by_memory), ("oscal", by_memory), *((each, any_speed) for each in others)]) and good
    sys.exit(0 if good else 1)
