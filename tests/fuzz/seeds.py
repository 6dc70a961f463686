#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills a fuzzer's corpus with seeds from the project's own files. Usage: seeds.py FUZZER FOLDER"""
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import zipfile

root = pathlib.Path(__file__).resolve().parents[2]
name, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def expressions():
    for path in sorted(root.glob("tests/feel/cases/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if " => " in line and not line.startswith("#"):
                yield line.split(" => ")[0]
    for path in sorted(root.glob("rules/*/*.yaml")):
        for found in re.finditer(r"^\s+(?:require|when|due): (.+)$", path.read_text(encoding="utf-8"), re.M):
            yield found.group(1)


def findings():
    """What the program writes of a few examples, whole and line by line; without the program, lines by hand."""
    program = next((path for path in (root / "build/fuzz/ducha", root / "build/debug/ducha", root / "build/release/ducha") if path.exists()), None)
    if program:
        plans = sorted(map(str, root.glob("examples/*.yaml")))[:6]
        run = subprocess.run([program, "check", *plans, "--rules", root / "rules", "--format", "ndjson", "--quiet", "--remedies", "all"],
                             capture_output=True, text=True, check=False)
        yield from run.stdout.splitlines()[:200]
    counts = '"pass":0,"fail":1,"pending":0,"unknown":0,"not_applicable":0,"waived":0,"error":0'
    yield "\n".join(['{"type":"run","schema":"ducha.findings/1","version":"0","rulebook":"sha256:0","as_of":null,"options":{}}',
                     '{"type":"finding","unit":"A","policy":"p","rule":"p.r","clauses":[{"id":"1","at":"1"}],"modality":"must","status":"fail",'
                     '"subject":{"kind":"record","name":null,"index":0},"evidence":[{"fact":"f","value":-1.50,"file":"a","line":1,"column":2}]}',
                     f'{{"type":"plan","unit":"A","file":"a",{counts}}}', f'{{"type":"summary","plans":1,{counts},"problems":0}}'])


def workbooks():
    """Workbooks as bytes: the smallest of each kind, and broken archives."""
    parts = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
             "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
             "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c></row>'
                                         '<row r="2"><c r="A2"><v>45000</v></c></row></sheetData></worksheet>'}
    sheet = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
             "content.xml": '<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>'
                            '<table:table-cell office:value-type="string"><text:p>unit</text:p></table:table-cell></table:table-row></table:table>'
                            "</office:spreadsheet></office:body></office:document-content>"}
    for files in (parts, sheet):
        for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w", how) as book:
                for part, text in files.items():
                    book.writestr(part, text)
            yield held.getvalue()
    yield b"PK\x03\x04"
    yield b"\xd0\xcf\x11\xe0"


def seeds():
    if name.startswith("feel_"):
        yield from expressions()
    elif name == "rulebook":
        for path in sorted(root.glob("rules/*/*.yaml")):
            text = path.read_text(encoding="utf-8")
            yield from re.split(r"(?m)^(?=  - id: )", text)[:40]
    elif name == "yaml_plan":
        yield from (path.read_text(encoding="utf-8") for path in sorted(root.glob("examples/*.yaml")))
    elif name == "ndjson_plan":
        for path in sorted(root.glob("examples/*.ndjson")):
            yield from path.read_text(encoding="utf-8").splitlines()
        yield json.dumps({"unit": "A", "facts": {"count": 1, "list": [{"date": "2024-01-02"}]}})
    elif name == "csv_plan":
        for part in (root / "tests/plan/tables.txt").read_text(encoding="utf-8").split("=== csv\n")[1:]:
            yield part.split("\n===")[0]
        yield "unit,\u7701,period,count,share,text\r\nA,B,2024,1,2%,\"a, \"\"b\"\"\"\r\n"
    elif name == "findings":
        yield from findings()
    elif name == "roster":
        yield "0" + "".join(f"- {{unit: U{i}, level: county, region: {{city: C}}, policies: [p]}}\n" for i in range(3))
        yield "1" + (root / "examples/ageing-roster.csv").read_text(encoding="utf-8")
        yield "1unit,level,policies,region.city\nA,county,p q,C\n"
    elif name == "workbook":
        yield from workbooks()
    else:
        sys.exit(f"no seeds are known for {name}")


folder.mkdir(parents=True, exist_ok=True)
for seed in seeds():
    data = seed if isinstance(seed, bytes) else seed.encode()
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
