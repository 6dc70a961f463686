#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills a fuzzer's corpus with seeds from the project's own files. Usage: seeds.py FUZZER FOLDER [DUCHA]"""
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tarfile
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


def saved_run():
    """What the program writes of a few examples; without the program, lines by hand."""
    built = [pathlib.Path(text) for text in sys.argv[3:]] + [root / "build" / preset / "ducha" for preset in ("fuzz", "debug", "release")]
    program = next((path for path in built if path.exists()), None)
    if program:
        plans = sorted(map(str, root.glob("examples/*.yaml")))[:6]
        run = subprocess.run([program, "check", *plans, "--rules", root / "rules", "--format", "ndjson", "--quiet", "--remedies", "all"],
                             capture_output=True, text=True, check=False)
        yield run.stdout
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


def sheets():
    """Parts of workbooks behind the byte that says which part it is (sheet.cpp)."""
    yield ('0<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c><c r="B1" t="str"><v>count</v></c></row>'
           '<row r="2" hidden="1"><c r="A2"><v>1.5</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2"><f>1+1</f></c></row>'
           '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>')
    yield '1<sst><si><t>unit</t></si><si><r><t>A</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>x</t></rPh></si></sst>'
    yield ('2<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;&#24180;&quot;m"/></numFmts>'
           '<cellXfs><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>')
    yield ('3<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" state="hidden" r:id="r1"/>'
           '<sheet name="T" sheetId="2" r:id="r1"/></sheets><definedNames><definedName name="facts.count">S!$B$2</definedName></definedNames></workbook>')
    yield '4<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
    yield ('5<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="2">'
           '<table:table-cell office:value-type="string" table:number-columns-repeated="3"><text:p>unit</text:p></table:table-cell>'
           '<table:table-cell office:value-type="date" office:date-value="2024-06-30"><text:p>x</text:p></table:table-cell>'
           '<table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.02"/></table:table-row></table:table>'
           "</office:spreadsheet></office:body></office:document-content>")
    yield "6unit,count\nA,1\n"
    # A form: single facts as rows, a list on a sheet of its own.
    yield "6,\u9879\u76ee,\u95ee\u9898,\u56de\u7b54\n,\u5355\u4f4d,,A\n,count,,1\n"


def tables():
    for part in (root / "tests/plan/tables.txt").read_text(encoding="utf-8").split("=== csv\n")[1:]:
        yield part.split("\n===")[0]
    yield "unit,\u7701,period,count,share,text\r\nA,B,2024,1,2%,\"a, \"\"b\"\"\"\r\n"


def side_tables():
    for kind, between in (("0", ","), ("1", "\t")):
        yield kind + f"date{between}count{between}money\n2024-01-02{between}3{between}1.2\n{between}{between}\n"
        yield kind + f"title\n\ndate{between}name\n2024\u5e741\u6708{between}x\n"
        yield kind + f"list[1].date{between}list[2].date\n2024-01-02{between}2024-01-03\n"
    yield from (b"2" + book for book in workbooks())


def packs():
    """Archives of what a pack holds, their run alone, and digests alone."""
    run = {"version": "0", "rulebook": "sha256:0", "rules": ["r"], "arguments": ["--lang", "en"], "today": "2024-12-31",
           "audit": {"roster": "roster.csv", "waivers": ["w.yaml"], "profiles": [], "across_periods": True}}
    yield json.dumps(run)
    held = {"run.json": json.dumps(run).encode(), "findings.ndjson": b"{}\n", "inputs": b"a.yaml\0", "files/a.yaml": b"unit: A\n"}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(held.items()))
    yield sums
    for form in (tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT):
        for odd in (None, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE):
            bytes_of = io.BytesIO()
            with tarfile.open(fileobj=bytes_of, mode="w", format=form) as archive:
                for name, data in {**held, "SHA256SUMS": sums.encode()}.items():
                    entry = tarfile.TarInfo(name)
                    entry.size = len(data)
                    archive.addfile(entry, io.BytesIO(data))
                if odd:
                    entry = tarfile.TarInfo("../out" if odd == tarfile.DIRTYPE else "link")
                    entry.type, entry.linkname = odd, "/etc/passwd"
                    archive.addfile(entry)
            # Blocks of zeroes at the end are of no interest.
            yield bytes_of.getvalue().rstrip(b"\0") + b"\0" * 1024


def policies():
    for folder in sorted({path.parent for path in root.glob("rules/*/policy.yaml")} | {root / "tests/conformance/rules/shapes"}):
        policy, facts = ((folder / name).read_text(encoding="utf-8") for name in ("policy.yaml", "facts.yaml"))
        yield from re.split(r"(?m)^(?=  - \{id: )", policy)[:20]
        yield from ("\0facts:\n" + part for part in re.split(r"(?m)^(?=  \w+:)", facts)[1:40])
    # Places for what rules of the fuzzers' own policy need.
    yield ("policy: p\ntitle: {en: P}\nlevels: {county: {en: county}}\nin_force: {from: 2020-01-01}\nparams:\n"
           "  limit: {label: {en: l}, clause: '1.1', values: {0001-01-01: 15, 2024-02-15: '@\"P10D\"'}}\nclauses:\n"
           "  - {id: '1.1', at: '1', gist: {en: g}, modality: must}\n"
           "\0facts:\n  subjects: {label: {en: s}, type: count, aliases: [x]}\n"
           "  reports: {label: {en: r}, type: list, of: {date: {type: date, label: {en: d}}, kind: {type: choice, label: {en: k}, choices: {a: {en: a}}}}}\n")


def waivers():
    yield (root / "docs/audit-year/waivers.yaml").read_text(encoding="utf-8")
    yield "waivers:\n  - {rule: p.few, unit: [A, B], subject: 2024-Q1, from: 2024-01-01, until: 2024-12-31, reason: r, approved_by: x, paper: '1'}\n"
    yield "waivers:\n  - {rule: 'p.*', region: {city: C}, until: 2024-06-29, reason: r, approved_by: x}\n"


def profiles():
    yield (root / "docs/audit-year/profile.yaml").read_text(encoding="utf-8")
    yield ("profile: P\nselect: [p.few, {rule: 'p.*', reason: r}]\nignore: [{rule: p.reports, reason: r, paper: '1'}]\n"
           "params:\n  limit: {values: {2024-01-01: 20}, reason: r, policy: p}\nadopt: [{rule: p.few, by: x, paper: '1'}, {param: limit, by: x, paper: '1'}]\n"
           "modality: [{rule: p.few, modality: should, reason: r, paper: '1'}]\nlevels: [{rule: p.few, levels: [county], reason: r, paper: '1'}]\n")


def scoring():
    for path in [*sorted(root.glob("rules/scoring/*.yaml")), root / "docs/audit-year/scoring.yaml"]:
        yield path.read_text(encoding="utf-8")
    yield ("scoring:\n  label: {en: S}\n  example: true\n  total: 100\n  unknown: apart\n  items:\n"
           "    - {rules: [p.few], points: 40, each_failure: 2.5}\n    - {clauses: '1.*', policy: p, points: 60, label: {en: x}}\n")


def rosters():
    yield "0" + "".join(f"- {{unit: U{i}, level: county, region: {{city: C}}, policies: [p]}}\n" for i in range(3))
    yield "1" + (root / "examples/ageing-roster.csv").read_text(encoding="utf-8")
    yield "1unit,level,policies,region.city\nA,county,p q,C\n"


def rules():
    for path in sorted(root.glob("rules/*/*.yaml")):
        text = path.read_text(encoding="utf-8")
        yield from re.split(r"(?m)^(?=  - id: )", text)[:40]


def yaml_plans():
    yield from (path.read_text(encoding="utf-8") for path in sorted(root.glob("examples/*.yaml")))


def json_plans():
    for path in sorted(root.glob("examples/*.ndjson")):
        yield from path.read_text(encoding="utf-8").splitlines()
    yield json.dumps({"unit": "A", "facts": {"count": 1, "list": [{"date": "2024-01-02"}]}})


def findings():
    for run in saved_run():
        yield from run.splitlines()[:200]
        yield "\n".join([*run.splitlines()[:8], run.splitlines()[-1]])


SEEDS = {
    "feel_parse": expressions, "feel_evaluate": expressions, "rulebook": rules, "policy": policies,
    "yaml_plan": yaml_plans, "ndjson_plan": json_plans, "csv_plan": tables, "side_table": side_tables, "workbook": workbooks, "sheet": sheets,
    "findings": findings, "saved_run": saved_run, "pack": packs,
    "roster": rosters, "waivers": waivers, "profile": profiles, "scoring": scoring,
}
if name not in SEEDS:
    sys.exit(f"no seeds are known for {name}")
folder.mkdir(parents=True, exist_ok=True)
for seed in SEEDS[name]():
    data = seed if isinstance(seed, bytes) else seed.encode()
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
