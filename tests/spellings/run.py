#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what the program reads of each spelling in table.txt against what the table says, in every format of a plan.

    run.py PROGRAM

Each row is one plan; one run of the program a format.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

try:
    import openpyxl
except ImportError:
    openpyxl = None

HERE = pathlib.Path(__file__).parent
HEAD = {"period": "期间", "level": "层级", "policy": "政策"}
PLAIN = {"period": "2024", "level": "county", "policy": "spellings"}


class Row:
    def __init__(self, number, fact, spelling, want, in_sheet):
        self.number, self.fact, self.spelling, self.want, self.in_sheet = number, fact, spelling, want, in_sheet
        self.unit = f"行{number}"

    def plan(self, labels):
        head = {**PLAIN, **({self.fact: self.spelling} if self.fact in PLAIN else {})}
        facts = {labels[self.fact]: self.spelling} if self.fact in labels else {"人数": "1"}
        return {"单位": self.unit, "层级": head["level"], "政策": head["policy"], "期间": head["period"],
                "截止日期": "2024-12-31", "事实": facts}


def rows_of(path):
    fact = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        if line.startswith("["):
            fact = line[1:-1]
            continue
        parts = [part.strip(" ") for part in line.split(" | ")]
        spelling = re.sub(r"<U\+([0-9A-F]+)>", lambda match: chr(int(match[1], 16)), parts[0])
        sheet = parts[2].removeprefix("sheet: ") if len(parts) > 2 else parts[1]
        yield Row(number, fact, spelling, parts[1], sheet)


def cells(rows, labels):
    columns = ["单位", "层级", "政策", "期间", "截止日期", *labels.values()]
    yield columns
    for row in rows:
        plan = row.plan(labels)
        yield [{**plan, **plan["事实"]}.get(column, "") for column in columns]


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\n]', cell) else cell


def write(name, rows, labels, folder):
    path = folder / f"plans.{name}"
    plans = [row.plan(labels) for row in rows]
    if name == "yaml":
        text = "---\n".join(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False) for plan in plans)
    elif name == "ndjson":
        text = "".join(json.dumps(plan, ensure_ascii=False) + "\n" for plan in plans)
    elif name == "json":
        text = json.dumps(plans, ensure_ascii=False, indent=1)
    elif name == "csv":
        text = "".join(",".join(map(quoted, row)) + "\n" for row in cells(rows, labels))
    else:
        book = openpyxl.Workbook()
        for row in cells(rows, labels):
            book.active.append(row)
        for row in book.active.iter_rows():
            for cell in row:
                cell.data_type = "s"
        for row, place in zip(rows, book.active.iter_rows(min_row=2)):  # a figure of a sheet is a number
            for cell in place:
                if row.want != row.in_sheet and cell.value == row.spelling:
                    cell.value = float(row.spelling)
        book.save(path)
        return path
    path.write_text(text, encoding="utf-8")
    return path


def read(program, path):
    done = subprocess.run([program, "check", "--rules", HERE / "rules", path, "--lang", "zh", "--status", "all",
                           "--format", "ndjson", "--no-across"], capture_output=True, text=True, timeout=60)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        sys.exit(f"{path.name}: exit code {done.returncode}\n{done.stderr[:2000]}")
    messages, plans, problems, waiting = {}, {}, {}, []
    for line in done.stdout.splitlines():
        item = json.loads(line)
        if item["type"] == "finding":
            messages[item["unit"], item["rule"].removeprefix("spellings.")] = (item["status"], item["message"])
        elif item["type"] == "plan":
            plans[item["unit"]] = item
            problems[item["unit"]] = waiting
            waiting = []
        elif item["type"] == "problem":
            waiting.append(item)
    return messages, plans, problems


def got(row, messages, plans, problems):
    said = [problem for problem in problems.get(row.unit, []) if problem["severity"] == "error"]
    if said:
        return "! " + " ".join(" ".join([problem["code"], problem["message"],
                                         *(note["message"] for note in problem.get("notes", []))]) for problem in said)
    plan = plans.get(row.unit)
    if plan is None:
        return "no plan"
    if row.fact == "policy":
        return " ".join(plan["policies"])
    if row.fact in PLAIN:
        return plan[row.fact]
    status, message = messages.get((row.unit, row.fact), ("none", ""))
    return {"pass": message.strip(), "fail": "-"}.get(status, f"{status}: {message}")


def agrees(want, is_so):
    if not want.startswith("!"):
        return want == is_so
    code, _, note = want[2:].partition(" ")
    return is_so.startswith(f"! {code} ") and note in is_so


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    facts = yaml.safe_load((HERE / "rules/spellings/facts.yaml").read_text(encoding="utf-8"))["facts"]
    labels = {name: fact["label"]["zh"] for name, fact in facts.items()}
    rows = list(rows_of(HERE / "table.txt"))
    formats = ["yaml", "ndjson", "json", "csv"] + (["xlsx"] if openpyxl else [])
    faults = []
    with tempfile.TemporaryDirectory(prefix="ducha-spellings-") as folder:
        for name in formats:
            result = read(program, write(name, rows, labels, pathlib.Path(folder)))
            for row in rows:
                want = row.in_sheet if name == "xlsx" else row.want
                is_so = got(row, *result)
                if not agrees(want, is_so):
                    faults.append(f"table.txt:{row.number}: {name}: {row.fact}: {row.spelling}: wanted {want}, got {is_so}")
    print("\n".join(faults))
    print(f"{len(rows)} spellings in {' '.join(formats)}, {len(faults)} faults")
    sys.exit(1 if faults or not rows else 0)


main()
