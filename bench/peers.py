#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same work given to other programs, where they are installed: what is not is skipped, and said so.

    peers.py BUILD [--plans N]

Open Policy Agent (`opa` on the PATH) judges the plans by the ten rules of tests/conformance that look at one plan, written in Rego
(bench/peers/rules.rego); both must give the same counts. feelin (a package that `node` finds, NODE_PATH included) evaluates
bench/expressions.def; it reads an expression each time that it evaluates it, so it stands beside compiling and evaluating once.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
RULES = ("staff", "visits", "project", "picked", "progress", "coverage", "audit", "published", "share-exact", "types")
ROUNDS = 3


def plan(number):
    """One that is whole: nothing in it is missing, nothing is not yet due."""
    visits = [{"date": f"2024-{month:02}-{day:02}"} for month in range(1, 13) for day in (3, 17) if (number + month * day) % 11]
    projects = [{"title": f"p{i}", "agreed": f"2024-0{1 + i}-01", "begun": f"2024-0{1 + i}-{8 + (number + i) % 8:02}",
                 "reports": [f"2024-{month:02}-20" for month in range(1, 13, 2 + (number + i) % 3)]} for i in range(3)]
    facts = {"staff": 1 + number % 5, "cases": 37, "visits_made": visits, "projects": projects, "spent": number % 7, "new_funds": 200,
             "coverage": 0.9 + number % 10 / 100, "opened": "2023-07-01", "audited": f"2024-0{5 + number % 4}-01",
             "days": ["2024-05-02"] + (["2024-08-02"] if number % 3 else []), "open": number % 13 > 0,
             "terrain": "hill" if number % 6 == 0 else "plain", "score": -1.5 + number % 2, "remark": "r",
             "leader": {"name": "n", "since": "2020-01-01"}}
    return {"unit": f"u{number}", "level": "county", "policy": "shapes", "period": "2024", "as_of": "2024-12-31", "facts": facts}


def least(command):
    """The least seconds of several runs, and what the last one wrote."""
    best = None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"exit code {done.returncode}: {' '.join(map(str, command))}\n{done.stderr}")
        best = seconds if best is None else min(best, seconds)
    return best, done.stdout


def against_opa(ducha, count):
    opa = shutil.which("opa")
    if not opa:
        print("Open Policy Agent: skipped, no opa on the PATH")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plans = [plan(number) for number in range(count)]
        (folder / "plans.ndjson").write_text("".join(json.dumps(one) + "\n" for one in plans), encoding="utf-8")
        (folder / "plans.json").write_text(json.dumps(plans), encoding="utf-8")
        select = [f"--select=shapes.{rule}" for rule in RULES]
        check = [ducha, "check", folder / "plans.ndjson", "--rules", root / "tests" / "conformance" / "rules", "--quiet", "-j1", "--fail-on", "never", *select]
        ours, text = least([*check, "--format", "ndjson", "--status", "pass,fail"])
        found = collections.Counter()
        for line in text.splitlines():
            one = json.loads(line)
            if one["type"] == "finding":
                found[one["rule"].removeprefix("shapes."), one["status"]] += 1
        theirs, text = least([opa, "eval", "--format", "json", "--data", root / "bench" / "peers" / "rules.rego", "--input", folder / "plans.json", "data.peer.counts"])
        counts = json.loads(text)["result"][0]["expressions"][0]["value"]
        expected = collections.Counter({(rule, status): number for rule, row in counts.items() for status, number in row.items() if number})
        if found != expected:
            sys.exit(f"the two do not agree: {dict(found - expected)} here, {dict(expected - found)} there")
        counted, _ = least([*check, "--format", f"ndjson={os.devnull}", "--status", "waived"])
        print(f"Open Policy Agent, ten rules, {count:,} plans, {sum(found.values()):,} verdicts, all the same:")
        print(f"  opa, counts of verdicts     {count / theirs:>10,.0f} plans/s")
        print(f"  ducha, counts of verdicts   {count / counted:>10,.0f} plans/s  {theirs / counted:.0f} times opa")
        print(f"  ducha, findings written     {count / ours:>10,.0f} plans/s  {theirs / ours:.0f} times opa")


def against_feelin(build):
    node = shutil.which("node")
    expressions = root / "bench" / "expressions.def"
    done = node and subprocess.run([node, root / "bench" / "peers" / "expressions.mjs", expressions], capture_output=True, text=True)
    if not node or "MODULE_NOT_FOUND" in done.stderr:
        print("feelin: skipped, " + ("node finds no such package" if node else "no node on the PATH"))
        return
    if done.returncode != 0:
        sys.exit(done.stderr)
    measured = subprocess.run([build / "bench" / "feel_bench", "--benchmark_filter=^(compile|evaluate)/", "--benchmark_format=json"],
                              capture_output=True, text=True, check=True)
    ours = {one["name"]: one["real_time"] for one in json.loads(measured.stdout)["benchmarks"]}
    print("feelin, nanoseconds an expression:       feelin    compiled and evaluated        evaluated alone")
    for line in done.stdout.splitlines():
        name, theirs, value = line.split(maxsplit=2)
        if value == "null":
            continue  # a function that the standard does not have
        theirs, alone = float(theirs), ours["evaluate/" + name]
        both = ours["compile/" + name] + alone
        print(f"  {name:<36} {theirs:>10,.0f} {both:>10,.0f} ({theirs / both:>6,.0f} times) {alone:>8,.0f} ({theirs / alone:>8,.0f} times)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--plans", type=int, default=1000)
    said = parser.parse_args()
    against_opa(said.build / "ducha", said.plans)
    against_feelin(said.build)


main()
