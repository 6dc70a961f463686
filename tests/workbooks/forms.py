#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Forms: a plan goes from YAML into a workbook and back without loss, a blank form is filled in by openpyxl and judged,
and lists are read from tables of their own.

    forms.py PROGRAM ROOT [--office]

With --office LibreOffice saves each workbook anew before it is read (exit code 77 where it is not there).
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
try:
    import openpyxl  # noqa: F401
except ImportError:
    # The system's own interpreter may have it where another stands before it on the path.
    if pathlib.Path("/usr/bin/python3").exists() and "DUCHA_OTHER_PYTHON" not in os.environ:
        os.environ["DUCHA_OTHER_PYTHON"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
office = shutil.which("soffice") if "--office" in sys.argv else None
if "--office" in sys.argv and not office:
    print("LibreOffice is not here")
    sys.exit(77)
scratch = tempfile.TemporaryDirectory(prefix="ducha-forms-")  # goes with the process, whichever way that ends
folder = pathlib.Path(scratch.name)
faults = []
environment = {**os.environ, "LC_ALL": "C.UTF-8", "DUCHA_RULES": str(root / "rules")}


def run(*arguments, text=True):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=text, timeout=300, env=environment, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def expect(what, condition, shown=""):
    if not condition:
        faults.append(f"{what}: {str(shown)[:1500]}")


def saved_anew(path):
    """The workbook as LibreOffice writes it."""
    into = folder / "anew"
    into.mkdir(exist_ok=True)
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", path.suffix[1:], "--outdir", into, path],
                   check=True, capture_output=True, timeout=300)
    return into / path.name


# --- There and back: what is read from the workbooks is what was written into them.
examples = sorted(root.glob("examples/*.yaml"))
if office:
    examples = examples[::6]


def there_and_back(what, files, *rules):
    for form, lang in (("xlsx", "zh"), ("ods", "en")):
        code, wanted, err = run("convert", *files, "--to", "ndjson", "--lang", lang, *rules)
        expect(f"{what} to ndjson", code == 0, err)
        books = folder / f"{what}-{form}"
        books.mkdir()
        code, out, err = run("convert", *files, "--to", f"{form}={books}", "--lang", lang, *rules)
        expect(f"{what} to {form}", code == 0 and not err, err)
        read = sorted(books.iterdir())
        if office:
            read = [saved_anew(book) for book in read]
        code, got, err = run("convert", *read, "--to", "ndjson", "--lang", lang, *rules)
        expect(f"{what} from {form}", code == 0 and not err, err)
        a, b = sorted(wanted.splitlines()), sorted(got.splitlines())
        for x, y in zip(a, b):
            if x != y:
                at = next((k for k in range(min(len(x), len(y))) if x[k] != y[k]), 0)
                faults.append(f"{what} by {form}: {x[max(0, at - 80):at + 60]} | {y[max(0, at - 80):at + 60]}")
        expect(f"{what} by {form}", len(a) == len(b) >= len(files), (len(a), len(b)))
    stream = folder / f"{what}.yaml"
    code, text, err = run("convert", *files, "--to", f"yaml={stream}", "--lang", "en", *rules)
    code, again, err = run("convert", stream, "--to", "ndjson", "--lang", "en", *rules)
    expect(f"{what} by yaml", again == run("convert", *files, "--to", "ndjson", "--lang", "en", *rules)[1], err)


there_and_back("examples", examples)
there_and_back("nested", [root / "tests" / "workbooks" / "schools.yaml"], "--rules", root / "tests" / "workbooks" / "rules")

# --- A blank form decides nothing, and has no fault but that nobody is named.
for policy in ("union", "ageing"):
    for form in ("xlsx", "ods"):
        book = folder / f"blank-{policy}.{form}"
        code, out, err = run("template", policy, "--format", f"{form}={book}", "--lang", "zh")
        expect(f"blank {policy}", code == 0 and book.exists(), err)
        code, out, err = run("check", book, "--lang", "en", "--as-of", "2024-12-31", "--period", "2024")
        errors = [line for line in err.splitlines() if ": error:" in line]
        expect(f"blank {policy} {form}", code == 2 and len(errors) == 1 and "no unit is named" in errors[0], err)
expect("same bytes", run("template", "union", "--format", "xlsx", text=False)[1] == run("template", "union", "--format", "xlsx", text=False)[1])
whole, must = (len(run("template", "union", *more)[1]) for more in ([], ["--must"]))
expect("--must", 0 < must < whole, (must, whole))

# --- Lists in tables beside the plan, in a cell of a table too.
side = folder / "side"
(side / "台账").mkdir(parents=True)
(side / "台账" / "干部.csv").write_text("工会干部台账,,\n序号,姓名,任职日期\n1,冯雪,2022-03-01\n合计,1,\n", encoding="utf-8-sig")
(folder / "outside.csv").write_text("姓名,任职日期\n甲,2022-03-01\n", encoding="utf-8")
plan = "unit: 文汇学校\nlevel: 社属事业单位\npolicy: union\nperiod: 2024\nfacts:\n  应配工会干部人数: 1\n  工会干部: {from: %s}\n"


def judged(named):
    (side / "plan.yaml").write_text(plan % named, encoding="utf-8")
    code, out, err = run("check", side / "plan.yaml", "--select", "union.cadres-in-post", "--status", "all", "--format", "ndjson", "--as-of", "2024-12-31", "--lang", "en")
    findings = [json.loads(line) for line in out.splitlines() if '"type":"finding"' in line]
    return code, findings, err


code, findings, err = judged("台账/干部.csv")
expect("side table", findings and findings[0]["status"] == "pass" and "干部.csv" in json.dumps(findings[0]["evidence"], ensure_ascii=False), (findings, err))
expect("side sum", "干部.csv:4:1: warning" in err, err)
for named, said in (("没有.csv", "is not there or cannot be read; expected a file beside the plan"), ("台账", "is no table"), ("台账/../../outside.csv", "outside of the plan's folder"),
                    ("/etc/hosts.csv", "outside of the plan's folder"), ("https://example.com/a.csv", "an address on a network"), ("plan.yaml", "is no table")):
    code, findings, err = judged(named)
    expect(f"side {named}", code == 2 and said in err and findings[0]["status"] == "error", (code, findings, err))
(side / "link.csv").symlink_to(folder / "outside.csv")
code, findings, err = judged("link.csv")
expect("side link", code == 2 and "outside of the plan's folder" in err, err)

# --- As officials fill it in.
try:
    import openpyxl
except ImportError:
    openpyxl = None
    print("openpyxl is not here: no form was filled in")
if openpyxl:
    path = folder / "青山厂.xlsx"
    run("template", "union", "--level", "enterprise", "--format", f"xlsx={path}", "--lang", "zh")
    book = openpyxl.load_workbook(path)
    names = getattr(book.defined_names, "definedName", None)
    names = [one.name for one in names] if names is not None else list(book.defined_names)
    expect("names", any(name.startswith("ducha__facts__") for name in names), names[:3])
    sheet = book["单项"]
    rows = {sheet.cell(row, 1).value: row for row in range(4, sheet.max_row + 1)}
    expect("drop-downs", len(sheet.data_validations.dataValidation) > 3, sheet.data_validations.dataValidation)

    def answer(label, value):
        sheet.cell(rows[label], 3).value = value

    answer("单位", "青山厂")
    answer("期间", "2024年")
    answer("应配工会干部人数", "3人")
    answer("工会经费拨缴比例", "2%")
    answer("工会主席变动", "无")
    answer("女职工人数", "十二名") if "女职工人数" in rows else None
    cadres = book["工会干部"]
    heads = {cadres.cell(3, column).value: column for column in range(1, cadres.max_column + 1)}
    for row, (name, since) in enumerate((("王芳", "2020年1月1日"), ("李强", "3月28日"))):
        cadres.cell(4 + row, heads["姓名"]).value = name
        cadres.cell(4 + row, heads["任职日期"]).value = since
    sheet.insert_rows(2)
    sheet.insert_cols(1)
    moved = folder / "moved.xlsx"
    book.save(path)
    if office:
        path = saved_anew(path)
    code, out, err = run("check", path, "--lang", "en", "--as-of", "2024-12-31", "--status", "all", "--format", "ndjson")
    errors = [line for line in err.splitlines() if ": error:" in line]
    expect("filled in", code in (0, 1) and not errors, (code, errors))
    findings = {}
    for line in map(json.loads, out.splitlines()):
        if line["type"] == "finding":
            findings.setdefault(line["rule"], line)
    evidence = json.dumps(findings["union.cadres-in-post"]["evidence"], ensure_ascii=False)
    expect("evidence", "青山厂.xlsx:单项!D" in evidence, evidence)
    expect("verdict", findings["union.cadres-in-post"]["status"] == "fail", findings["union.cadres-in-post"])

    # Programs insert rows and leave the names of cells where they were; names have blanks around them; a hidden row is told by its number.
    run("template", "union", "--level", "enterprise", "--format", f"xlsx={path}", "--lang", "zh")
    book = openpyxl.load_workbook(path)
    for label, value in (("单位", "青山厂"), ("期间", "2024年")):
        book["单项"].cell(rows[label], 3).value = value
    cadres = book["工会干部"]
    for row, name in ((4, " 王芳\u3000\n"), (5, "李强")):
        cadres.cell(row, heads["姓名"]).value = name
    for sheet in book:
        sheet.insert_rows(1)
    cadres.row_dimensions[6].hidden = True
    shifted_path = folder / "又插一行.xlsx"
    book.save(shifted_path)
    if office:
        shifted_path = saved_anew(shifted_path)
    code, out, err = run("check", shifted_path, "--lang", "en", "--as-of", "2024-12-31", "--status", "all", "--format", "ndjson")
    expect("inserted rows", not [line for line in err.splitlines() if ": error:" in line], err)
    expect("hidden row", "工会干部: warning: hidden rows of this sheet, passed over: 1 (row 6)" in err, err)
    names = {line["subject"]["name"] for line in map(json.loads, out.splitlines())
             if line["type"] == "finding" and line["rule"] == "union.cadres-trained" and line["subject"]}
    expect("blanks around a name", "王芳" in names, names)

print("\n".join(faults))
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
