#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What may change no verdict of an example plan, and what may change it one way only: the order of its records and the spelling of its days
change nothing; a fact that is left out decides nothing that was not decided, and turns no failure into a pass nor a pass into a failure; from
the last day on that a plan tells of, what is decided stands on every later day. Usage: verdicts.py PROGRAM [PLANS [SEED]]"""
import copy
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
LEFT_OUT = 24  # facts and fields of a plan
LATER = (0, 1, 31, 200, 366, 1500)  # days
DECIDED = ("pass", "fail")
PLANS = 4 if os.environ.get("DUCHA_QUICK") else 12  # sanitizers take ten times as long


class Texts(yaml.SafeLoader):
    """Every scalar as it is written."""


Texts.yaml_implicit_resolvers = {first: [row for row in rows if row[0] == "tag:yaml.org,2002:null"]
                                 for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def plans():
    found = []
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        for plan in yaml.load_all(path.read_text(encoding="utf-8"), Texts):
            if isinstance(plan, dict) and "facts" in plan and "unit" in plan:
                found.append((path.name, plan))
    return found


def verdicts(program, folder, batch, *options):
    """Of each plan the status of each rule and subject."""
    path = folder / "plans.ndjson"
    path.write_text("".join(json.dumps(dict(plan, unit=f"P{number}")) + "\n" for number, plan in enumerate(batch)), encoding="utf-8")
    run = subprocess.run([program, "check", path, "--rules", ROOT / "rules", "--no-across", "--status", "all", "--format", "ndjson", "--quiet", *options],
                         capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"exit {run.returncode}: {run.stderr[-500:]}")
    found = [{} for _ in batch]
    for line in run.stdout.splitlines():
        row = json.loads(line)
        if row["type"] != "finding":
            continue
        subject = {key: value for key, value in (row["subject"] or {}).items() if key in ("name", "window", "from", "to")}
        found[int(row["unit"][1:])].setdefault((row["rule"], json.dumps(subject, ensure_ascii=False, sort_keys=True)), []).append(row["status"])
    if not all(found):
        sys.exit(f"no verdicts: {run.stderr[-500:]}")
    return [{of: sorted(statuses) for of, statuses in one.items()} for one in found]


def changed(plan, change):
    def of(value):
        if isinstance(value, dict):
            return {key: of(each) for key, each in value.items()}
        if isinstance(value, list):
            return change([of(each) for each in value])
        return change(value)
    return dict(plan, facts=of(plan["facts"]))


def shuffled(chance):
    return lambda value: chance.sample(value, len(value)) if isinstance(value, list) else value


def in_words(value):
    return DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", value) if isinstance(value, str) else value


def with_points(value):
    return DAY.sub(lambda day: f"{day[1]}.{int(day[2])}.{int(day[3])}", value) if isinstance(value, str) else value


def statuses_of_rules(found):
    """Records without a key are named by their place, which order changes."""
    rules = {}
    for (rule, _), statuses in found.items():
        rules.setdefault(rule, []).extend(statuses)
    return {rule: sorted(statuses) for rule, statuses in rules.items()}


def left_out(plan):
    """What is left out, and the plan without it."""
    for fact, value in plan["facts"].items():
        one = copy.deepcopy(plan)
        del one["facts"][fact]
        yield fact, one
        records = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, record in records:
            for field in record if isinstance(record, dict) else ():
                one = copy.deepcopy(plan)
                within = one["facts"][fact]
                del (within if index is None else within[index])[field]
                yield f"{fact}[{index}].{field}", one


def check_same(program, folder, name, plan, chance):
    order, words, points = (changed(plan, change) for change in (shuffled(chance), in_words, with_points))
    whole, *others = verdicts(program, folder, [plan, order, words, points])
    for called, other in zip(("order", "days in words", "days with points"), others):
        a, b = (statuses_of_rules(found) if called == "order" else found for found in (whole, other))
        if a != b:
            sys.exit(f"{name}: {called}: {[(key, a.get(key), b.get(key)) for key in sorted(set(a) | set(b)) if a.get(key) != b.get(key)][:3]}")
    return sum(map(len, others))


def check_left_out(program, folder, name, plan, chance):
    parts = list(left_out(plan))
    parts = chance.sample(parts, min(LEFT_OUT, len(parts)))
    whole, *others = verdicts(program, folder, [plan, *(one for _, one in parts)])
    for (part, _), other in zip(parts, others):
        for of, statuses in other.items():
            before = whole.get(of, statuses)
            # What contradicted another figure or could not be read is gone with it.
            if statuses != before and "error" not in before and any(status in DECIDED and status not in before for status in statuses):
                sys.exit(f"{name}: without {part} {of} is {statuses} and was {before}")
    return sum(map(len, others))


def check_later(program, folder, name, plan):
    told = [datetime.date(*map(int, day)) for day in DAY.findall(json.dumps(plan)) if day[1] != "00" and int(day[2]) <= 28]
    last = max(told, default=datetime.date(2024, 12, 31))
    before, compared = None, 0
    for later in LATER:
        day = last + datetime.timedelta(days=3 + later)
        found = verdicts(program, folder, [plan], "--as-of", day.isoformat())[0]
        for of, statuses in found.items() if before else ():
            was = before.get(of, statuses)
            if statuses != was and all(status in DECIDED for status in was):
                sys.exit(f"{name}: as of {day} {of} is {statuses} and was {was}")
        before = found
        compared += len(found)
    return compared


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else PLANS
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11)
    known = plans()
    compared = 0
    with tempfile.TemporaryDirectory() as held:
        folder = pathlib.Path(held)
        for name, plan in chance.sample(known, min(wanted, len(known))):
            compared += check_same(program, folder, name, plan, chance)
            compared += check_left_out(program, folder, name, plan, chance)
            compared += check_later(program, folder, name, plan)
    print(f"{compared} verdicts of {min(wanted, len(known))} plans: none changed that may not")
    return 0


sys.exit(main())
