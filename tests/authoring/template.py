#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A blank plan of each shipped policy and level lacks its unit's name and has no other fault; nothing can be told of it.
No county, and in a policy that knows none no unit, is asked for more than 60 answers.

Usage: template.py ROOT DUCHA

Filled with nothing it gives only `unknown` and `not_applicable`, and nothing is said of its reading. With its examples taken out of their comments
every key in it is known. Each fact that a rule for the level lacks is asked for.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

root, program = sys.argv[1], os.path.abspath(sys.argv[2])
faults, plans, findings, counted = [], 0, 0, 0
MOST_ANSWERS = 60


def run(*arguments, stdin=""):
    return subprocess.run([program, *arguments], cwd=root, input=stdin, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})


def judged(plan, *options):
    done = run("check", "-", "--status", "all", "--format", "ndjson", "--lang", "en", "--allow-empty", "--fail-on", "must,should,target,encouraged",
               *options, stdin=plan)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return done, [one for one in lines if one["type"] == "finding"], [one for one in lines if one["type"] == "problem"]


def uncommented(plan):
    return re.sub(r"(?m)^  #   ", "    ", plan)


def check(name, plan, language, level):
    """What a blank plan must be, in a period that is over and without one."""
    global findings
    for options in ([], ["--period", "2024", "--as-of", "2099-12-31"]):
        done, found, problems = judged(plan, *options)
        # While the level, or a fact on which it depends who is meant, stands empty, nobody can tell; a warning says so.
        unnamed = sum(one["code"] == "plan.unit-blank" for one in problems)
        problems = [one for one in problems if one["code"] not in ("check.population-null", "plan.unit-blank")]
        findings += len(found)
        statuses = {one["status"] for one in found}
        if not found or not statuses <= {"unknown", "not_applicable"} or done.returncode != 2 or unnamed != 1 or problems:
            odd = [f"{one['rule']} {one['status']}" for one in found if one["status"] not in ("unknown", "not_applicable")]
            faults.append(f"{name} {options}: exit code {done.returncode}, {statuses}, {odd[:5]}, {problems[:3]}")
        if language == "en":
            asked = set(re.findall(r'(?m)^  (\w+):$', plan))
            # A figure that no document names is a parameter without a value, and nobody's to fill in.
            unvalued = set(re.findall(r"(?m)^  (\w+):(?=\n(?:    .*\n)*?    values: \{\}$)", pathlib.Path(root, "rules", name.split()[0], "policy.yaml").read_text(encoding="utf-8")))
            lacked = {missing["fact"].split(".")[0].split("[")[0] for one in found for missing in one["missing"]}
            faults.extend(f"{name}: {fact} is missing, and not asked for" for fact in lacked - asked - {"level", "period", "region"} - unvalued)
    _, _, problems = judged(uncommented(plan))
    odd = [one for one in problems if one["code"] not in ("plan.element-empty", "plan.unit-blank", "check.population-null")]
    if odd:
        faults.append(f"{name}, its examples: {odd[:3]}")


for policy in json.loads(run("list", "--format", "json").stdout):
    for level in [None, *(each["key"] for each in policy["levels"])]:
        for language in ("en", "zh", "zh-Hant"):
            name = f"{policy['policy']} {level} {language}"
            done = run("template", policy["policy"], "--lang", language, *(["--level", level] if level else []))
            if done.returncode or done.stderr:
                faults.append(f"{name}: exit code {done.returncode}: {done.stderr}")
                continue
            plans += 1
            asked = re.findall(r"(?m)^  [^ #-][^\n]*:$", done.stdout)
            by_county = "county" in (each["key"] for each in policy["levels"])
            if level == "county" or (level and not by_county):
                counted += 1
                if not 0 < len(asked) <= MOST_ANSWERS:
                    faults.append(f"{name}: {len(asked)} answers; expected at most {MOST_ANSWERS}")
            check(name, done.stdout, language, level)
if faults:
    print("\n".join(faults))
print(f"{plans} blank plans, {findings} findings, {len(faults)} faults")
sys.exit(1 if faults or not plans or not findings or not counted else 0)
