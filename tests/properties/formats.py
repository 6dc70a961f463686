#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random mutations of example plans say the same as YAML, JSON and NDJSON, and what a cell can hold as CSV; a broken plan
in a batch changes no other's verdicts. Usage: formats.py PROGRAM [ROUNDS [SEED]]"""
import copy
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ODD = [None, True, False, 0, -1, 1, 31, 0.5, "2%", "三个", "1,126", "1e3", "2024-02-30", "2024-06-30", "否", "是", "无", "", "x", [], {}, [1], {"date": "2024-01-02"}]


def plans():
    """As JSON values: days are texts, as in a file."""
    class Loader(yaml.SafeLoader):
        pass
    Loader.yaml_implicit_resolvers = {first: [row for row in rows if row[0] != "tag:yaml.org,2002:timestamp"]
                                      for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    found = []
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        for plan in yaml.load_all(path.read_text(encoding="utf-8"), Loader):
            if isinstance(plan, dict) and "facts" in plan:
                found.append(plan)
    return found


def mutated(plan, chance):
    plan = copy.deepcopy(plan)
    for _ in range(chance.randint(1, 4)):
        at = plan["facts"]
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(at[key], (dict, list)) and at[key] and chance.random() < 0.7:
                at = at[key]
                continue
            if isinstance(at, dict) and chance.random() < 0.3:
                del at[key]
            else:
                at[key] = chance.choice(ODD)
            break
    return plan


# What cannot be read is quoted as it is written, which each format does in its own way: messages are not compared.
def verdicts(program, folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    run = subprocess.run([program, "check", path, "--rules", ROOT / "rules", "--no-across", "--status", "all", "--format", "ndjson", "--quiet",
                          "--as-of", "2024-12-31", "-j1"], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"{name}: exit {run.returncode}: {run.stderr[-500:]}")
    rows = {}
    for line in run.stdout.splitlines():
        row = json.loads(line)
        if row["type"] == "finding":
            rows.setdefault(row["unit"], []).append((row["rule"], row["fingerprint"], row["status"], json.dumps(row["subject"])))
    return rows


def differing(a, b):
    return [unit for unit in sorted(set(a) | set(b), key=str) if a.get(unit) != b.get(unit)]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    chance = random.Random(seed)
    known = plans()
    compared = 0
    with tempfile.TemporaryDirectory() as held:
        folder = pathlib.Path(held)
        for turn in range(rounds):
            batch = []
            for index, plan in enumerate(chance.sample(known, min(12, len(known)))):
                one = mutated(plan, chance)
                one["unit"] = f"{turn}-{index}"
                batch.append(one)
            as_yaml = verdicts(program, folder, "plans.yaml", yaml.safe_dump_all(batch, allow_unicode=True, sort_keys=False))
            as_json = verdicts(program, folder, "plans.json", json.dumps(batch, ensure_ascii=False, indent=1))
            lines = [json.dumps(one) for one in batch]
            as_lines = verdicts(program, folder, "plans.ndjson", "\n".join(lines) + "\n")
            for name, other in (("json", as_json), ("ndjson", as_lines)):
                if wrong := differing(as_yaml, other):
                    sys.exit(f"seed {seed}, round {turn}: YAML and {name} differ in {wrong[0]}: {json.dumps(batch[int(wrong[0].split('-')[1])], ensure_ascii=False)}")
            compared += sum(map(len, as_yaml.values()))
            # Cells hold single values.
            flat = [dict(one, facts={key: value for key, value in one["facts"].items() if isinstance(value, (str, int, float, bool)) and value != ""})
                    for one in batch]
            simple = [one for one in flat if isinstance(one.get("policy"), str)]
            from_csv = {}
            # A table each: of two columns for one fact, in two languages, nobody could say which holds.
            for one in simple:
                table = io.StringIO()
                row = {"unit": one["unit"], "level": one.get("level", ""), "policy": one["policy"], "period": one.get("period", "")}
                row.update({f"region.{key}": name for key, name in one.get("region", {}).items()})
                row.update({key: {True: "true", False: "false"}[value] if isinstance(value, bool) else value for key, value in one["facts"].items()})
                csv.writer(table).writerows([row.keys(), row.values()])
                from_csv.update(verdicts(program, folder, "plans.csv", table.getvalue()))
            from_json = verdicts(program, folder, "flat.json", json.dumps(simple, ensure_ascii=False))
            if wrong := differing(from_csv, from_json):
                sys.exit(f"seed {seed}, round {turn}: CSV and JSON differ in {wrong[0]}: {json.dumps(simple, ensure_ascii=False)[:3000]}")
            # One broken line among them.
            broken = chance.randrange(len(lines))
            cut = lines[broken][: chance.randrange(1, len(lines[broken]))]
            beside = verdicts(program, folder, "broken.ndjson", "\n".join(lines[:broken] + [cut] + lines[broken + 1:]) + "\n")
            as_lines.pop(f"{turn}-{broken}", None)
            if wrong := differing(as_lines, {unit: rows for unit, rows in beside.items() if unit != f"{turn}-{broken}"}):
                sys.exit(f"seed {seed}, round {turn}: a broken plan changed the verdicts of {wrong[0]}")
    print(f"{rounds} rounds, {compared} verdicts: the same in every format")
    return 0


sys.exit(main())
