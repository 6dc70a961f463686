#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random mutations of example plans say the same as YAML, JSON and NDJSON, and what cells and the tables beside them can hold as CSV; a broken
plan in a batch changes no other's verdicts, whatever the format. Usage: formats.py PROGRAM [ROUNDS [SEED]]"""
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


def apart(a, b, unit):
    """The findings that one of the two has alone."""
    first, second = (set(map(str, rows.get(unit, []))) for rows in (a, b))
    return f"{sorted(first - second)[:3]} against {sorted(second - first)[:3]}"


def is_cell(value):
    return isinstance(value, (str, int, float, bool)) and value != ""


def cell(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def is_side_table(value):
    """A list whose records have nothing but single values: a table of its own can hold it."""
    return isinstance(value, list) and value and all(isinstance(one, dict) and one and all(map(is_cell, one.values())) for one in value)


def table_of(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def row_of(plan):
    row = {"unit": plan["unit"], "level": plan.get("level", ""), "policy": plan["policy"], "period": plan.get("period", "")}
    row.update({f"region.{key}": name for key, name in plan.get("region", {}).items()})
    return row


def by_tables(program, folder, batch, called):
    """What cells and tables beside them can hold of the plans, as CSV and as JSON. A table each: of two columns for one fact, in two
    languages, nobody could say which holds."""
    from_csv, alike = {}, []
    for number, plan in enumerate(batch):
        if not isinstance(plan.get("policy"), str):
            continue
        facts = {key: value for key, value in plan["facts"].items() if is_cell(value) or is_side_table(value)}
        row = row_of(plan)
        for place, (key, value) in enumerate(facts.items()):
            if is_side_table(value):
                heads = list(dict.fromkeys(head for record in value for head in record))
                name = f"side-{number}-{place}.csv"
                (folder / name).write_text(table_of([heads, *([cell(record.get(head, "")) for head in heads] for record in value)]), encoding="utf-8")
                row[key] = name
            else:
                row[key] = cell(value)
        from_csv.update(verdicts(program, folder, "plans.csv", table_of([row.keys(), row.values()])))
        alike.append(dict(plan, facts=facts))
    from_json = verdicts(program, folder, "flat.json", json.dumps(alike, ensure_ascii=False))
    if wrong := differing(from_csv, from_json):
        plan = next(one for one in alike if one["unit"] == wrong[0])
        sys.exit(f"{called}: CSV and JSON differ in {wrong[0]}: {apart(from_csv, from_json, wrong[0])}: {json.dumps(plan, ensure_ascii=False)[:3000]}")
    return sum(map(len, from_json.values()))


def broken_beside(program, folder, batch, whole, chance, called):
    """One broken plan among them, in each format that goes on behind it, changes nothing of the others."""
    lines = [json.dumps(one) for one in batch]
    documents = [yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for one in batch]
    broken = chance.randrange(len(lines))
    cut = {"ndjson": lines[broken][: chance.randrange(1, len(lines[broken]))], "yaml": "unit: [" + documents[broken][chance.randrange(len(documents[broken])):]}
    several = {"ndjson": "\n".join(lines[:broken] + [cut["ndjson"]] + lines[broken + 1:]) + "\n",
               "yaml": "---\n".join(documents[:broken] + [cut["yaml"] + "\n"] + documents[broken + 1:])}
    left = {unit: rows for unit, rows in whole.items() if unit != batch[broken]["unit"]}
    for kind, text in several.items():
        beside = verdicts(program, folder, "broken." + kind, text)
        if wrong := differing(left, {unit: rows for unit, rows in beside.items() if unit in left}):
            sys.exit(f"{called}: a broken plan changed the verdicts of {wrong[0]} in {kind}: {cut[kind][:300]!r}")


def broken_row(program, folder, known, chance, called):
    """The same of a table, whose plans have the same columns: those of one plan, six times."""
    plan = chance.choice([one for one in known if isinstance(one.get("policy"), str)])
    facts = {key: cell(value) for key, value in plan["facts"].items() if is_cell(value)}
    rows = [list({**row_of(dict(plan, unit=f"row {number}")), **facts}.values()) for number in range(6)]
    head = list({**row_of(plan), **facts})
    whole = verdicts(program, folder, "rows.csv", table_of([head, *rows]))
    lines = table_of(rows).splitlines()
    at = chance.randrange(len(lines))
    fault = chance.choice(["more", "open quote", "quote inside", "return", "bytes"])
    lines[at] = {"more": lines[at] + ",x,y", "open quote": lines[at].replace(",", ',"', 1), "quote inside": lines[at].replace("row", 'r"w', 1),
                 "return": lines[at].replace("row", "r\rw", 1), "bytes": "\x00" + lines[at]}[fault]
    beside = verdicts(program, folder, "rows.csv", table_of([head]) + "\r\n".join(lines) + "\r\n")
    left = {unit: rows for unit, rows in whole.items() if unit != f"row {at}"}
    if wrong := differing(left, {unit: rows for unit, rows in beside.items() if unit in left}):
        sys.exit(f"{called}: a broken row ({fault}) changed the verdicts of {wrong[0]}: {lines[at][:300]!r}")


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
            compared += by_tables(program, folder, batch, f"seed {seed}, round {turn}")
            broken_beside(program, folder, batch, as_yaml, chance, f"seed {seed}, round {turn}")
            broken_row(program, folder, known, chance, f"seed {seed}, round {turn}")
    print(f"{rounds} rounds, {compared} verdicts: the same in every format")
    return 0


sys.exit(main())
