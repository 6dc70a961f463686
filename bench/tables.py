#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast a table of plans is judged, a unit a row, and in how much memory: as CSV and as a workbook, of a tenth of the rows and of all.

    tables.py PROGRAM [--rows N]

A table in CSV is read row by row: ten times the rows may cost no more than 10 MB. Rules over the whole batch are left out, which keep what
they judge (batch.py --large). A workbook is held whole while it is read, within the
limits of src/base/limits.h; what a row of it takes is printed.
"""
import argparse
import os
import pathlib
import sys
import tempfile
import zipfile

from measured import measured

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--rows", type=int, default=100_000)
asked = parser.parse_args()
program = pathlib.Path(asked.program).resolve()
HEAD = ["单位", "层级", "市", "政策", "期间", "人数（人）", "管护人已确定", "计划通过日期"]
MAY_GROW = 10  # MB


def rows(count):
    for i in range(count):
        yield [f"单位{i}", "village", f"城市{i % 300}", "wells", "2024", i % 90, "√" if i % 3 else "×", f"2024年{i % 12 + 1}月{i % 28 + 1}日"]


def write_csv(path, count):
    with open(path, "w", encoding="utf-8-sig") as table:
        table.write(",".join(HEAD) + "\n")
        for row in rows(count):
            table.write(",".join(map(str, row)) + "\n")


def write_workbook(path, count):
    """As spreadsheets write it: texts in a table of their own, each once."""
    texts = {}

    def cell(column, number, value):
        place = f'r="{chr(ord("A") + column)}{number}"'
        if isinstance(value, int):
            return f"<c {place}><v>{value}</v></c>"
        return f'<c {place} t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{space}" xmlns:r="r"><sheets><sheet name="情况表" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{space}"><sheetData>'.encode())
            for number, row in enumerate([HEAD, *rows(count)], 1):
                sheet.write(("<row r=\"%d\">" % number + "".join(cell(column, number, value) for column, value in enumerate(row)) + "</row>").encode())
            sheet.write(b"</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">' + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>")


def check(path):
    """Seconds of processor and megabytes at the peak."""
    with tempfile.TemporaryFile() as said:
        took = measured([program, "check", path, "--rules", root / "tests/commands/rules", "-j1", "-q", "--no-across", "--status", "all", "--format", "ndjson"], stderr=said)
        if took.code not in (0, 1):
            said.seek(0)
            sys.exit(f"exit code {took.code}: {path.name}: {said.read(1000).decode(errors='replace')}")
    return took.processor, took.memory


failed = False
with tempfile.TemporaryDirectory(prefix="ducha-tables-") as name:
    for kind, write in (("csv", write_csv), ("xlsx", write_workbook)):
        memories = []
        for count in (asked.rows // 10, asked.rows):
            path = pathlib.Path(name) / f"{count}.{kind}"
            write(path, count)
            seconds, memory = min(check(path) for _ in range(2))
            memories.append(memory)
            size = path.stat().st_size / 1e6
            print(f"{kind}, {count:,} rows, {size:.1f} MB: {count / seconds:,.0f} rows/s, {memory:.0f} MB at most", flush=True)
        grown = memories[1] - memories[0]
        if kind == "csv":
            failed = grown > MAY_GROW
            print(f"csv: {grown:+.0f} MB for ten times the rows" + ("   more than it may" if failed else ""))
        else:
            print(f"xlsx: {grown * 1e6 / (asked.rows * 0.9):.0f} bytes a row")
sys.exit(1 if failed else 0)
