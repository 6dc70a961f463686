#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Workbooks as openpyxl writes them, and hostile ones, through `ducha check`: what is read, and from which cell.

    run.py PROGRAM ROOT
"""
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

try:
    import datetime

    import openpyxl
except ImportError:
    # The system's own interpreter may have it where another stands before it on the path.
    if pathlib.Path("/usr/bin/python3").exists() and "DUCHA_OTHER_PYTHON" not in os.environ:
        os.environ["DUCHA_OTHER_PYTHON"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("openpyxl is not here")
    sys.exit(77)

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
scratch = tempfile.TemporaryDirectory(prefix="ducha-workbooks-")  # goes with the process, whichever way that ends
folder = pathlib.Path(scratch.name)
faults = []


def check(*files, rules="tests/commands/rules", select="wells.*"):
    done = subprocess.run([program, "check", *map(str, files), "--rules", str(root / rules), "--select", select, "--as-of", "2024-12-31",
                           "--lang", "en", "--status", "all", "--format", "ndjson"], capture_output=True, text=True, timeout=120)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def expect(what, condition, shown=""):
    if not condition:
        faults.append(f"{what}: {shown}")


def book(name, *sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    return workbook, path


HEAD = ["单位", "层级", "政策", "期间", "人数（人）", "管护人已确定", "计划通过日期"]
workbook, path = book("水井.xlsx", ("填写说明", [["请逐行填写"]]),
                      ("情况表", [["2024年水井管护情况表"], HEAD,
                               ["甲村", "village", "wells", 2024, 1126, "√", datetime.date(2024, 6, 30)],
                               ["乙村", "village", "wells", "2024年上半年", "十二人", False, 45473],
                               ["丙村", "village", "wells", 2024, "几人", True, "2024年6月底"],
                               ["合计", None, None, None, "=SUM(E3:E5)", None, None],
                               ["隐村", "village", "wells", 2024, 3, True, None]]))
workbook["情况表"].row_dimensions[7].hidden = True
hidden = workbook.create_sheet("旧表")
hidden.append(HEAD)
hidden.append(["旧村", "village", "wells", 2024, 1, True, None])
hidden.sheet_state = "hidden"
workbook.save(path)
code, lines, err = check(path)
units = [line["unit"] for line in lines if line["type"] == "plan"]
expect("units", units == ["甲村", "乙村", "丙村"], (units, err))
if "乙村" not in units or "乙村" not in [line.get("unit") for line in lines if line["type"] == "finding"]:
    sys.exit(f"乙村 is not judged: {units} {err}")
keeper = {line["unit"]: line for line in lines if line["type"] == "finding" and line["rule"] == "wells.keeper"}
expect("yes", keeper.get("甲村", {}).get("status") == "pass", keeper.get("甲村"))
expect("no", keeper.get("乙村", {}).get("status") == "fail", keeper.get("乙村"))
expect("cell", any(one["file"].endswith("水井.xlsx:情况表!F4") for one in keeper["乙村"]["evidence"]), keeper["乙村"]["evidence"])
expect("guess", "情况表!E5: error: \"几人\"" in err, err)
expect("no day", "情况表!G5: error" in err and "write the day" in err, err)
expect("serial day", "情况表!G4" not in err, err)
expect("sums", "row of sums" in err, err)
expect("hidden row", "hidden rows of this sheet" in err, err)
expect("hidden sheet", "旧表: warning: " + "this sheet is hidden and passed over" in err, err)
expect("instructions", "填写说明: warning: " + "this sheet holds no plans" in err, err)
expect("exit code", code == 2, code)

# A filter hides rows from who looks at the table, and takes none out of it.
workbook, path = book("筛选.xlsx", ("情况表", [HEAD, ["甲村", "village", "wells", 2024, 12, False, None], ["乙村", "village", "wells", 2024, 12, True, None]]))
workbook["情况表"].auto_filter.ref = "A1:G3"
workbook["情况表"].auto_filter.add_filter_column(5, ["TRUE"])
workbook["情况表"].row_dimensions[2].hidden = True
workbook.save(path)
code, lines, err = check(path, select="wells.keeper")
expect("filtered row", [line["status"] for line in lines if line["type"] == "finding" and line["unit"] == "甲村"] == ["fail"], (lines, err))
expect("filtered row is told", code == 1 and "rows of this sheet that a filter hides, read for all that: " in err, (code, err))

# Without a hidden column, what stands in the others would mean something else: it is read, and told.
workbook, path = book("隐列.xlsx", ("情况表", [HEAD, ["甲村", "village", "wells", 2024, 12, False, None]]))
for column in "CEFG":
    workbook["情况表"].column_dimensions[column].hidden = True
workbook.save(path)
code, lines, err = check(path, select="wells.keeper")
expect("hidden column", [line["status"] for line in lines if line["type"] == "finding"] == ["fail"], (lines, err))
expect("hidden column is told", "情况表: warning: hidden columns of this sheet, read for all that: C, E-G;" in err, err)

workbook, path = book("无表头.xlsx", ("甲", [["村名", "人数"], ["甲村", 12]]), ("乙", [["村名", "人数"]]))
workbook.save(path)
code, lines, err = check(path)
expect("no head", code == 2 and 'no cell of the first rows of any sheet says "unit", so there is no head; expected a head with a column unit' in err, (code, err))

# A ratio that a spreadsheet took for a time of day is no share and no number.
timed, path_timed = book("时刻.xlsx", ("情况表", [HEAD, ["甲村", "village", "wells", 2024, datetime.time(1, 50), True, None],
                                              ["乙村", "village", "wells", 2024, datetime.timedelta(hours=30, minutes=1), True, None]]))
timed.save(path_timed)
code, lines, err = check(path_timed)
expect("time of day", code == 2 and '"01:50:00" is no value of people served' in err and '"30:01:00"' in err and
       "has taken what was typed for a time of day" in err, err)



def facts_of(path):
    done = subprocess.run([program, "convert", str(path), "--to", "ndjson", "--rules", str(root / "tests/commands/rules"), "--lang", "en"],
                          capture_output=True, text=True, timeout=120)
    return [json.loads(line).get("facts", {}) for line in done.stdout.splitlines()], done.stderr


# What the format of a cell says around its number belongs to it; a number that is shown scaled is nobody's figure.
FUNDS = ["单位", "层级", "政策", "期间", "乡镇出资", "乡镇出资比例"]
# Thousands parted by commas are how sums in yuan are shown: of a fact in ten thousands they are doubted, as they are as text.
FORMATS = ['#,##0"元"', '0.00"万元"', '#,##0元', '[Red]0"元";-0"元"', 'General"元"', '0;;"无"',
           '_ ¥* #,##0.00_ ', "#,##0.00", "#,##0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
           '0!.0,"万元"', '#,##0,', '[>=10000]0!.0,"万元";0"元"']
formatted, path = book("格式.xlsx", ("情况表", [FUNDS, *[[f"{number}镇", "town", "wells", 2024, 50000, "1%"] for number, _ in enumerate(FORMATS)]]))
for row, shown in enumerate(FORMATS, 2):
    formatted["情况表"].cell(row, 5).number_format = shown
formatted.save(path)
facts, err = facts_of(path)
said = [each.get("town_funds") for each in facts]
expect("formats", said == ["50,000元", "50000万元", "50,000元", "50000元", "50000元", "50000"] + ["50,000"] * 4 + ["=50000"] * 3, (said, err))
expect("scaled", [f"情况表!E{row}: error: this cell holds 50000, and its format shows it scaled" in err for row in range(2, 15)] == [False] * 10 + [True] * 3, err)
code, lines, err = check(path, select="wells.town-share")
expect("scaled is an error", [line["status"] for line in lines if line["type"] == "finding"] == ["fail"] * 6 + ["error"] * 7, (lines, err))
expect("thousands are doubted", [f"情况表!E{row}: error: \"50,000\" is no value of" in err for row in range(2, 15)] == [False] * 6 + [True] * 4 + [False] * 3, err)

# Of a count they say nothing, a small number has none, and where the head says the unit nothing is left to doubt.
counted, path_counted = book("千分.xlsx", ("情况表", [["单位", "层级", "政策", "期间", "人数", "乡镇出资（万元）"], ["甲村", "village", "wells", 2024, 1126, 12345.5]]))
for column in "EF":
    counted["情况表"][f"{column}2"].number_format = "#,##0.00"
counted.save(path_counted)
facts, err = facts_of(path_counted)
expect("thousands", facts == [{"people": "1,126", "town_funds": "12,345.5万元"}] and not err, (facts, err))

# A day of which no more is shown than its month, or its year, is no day.
MONTHS = ['yyyy"年"m"月"', "mmm-yy", "yyyy", 'yyyy"年"m"月"d"日"', "m/d/yyyy"]
formatted, path = book("月份.xlsx", ("情况表", [HEAD, *[[f"{number}村", "village", "wells", 2024, 12, True, datetime.date(2024, 7, 1)] for number, _ in enumerate(MONTHS)]]))
for row, shown in enumerate(MONTHS, 2):
    formatted["情况表"].cell(row, 7).number_format = shown
formatted.save(path)
facts, err = facts_of(path)
said = [each.get("adopted") for each in facts]
expect("months", said == ["2024-07", "2024-07", "2024", "2024-07-01", "2024-07-01"], (said, err))
code, lines, err = check(path, select="wells.plan")
expect("months are no days", [line["status"] for line in lines if line["type"] == "finding"] == ["error"] * 3 + ["pass"] * 2, (lines, err))

# What stands in merged cells of a list is told, and is not the record's below.
form = folder / "清单.xlsx"
subprocess.run([program, "template", "wells", "--rules", str(root / "tests/commands/rules"), "--lang", "zh", "--format", f"xlsx={form}"], check=True, timeout=120)
filled = openpyxl.load_workbook(form)
single = next(sheet for sheet in filled if sheet.title == "单项")
for cells in single.iter_rows():
    answers = {"单位": "甲村", "层级": "村", "期间": "2024", "截止日期": "2024-12-31"}
    if cells[0].value in answers:
        cells[2].value = answers[cells[0].value]
wells = next(sheet for sheet in filled if sheet.title == "水井")
for row, values in enumerate([("东井", 21), ("西井", None), ("南井", 22)], 4):
    wells.cell(row, 2).value, wells.cell(row, 3).value = values
wells.merge_cells("C4:C5")
wells.merge_cells("D4:D5")
filled.save(form)
code, lines, err = check(form, select="wells.depth")
expect("merged in a list", code == 2 and '水井!C4: error: "21" stands in merged cells and is read for the first row alone' in err and "stands in merged cells and is read for the first row alone" in err and "D4" not in err and "C6" not in err, (code, err))

# An answer merged over two rows is told, a cell whose lines end as on the web has those lines, and a list whose title was deleted, or answers
# whose head was called otherwise, are known by the names of the cells.
subprocess.run([program, "template", "wells", "--rules", str(root / "tests/commands/rules"), "--lang", "zh", "--format", f"xlsx={form}"], check=True, timeout=120)


def deleted(workbook, sheet, rows=0, columns=0):
    """As a spreadsheet deletes the first rows and columns: the names of the cells behind them move."""
    if rows:
        sheet.delete_rows(1, rows)
    if columns:
        sheet.delete_cols(1, columns)
    names = getattr(workbook.defined_names, "definedName", None)
    for name in names if names is not None else workbook.defined_names.values():
        title, cell = name.attr_text.rsplit("!", 1)
        if title.strip("'") == sheet.title:
            _, letter, row = cell.split("$")
            name.attr_text = f"{title}!${chr(ord(letter) - columns)}${int(row) - rows}"


def filled_form(title=0, numbers=0):
    workbook = openpyxl.load_workbook(form)
    single = workbook["单项"]
    rows = {single.cell(row, 1).value: row for row in range(4, single.max_row + 1)}
    for label, value in {"单位": "甲村", "层级": "村", "期间": "2024", "截止日期": "2024-12-31"}.items():
        single.cell(rows[label], 3).value = value
    for row, values in enumerate([("东井_x000D_\n里", 21), ("西井", 22)], 4):
        workbook["水井"].cell(row, 2).value, workbook["水井"].cell(row, 3).value = values
    deleted(workbook, workbook["水井"], title, numbers)
    return workbook, single, rows


for title, numbers in ((0, 0), (2, 0), (0, 1), (2, 1)):
    filled, single, rows = filled_form(title, numbers)
    filled.save(form.with_name("题.xlsx"))
    code, lines, err = check(form.with_name("题.xlsx"), select="wells.depth")
    names = [line["subject"]["name"] for line in lines if line["type"] == "finding" and line.get("subject")]
    expect(f"a list without {title} rows of title and {numbers} columns of numbers", names == ["东井\n里", "西井"] and not err, (names, err))
filled, single, rows = filled_form()
single.cell(3, 3).value = "填报内容"
filled.save(form.with_name("题.xlsx"))
code, lines, err = check(form.with_name("题.xlsx"), select="wells.depth")
expect("another head", [line["unit"] for line in lines if line["type"] == "plan"] == ["甲村"] and not err, (lines, err))
filled, single, rows = filled_form()
single.cell(rows["管护人已确定"], 3).value = "是"
single.merge_cells(start_row=rows["管护人已确定"], end_row=rows["管护人已确定"] + 1, start_column=3, end_column=3)
filled.save(form.with_name("题.xlsx"))
code, lines, err = check(form.with_name("题.xlsx"), select="wells.keeper")
expect("a merged answer", code == 2 and f'单项!C{rows["管护人已确定"]}: error: "是" stands in merged cells' in err, (code, err))

# OpenDocument, as LibreOffice writes it
content = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:body><office:spreadsheet>
<table:table table:name="表一"><table:table-column table:number-columns-repeated="4"/><table:table-column-group><table:table-column table:visibility="collapse"/></table:table-column-group>
<table:table-row><table:table-cell office:value-type="string"><text:p>单位</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>层级</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>政策</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>期间</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>管护人已确定</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>人数</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>甲<text:span>村</text:span></text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>village</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>wells</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2024"><text:p>2024</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FALSE</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
ods = folder / "a.ods"
with zipfile.ZipFile(ods, "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    archive.writestr("content.xml", content)
code, lines, err = check(ods, select="wells.keeper")
finding = next((line for line in lines if line["type"] == "finding"), {})
expect("ods", finding.get("status") == "fail" and finding["evidence"][0]["file"].endswith("a.ods:表一!E2"), (finding, err))
expect("hidden column of ods", "表一: warning: hidden columns of this sheet, read for all that: E;" in err, err)

# The same of what is shown around a number, and of a day.
CELLS = [('office:value-type="float" office:value="50000"', "50,000元"), ('office:value-type="float" office:value="1.512"', "1.51万元"),
         ('office:value-type="float" office:value="50000"', "5.0万元"), ('office:value-type="currency" office:value="50000"', "￥50,000.00"),
         ('office:value-type="date" office:date-value="2024-07-01"', "2024年7月"), ('office:value-type="date" office:date-value="2024-07-07"', "2024年7月"),
         ('office:value-type="date" office:date-value="2024-07-07"', "7月7日"), ('office:value-type="date" office:date-value="2024-07-01"', "二〇二四年七月")]
plain = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
rows = [FUNDS[:4] + ["乡镇出资", "计划通过日期"]]
rows += [["甲", "town", "wells", "2024"] + (["", cell] if "date" in cell[0] else [cell, ""]) for cell in CELLS]
body = "".join("<table:table-row>" + "".join(f"<table:table-cell {one[0]}><text:p>{one[1]}</text:p></table:table-cell>" if isinstance(one, tuple) else plain.format(one)
                                             for one in row) + "</table:table-row>" for row in rows)
with zipfile.ZipFile(ods, "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    archive.writestr("content.xml", content[:content.index("<table:table-column ")] + body + content[content.index("</table:table></office:spreadsheet>"):])
facts, err = facts_of(ods)
said = [each.get("town_funds") or each.get("adopted") for each in facts]
expect("formats of ods", said == ["50,000元", "1.512万元", "=50000", "50,000", "2024-07", "2024-07", "2024-07-07", "2024-07-01"], (said, err))
expect("scaled in ods", "表一!E4: error: this cell holds 50000" in err and "and its format shows it scaled or under conditions" in err and "表一!E5" not in err, err)

# Hostile files cost themselves alone.
good = folder / "good.yaml"
good.write_text("unit: 好村\nlevel: village\npolicy: wells\nperiod: 2024\nfacts: {keeper: true}\n", encoding="utf-8")


def hostile(name, data, said):
    bad = folder / name
    bad.write_bytes(data)
    code, lines, err = check(bad, good, select="wells.keeper")
    judged = [line["unit"] for line in lines if line["type"] == "plan"]
    expect(name, code == 2 and judged == ["好村"] and said in err, (code, judged, err[:500]))


def archive_of(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


whole = path.read_bytes()
hostile("broken.xlsx", whole[:-200], "the workbook is broken")
hostile("cut.xlsx", whole[:100], "the workbook is broken")
hostile("text.xlsx", b"no workbook", "the file holds text, such as CSV, not what its ending")
hostile("noise.xlsx", b"\x01\x02\x03\x04", "the workbook is broken")
hostile("empty.xlsx", b"", "holds no plan")
hostile("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(512), "this is a workbook of the old form .xls, or it needs a password")
hostile("locked.ods", archive_of({"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"sealed"}), "the workbook needs a password; save it without one")
hostile("bomb.xlsx", archive_of({"xl/workbook.xml": b" " * (200 << 20)}), "the workbook is too large: ")
hostile("entities.xlsx", archive_of({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&b;" r:id="1"/></sheets></workbook>',
                                     "xl/_rels/workbook.xml.rels": b"<Relationships/>"}), "the workbook is broken")
cells = b"".join(b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>" for _ in range(2100))
hostile("cells.xlsx", archive_of({"xl/workbook.xml": b'<workbook><sheets><sheet name="a" r:id="1"/></sheets></workbook>',
                                  "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="1" Target="worksheets/a.xml"/></Relationships>',
                                  "xl/worksheets/a.xml": b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"}), "the workbook has more than " + "2000000 cells")


def xlsx_of(rows):
    return archive_of({"xl/workbook.xml": b'<workbook><sheets><sheet name="a" r:id="1"/></sheets></workbook>',
                       "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="1" Target="worksheets/a.xml"/></Relationships>',
                       "xl/worksheets/a.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()})


def row_of(*cells):
    return "<row>" + "".join(cell if cell.startswith("<") else f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


hostile("wide.xlsx", xlsx_of('<row r="1"><c r="XFD1"><v>1</v></c></row>' + "<row><c><v>1</v></c></row>" * 5000), "the sheet reaches to the column " + "a!XFD")
hostile("nan.xlsx", archive_of({"xl/workbook.xml": b'<workbook><sheets><sheet name="a" r:id="1"/></sheets></workbook>',
                                "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="1" Target="worksheets/a.xml"/></Relationships>',
                                "xl/styles.xml": b'<styleSheet><cellXfs><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>',
                                "xl/worksheets/a.xml": b'<worksheet><sheetData><row><c s="0"><v>nan</v></c><c s="1"><v>nan</v></c></row></sheetData></worksheet>'}),
        'no cell of the first rows of any sheet says "unit"')
for name, opened, closed in (("groups", "<table:table-row-group>", "</table:table-row-group>"),
                             ("columns", "<table:table-column-group>", "</table:table-column-group>"),
                             ("spans", "<table:table-row><table:table-cell><text:p>" + "<text:span>" * 20000, "</text:span>" * 20000 + "</text:p></table:table-cell></table:table-row>")):
    times = 1 if name == "spans" else 20000
    hostile(f"{name}.ods", archive_of({"content.xml": ("<office:document-content><office:body><office:spreadsheet><table:table>" + opened * times + closed * times +
                                                       "</table:table></office:spreadsheet></office:body></office:document-content>").encode()}), "is nested deeper than any spreadsheet writes it")


head = row_of("unit", "level", "policy", "period", "people")
bad = folder / "formulas.xlsx"
bad.write_bytes(xlsx_of(head + row_of("甲村", "village", "wells", "2024", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>') + row_of("乙村", "village", "wells", "2024", "<c><f>A1</f></c>")))
code, lines, err = check(bad, select="wells.keeper")
expect("error in a cell", "formulas.xlsx:a!E2: error: " + "the formula of this cell gives " + "#DIV/0!" in err, err)
expect("unsaved formula", "formulas.xlsx:a!E3: error: " + "no result is stored of this cell's formula =" + "A1" in err, err)
expect("told once", [err.count(f"{cell}: error") for cell in ("E2", "E3")] == [1, 1], err)
# Neither is an empty cell: what nobody can read decides nothing, also where it stands for a text.
verdicts = {line["unit"]: line["status"] for line in lines if line["type"] == "finding"}
expect("unread cells", verdicts == {"甲村": "error", "乙村": "error"}, verdicts)

unsaved = folder / "unsaved.ods"
with zipfile.ZipFile(unsaved, "w") as archive:
    cells = ["".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row)
             for row in (["单位", "层级", "政策", "期间", "人数（人）"], ["甲村", "village", "wells", "2024"])]
    archive.writestr("content.xml", '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
                     '<table:table table:name="a"><table:table-row>' + cells[0] + '</table:table-row><table:table-row>' + cells[1] +
                     '<table:table-cell table:formula="of:=IF([.A1]=3;1;2)"/></table:table-row></table:table></office:spreadsheet>'
                     '</office:body></office:document-content>')
code, lines, err = check(unsaved, select="wells.keeper")
expect("unsaved formula in ods", "unsaved.ods:a!E2: error: no result is stored of this cell's formula =IF([.A1]=3;1;2)" in err and
       [line["status"] for line in lines if line["type"] == "finding"] == ["error"], (lines, err))

# A day with a time of day is refused with the time that the cell shows.
workbook, path = book("时刻.xlsx", ("a", [["单位", "层级", "政策", "期间", "计划通过日期"], ["甲村", "village", "wells", 2024, datetime.datetime(2024, 3, 1, 9, 30)]]))
workbook.save(path)
code, lines, err = check(path, select="wells.plan")
expect("a time of day", "2024-03-01 09:30:00" in err, err)

print("\n".join(faults))
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
