#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether time grows as the input does: instructions at n and at 4 n, counted by valgrind, of everything that an input may have many of.

    run.py DUCHA [NAME...]

A machine's load does not change the count, so that one run of each is enough. What a run takes with next to no input is taken off;
four times the input may then take 4 times as much, and a fifth more for what grows with its logarithm. Exit code 77, skipped: no valgrind.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MOST = 4.8
GROWN = 4

POLICY = """policy: growth
title: {zh: 增长, en: Growth}
levels:
  county: {zh: 县, en: county}
in_force: null
clauses:
"""
FACTS = """facts:
  keeper: {type: boolean, label: {zh: 有管护人, en: a keeper}}
  people: {type: count, unit: 人, label: {zh: 人数, en: people}}
  tests:
    type: list
    label: {zh: 检测, en: tests}
    of:
      date:   {type: date, label: {zh: 日期, en: date}}
      passed: {type: boolean, label: {zh: 合格, en: passed}}
"""
RULES = {
    "plain": {"require": "keeper"},
    "each": {"each": "t in tests", "require": "t.passed"},
    "windows": {"every": "month", "require": "count(tests[date in window]) >= 1"},
    "batch": {"across": "true", "per": "city", "require": "share at least(for one in units return one.keeper, 0.5)"},
}


def rulebook(folder, rules):
    """A policy of rules, each with a clause of its own."""
    own = folder / "rules" / "growth"
    own.mkdir(parents=True, exist_ok=True)
    clauses = "".join(f'  - {{id: "1.{n}", at: "{n}", gist: {{zh: 要求, en: demand}}, modality: must}}\n' for n in range(len(rules)))
    (own / "policy.yaml").write_text(POLICY + clauses, encoding="utf-8")
    (own / "facts.yaml").write_text(FACTS, encoding="utf-8")
    listed = [
        {"id": f"growth.r{n}", "clause": f"1.{n}", "quote": "要求", "title": {"zh": "要求", "en": "demand"}, **rule,
         "cases": [{"period": "2024", "facts": {}, "expect": "unknown"}]}
        for n, rule in enumerate(rules)
    ]
    (own / "rules.yaml").write_text(json.dumps({"policy": "growth", "rules": listed}, ensure_ascii=False), encoding="utf-8")


def plan(number=0, **more):
    head = {"unit": f"u{number}", "level": "county", "region": {"city": "c"}, "policy": "growth", "period": "2024", "as_of": "2024-12-31"}
    facts = more.pop("facts", {"keeper": False, "people": 3})
    return {**head, **more, "facts": facts}


def lines(plans):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in plans)


# Each: the rules, the name of the input, what it holds for n, the n, and options. What is kept for each group, unit or record is asked
# for with findings that are shown, which take most.
def plans(n):
    return lines(plan(i) for i in range(n))


def groups(n):
    return lines(plan(i, region={"city": f"c{i}"}) for i in range(n))


def records(n):
    return lines([plan(facts={"tests": [{"date": f"2024-01-{1 + i % 28:02}", "passed": False} for i in range(n)]})])


def windows(n):
    return lines([plan(period=f"{2000 - n // 12}-01-01/2000-12-31", as_of="2024-12-31", facts={"tests": []})])


def unreadable(n):
    return lines([plan(facts={"tests": [{"date": "x", "passed": "x"} for _ in range(n)]})])


def no_records(n):
    return lines([plan(facts={"tests": [1] * n})])


def unknown_keys(n):
    return lines([plan(facts={f"key number {i}": 1 for i in range(n)})])


def doubled(n):
    return '{"unit":"A","level":"county","policy":"growth","period":"2024","as_of":"2024-12-31","facts":{"tests":[{' + ",".join(['"passed":true'] * n) + "}]}}\n"


def region_keys(n):
    return lines([plan(region={f"k{i}": "x" for i in range(n)})])


def policies(n):
    return lines([plan(policy=[f"p{i}" for i in range(n)])])


def anchors(n):
    text = "unit: A\npolicy: growth\nfacts:\n  x:\n"
    return text + "".join(f"    - &a{i} 1\n" for i in range(n)) + "  y:\n" + "".join("    - {[1]: 2}\n" for _ in range(n))


def documents(n):
    return "".join(f"---\nunit: u{i}\nlevel: county\nregion: {{city: c}}\npolicy: growth\nperiod: 2024\nas_of: 2024-12-31\nfacts: {{keeper: false}}\n" for i in range(n))


def roster(n):
    return "unit,level,city\n" + "".join(f"u{i},county,c\n" for i in range(n))


KINDS = {
    "plans": (["plain"], "p.ndjson", plans, 400, []),
    "documents": (["plain", "batch"], "p.yaml", documents, 200, []),
    "units": (["batch"], "p.ndjson", plans, 300, []),
    "groups": (["batch"], "p.ndjson", groups, 200, []),
    "records": (["each"], "p.ndjson", records, 400, []),
    "windows": (["windows"], "p.ndjson", windows, 120, []),
    "unreadable values": (["each"], "p.ndjson", unreadable, 200, []),
    "records that are none": (["each"], "p.ndjson", no_records, 400, []),
    "unknown keys": (["plain"], "p.ndjson", unknown_keys, 500, []),
    "doubled fields": (["each"], "p.ndjson", doubled, 400, []),
    "keys of a region": (["plain"], "p.ndjson", region_keys, 1000, []),
    "names of policies": (["plain"], "p.ndjson", policies, 300, []),
    "anchors": (["plain"], "p.yaml", anchors, 500, []),
    "rules": (["plain"], "p.ndjson", None, 100, []),
    "roster rows": (["batch"], "p.ndjson", plans, 300, ["--roster", "roster.csv"]),
}


def instructions(ducha, folder, name, n):
    kinds, file, write, _, options = KINDS[name]
    rulebook(folder, [RULES[kind] for kind in kinds] * (n if write is None else 1))
    (folder / file).write_text((write or plans)(1 if write is None else n), encoding="utf-8")
    (folder / "roster.csv").write_text(roster(n), encoding="utf-8")
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    command = [ducha, "check", file, "--rules", "rules", "-q", "-j1", "--format", "ndjson", "--fail-on", "never", *options]
    done = subprocess.run(counter + command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", timeout=600)
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    # A rulebook with a fault judges nothing, and nothing grows.
    if counted is None or done.returncode not in (0, 1, 2) or "rules/growth/" in done.stderr:
        sys.exit(f"{name}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return int(counted.group(1).replace(",", ""))


def main():
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed")
        sys.exit(77)
    ducha = pathlib.Path(sys.argv[1]).resolve()
    failed = []
    for name in sys.argv[2:] or KINDS:
        n = KINDS[name][3]
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            least, some, many = (instructions(ducha, folder, name, count) for count in (1, n, GROWN * n))
        ratio = (many - least) / max(1, some - least)
        good = ratio <= MOST
        print(f"{'' if good else 'NOT LINEAR  '}{name}: {n} {some - least:,}, {GROWN * n} {many - least:,}, {ratio:.2f} times", flush=True)
        if not good:
            failed.append(name)
    print(f"\n{len(failed)} of {len(sys.argv[2:] or KINDS)} grow faster than their input")
    sys.exit(1 if failed else 0)


main()
