#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The blank form of a policy, filled in by LibreOffice with what an office types at its first try (first-draft.txt): nothing is
called a fault but what a person of that office would call one, and every other cell is read as the plain spelling beside it.

    office.py PROGRAM ROOT

Exit code 77 where LibreOffice is not there.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
HERE = pathlib.Path(__file__).parent
SINGLE = "单项"
office = shutil.which("soffice")
if not office:
    print("LibreOffice is not here: no form was filled in")
    sys.exit(77)
try:
    import openpyxl
except ImportError:
    # The system's own interpreter may have it where another stands before it on the path.
    if pathlib.Path("/usr/bin/python3").exists() and "DUCHA_OTHER_PYTHON" not in os.environ:
        os.environ["DUCHA_OTHER_PYTHON"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("openpyxl is not here, which finds the cells of the form")
    sys.exit(77)
scratch = tempfile.TemporaryDirectory(prefix="ducha-office-")  # goes with the process, whichever way that ends
folder = pathlib.Path(scratch.name)
environment = {**os.environ, "LC_ALL": "C.UTF-8", "DUCHA_RULES": str(root / "rules")}
faults = []


def expect(what, condition, shown=""):
    if not condition:
        faults.append(f"{what}: {str(shown)[:1500]}")


class Cell:
    """What is typed under one head, how a plan says it plainly, and what is said of it where it is refused."""

    def __init__(self, text):
        self.typed, _, self.said = text.partition(" !! ")
        self.typed, _, self.plain = self.typed.partition(" => ")
        self.plain = self.plain or self.typed


def draft(path):
    """The sheets: name -> rows, a row a dictionary of head -> Cell."""
    sheets, rows, heads = {}, None, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            rows, heads = sheets.setdefault(line.strip("[]"), []), None
        elif heads is None:
            heads = line.split(" | ")
        else:
            rows.append(dict(zip(heads, map(Cell, line.split(" | ")))))
    return sheets


def places(form, sheets):
    """Of every cell of the draft: (sheet, column, row) from 1 in the form, and the cell."""
    book = openpyxl.load_workbook(form)
    for name, rows in sheets.items():
        sheet = book[name]
        if name == SINGLE:
            labels = {sheet.cell(row, 1).value: row for row in range(4, sheet.max_row + 1)}
            for row in rows:
                yield name, 3, labels[row["项目"].typed], row["填写"]
        else:
            heads = {sheet.cell(3, column).value: column for column in range(1, sheet.max_column + 1)}
            for number, row in enumerate(rows, 4):
                for head, cell in row.items():
                    yield name, heads[head], number, cell


def profile():
    """A user's folder of LibreOffice in the Chinese way of writing days, with the macro that types. LibreOffice itself makes it: a first
    start does no more than that."""
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--terminate_after_init"],
                   capture_output=True, timeout=300)
    user = folder / "profile" / "user"
    basic = user / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    kind = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:%s PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "%s.dtd">\n'
    spaces = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (basic / "script.xlb").write_text(kind % ("library", "library") + f'<library:library {spaces} library:name="Standard" library:readonly="false" '
                                      'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>\n')
    (user / "basic" / "script.xlc").write_text(kind % ("libraries", "libraries") + f'<library:libraries {spaces}><library:library library:name="Standard" '
                                               'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>\n')
    shutil.copy(HERE / "fill.xba", basic / "Module1.xba")
    settings = user / "registrymodifications.xcu"
    locale = ('<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>')
    settings.write_text(settings.read_text(encoding="utf-8").replace("</oor:items>", locale + "</oor:items>"), encoding="utf-8")


def typed_into(book, cells):
    """LibreOffice types the cells and saves the workbook."""
    (folder / "cells").write_text("".join(f"{sheet}\t{column - 1}\t{row - 1}\t{cell.typed}\n" for sheet, column, row, cell in cells), encoding="utf-8")
    said = folder / "said"
    before = book.read_bytes()
    done = subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "macro:///Standard.Module1.Fill"],
                          capture_output=True, text=True, timeout=300,
                          env={**environment, "DUCHA_BOOK": book.as_uri(), "DUCHA_CELLS": (folder / "cells").as_uri(), "DUCHA_SAID": str(said)})
    if said.exists() or book.read_bytes() == before:
        sys.exit(f"LibreOffice did not fill in the form: {said.read_text() if said.exists() else done.stderr}")


def judged(plan):
    """What was found, and what was called an error: (place, words with the notes under it)."""
    done = subprocess.run([program, "check", plan, "--lang", "zh", "--status", "all", "--format", "ndjson"],
                          capture_output=True, text=True, timeout=300, env=environment)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    errors = [(one["file"] + f":{one.get('line', 0)}", " ".join([one["message"], *(note["message"] for note in one.get("notes", []))]))
              for one in lines if one["type"] == "problem" and one["severity"] == "error"]
    return lines, errors


def by_subject(lines):
    """What was judged and over which values, without where they stand: (rule, subject) -> text."""
    found = {}
    for one in lines:
        if one["type"] == "finding":
            parts = {name: [{key: part for key, part in piece.items() if key not in ("file", "line", "column")} for piece in one.get(name, [])]
                     for name in ("evidence", "planned", "missing")}
            found[one["rule"], json.dumps(one["subject"], ensure_ascii=False)] = json.dumps({**one, **parts}, ensure_ascii=False, sort_keys=True)
    return found


def plain_value(text):
    return [part.strip() for part in text[1:-1].split(",")] if text.startswith("[") else text


def plain_plan(sheets):
    """The same draft as a plan of plain spellings, without what was refused."""
    single = {row["项目"].typed: row["填写"] for row in sheets[SINGLE]}
    plan = {"层级": "enterprise", "政策": "union", "事实": {}}
    for label, cell in single.items():
        into = plan if label in ("单位", "期间", "截止日期") else plan["事实"]
        if not cell.said:
            into[label] = plain_value(cell.plain)
    for name, rows in sheets.items():
        if name != SINGLE:
            plan["事实"][name] = [{head: plain_value(cell.plain) for head, cell in row.items() if not cell.said} for row in rows]
    return plan


def column_name(column):
    return chr(ord("A") + column - 1)


sheets = draft(HERE / "first-draft.txt")
profile()
for form in ("xlsx", "ods"):
    blank = folder / f"blank.{form}"
    subprocess.run([program, "template", "union", "--level", "enterprise", "--format", f"{form}={blank}", "--lang", "zh"], check=True, env=environment)
    if form == "xlsx":
        cells = list(places(blank, sheets))
    first = folder / f"青山厂.{form}"
    shutil.copy(blank, first)
    typed_into(first, cells)
    _, errors = judged(first)
    refused = {f"{sheet}!{column_name(column)}{row}": cell for sheet, column, row, cell in cells if cell.said}
    for place, words in errors:
        place = place.rsplit(f".{form}:")[-1].rsplit(":")[0]
        cell = refused.pop(place, None)
        expect(f"{form} {place}: called a fault that is none", cell is not None and cell.said in words, words)
    expect(f"{form}: read over", not refused, [f"{place} {cell.typed}" for place, cell in refused.items()])

    mended = folder / f"改正后.{form}"
    shutil.copy(blank, mended)
    typed_into(mended, [one for one in cells if not one[3].said])
    findings, errors = judged(mended)
    expect(f"{form}: faults", not errors, errors)
    plan = folder / "plain.json"
    plan.write_text(json.dumps(plain_plan(sheets), ensure_ascii=False), encoding="utf-8")
    wanted, errors = judged(plan)
    expect("the plain plan", not errors, errors)
    got, wanted = by_subject(findings), by_subject(wanted)
    expect(f"{form}: findings", got.keys() == wanted.keys() and len(got) > 100, got.keys() ^ wanted.keys())
    for key in got.keys() & wanted.keys():
        a, b = got[key], wanted[key]
        at = next((k for k in range(min(len(a), len(b))) if a[k] != b[k]), 0)
        expect(f"{form}: {key[0]} read otherwise", a == b, f"{a[max(0, at - 80):at + 80]} | {b[max(0, at - 80):at + 80]}")

print("\n".join(faults))
print(f"{sum(len(row) for rows in sheets.values() for row in rows)} cells typed, {len(faults)} faults")
sys.exit(1 if faults else 0)
