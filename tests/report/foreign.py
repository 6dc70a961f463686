#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every report with the programs that others wrote for it: Python's own csv, xml and json, and, where they are
installed, junitparser, jsonschema with SARIF's schema, markdown-it, tap.py and openpyxl. What was left out is said.

Usage: foreign.py DUCHA ROOT
"""
import csv
import importlib.util
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ducha, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
left_out, failures = [], []

HOSTILE = """unit: "::error::<script>alert(1)</script>]]>\\u202Eevil | `x` =1+1"
policy: corrections
level: county
period: 2024
facts:
  社工人数: 1
  矫正对象人数: 31
  nonsense: "=HYPERLINK(0)"
"""


def has(module):
    if importlib.util.find_spec(module):
        return True
    left_out.append(module)
    return False


def check(name, holds):
    if not holds:
        failures.append(name)


def report(form, plans, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "out"
        done = subprocess.run([ducha, "check", *plans, "--rules", str(root / "rules"), "--status", "all", "-q", "--lang", "en",
                               "--format", f"{form}={path}", *options], capture_output=True, cwd=root)
        check(f"{form}: ran", done.returncode in (0, 1, 2) and path.exists())
        return path.read_bytes()


def findings_of(plans):
    lines = [json.loads(line) for line in report("ndjson", plans).splitlines()]
    return lines[0], [x for x in lines if x["type"] == "finding"], [x for x in lines if x["type"] == "problem"], lines[-1]


def check_tables(plans, run, findings, problems):
    for form, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        data = report(form, plans)
        check(f"{form}: mark", data.startswith(b"\xef\xbb\xbf") == (form == "csv"))
        text = data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect))
        check(f"{form}: rows", [r["rule"] for r in rows if r["type"] == "finding"] == [f["rule"] for f in findings])
        check(f"{form}: statuses", [r["status"] for r in rows if r["type"] == "finding"] == [f["status"] for f in findings])
        check(f"{form}: problems", sum(r["type"] == "problem" for r in rows) == len(problems))
        told = [r for r in rows if r["type"] == "finding"]
        check(f"{form}: requirements", all((f.get("requirement") or "").lstrip() in r["requirement"] or "\n" in f["requirement"]
                                           for r, f in zip(told, findings)))
        check(f"{form}: parameters", [bool(r["params"]) for r in told] == [bool(f.get("params")) for f in findings] and
              all(p["shown"] in r["params"] for r, f in zip(told, findings) for p in f.get("params", [])))
        check(f"{form}: what judged", all(r["rulebook"].endswith(run["rulebook"]) and r["version"] == run["version"] for r in rows))
        check(f"{form}: guarded", not any(cell[:1] in "=+-@\t\r" for row in rows for cell in row.values() if cell))


def check_junit(plans, run, findings):
    data = report("junit", plans)
    tree = ElementTree.fromstring(data)
    cases = tree.findall("./testsuite/testcase")
    failing = [f for f in findings if f["status"] == "fail" and f["modality"] == "must" and f.get("grounds", "text") != "reading"]
    check("junit: a failure exactly where the exit code counts one", len(tree.findall(".//failure")) == len(failing))
    check("junit: a case a finding", len([c for c in cases if c.get("classname") != "ducha"]) == len(findings))
    for suite in tree.findall("./testsuite"):
        said = {p.get("name"): p.get("value") for p in suite.findall("./properties/property")}
        check("junit: what judged", said["program"] == "ducha " + run["version"] and said["rulebook"].endswith(run["rulebook"]))
        own = suite.findall("testcase")
        check("junit: counts", int(suite.get("tests")) == len(own) and
              int(suite.get("skipped")) == len(suite.findall("./testcase/skipped")) and
              int(suite.get("errors")) == len(suite.findall("./testcase/error")))
    for case, finding in zip([c for c in cases if c.get("classname") != "ducha"], findings):
        said = {p.get("name"): p.get("value") for p in case.findall("./properties/property")}
        check("junit: requirement", ("requirement" in said) == bool(finding.get("requirement")))
        check("junit: parameters", all(p["shown"] in said["param." + p["name"]] for p in finding.get("params", [])))
    check("junit: every case is named", all(c.get("name") and c.get("classname") for c in cases))
    if has("junitparser"):
        from junitparser import JUnitXml
        parsed = JUnitXml.fromstring(data)
        check("junit: junitparser", parsed.tests == len(cases) and parsed.failures == len(failing))


def check_sarif(plans, judged, findings):
    log = json.loads(report("sarif", plans))
    run = log["runs"][0]
    check("sarif: results", len(run["results"]) == len(findings))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        check("sarif: rule", rules[result["ruleIndex"]]["id"] == result["ruleId"])
        check("sarif: level", (result["kind"] == "fail") == (result["level"] != "none"))
    # Of more results than are shown the weightiest stand first.
    of_fingerprint = {}
    for finding in findings:
        of_fingerprint.setdefault((finding["fingerprint"], finding["status"]), []).append(finding)
    for result in run["results"]:
        said = result["properties"]
        finding = of_fingerprint[result["partialFingerprints"]["ducha/v1"], said["status"]].pop(0)
        check("sarif: requirement", ("requirement" in said) == bool(finding.get("requirement")))
        check("sarif: parameters", [(p["name"], p["value"], p["whose"], p.get("from")) for p in said.get("params", [])] ==
              [(p["name"], p["shown"], p["whose"], p["from"]) for p in finding.get("params", [])])
    check("sarif: what judged", run["properties"]["rulebook"] == judged["rulebook"] and
          run["tool"]["driver"]["version"] == judged["version"])
    for rule in rules:
        for relationship in rule["relationships"]:
            target = relationship["target"]
            taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
            check("sarif: taxon", taxonomy["taxa"][target["index"]]["id"] == target["id"])
    schema = os.environ.get("DUCHA_SARIF_SCHEMA")
    if schema and has("jsonschema"):
        import jsonschema
        errors = list(jsonschema.Draft7Validator(json.loads(pathlib.Path(schema).read_text())).iter_errors(log))
        check(f"sarif: schema: {errors[:2]}", not errors)
    else:
        left_out.append("the SARIF schema ($DUCHA_SARIF_SCHEMA)")
    if has("sarif"):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.sarif"
            path.write_text(json.dumps(log))
            from sarif import loader
            check("sarif: sarif-tools", len(loader.load_sarif_file(str(path)).get_results()) == len(findings))


def parse_command(line):
    """A workflow command as the runner reads it: name, properties, data."""
    name, _, rest = line[2:].partition(" ") if " " in line[2:].split("::")[0] else (line[2:].split("::")[0], "", "::" + line[2:].split("::", 1)[1])
    properties, _, data = rest.partition("::")
    fields = dict(p.split("=", 1) for p in properties.split(",") if "=" in p)

    def unescaped(text):
        return text.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return name, {k: unescaped(v) for k, v in fields.items()}, unescaped(data)


def check_github(plans, run, findings):
    *lines, last, judged = report("github", plans).decode().splitlines()
    check("github: what judged", judged.startswith("ducha " + run["version"]) and run["rulebook"] in judged)
    check("github: parameters", any("figure: " in parse_command(line)[2] for line in lines) ==
          any(f.get("params") for f in findings if f["status"] in ("fail", "unknown", "error")))
    check("github: a last line for people", last.startswith("ducha: "))
    levels = {"error": 0, "warning": 0, "notice": 0}
    for line in lines:
        check("github: a command a line", line.startswith("::"))
        name, fields, data = parse_command(line)
        check(f"github: {name}", name in levels)
        levels[name] += 1
        check("github: data", data != "" and set(fields) <= {"file", "line", "col", "title"})
    check("github: at most ten and a rest of each", all(n <= 11 for n in levels.values()))


def check_oscal(plans, run, findings):
    whole = json.loads(report("oscal", plans))["assessment-results"]
    result = whole["results"][0]
    observed = {o["uuid"]: o for o in result["observations"]}
    check("oscal: an observation a finding", len(observed) == len(findings))
    states = {"pass": "satisfied", "fail": "not-satisfied", "waived": "not-satisfied"}
    decided = [f for f in findings if f["status"] in states]
    check("oscal: what is decided", [(f["target"]["target-id"], f["target"]["status"]["state"]) for f in result["findings"]] ==
          [(f["rule"], states[f["status"]]) for f in decided])
    check("oscal: related", all(r["observation-uuid"] in observed for f in result["findings"] for r in f["related-observations"]))
    said = {p["name"]: p["value"] for p in result["props"]}
    check("oscal: what judged", said["rulebook"] == run["rulebook"] and said["program-version"] == run["version"])
    for one, finding in zip(result["observations"], findings):
        check("oscal: requirement", any(p["name"] == "requirement" for p in one["props"]) == bool(finding.get("requirement")))
        check("oscal: parameters", [(p["class"], p["value"]) for p in one["props"] if p["name"] == "parameter"] ==
              [(p["name"], p["shown"]) for p in finding.get("params", [])])
    parties = {p["uuid"] for p in whole["metadata"]["parties"]}
    check("oscal: parties", all(s["subject-uuid"] in parties for o in observed.values() for s in o.get("subjects", [])))
    if has("trestle"):
        from trestle.oscal.assessment_results import Model
        try:
            Model.parse_obj({"assessment-results": whole})
        except Exception as fault:
            check(f"oscal: compliance-trestle: {str(fault)[:300]}", False)


def check_gitlab(plans, run, findings, problems):
    issues = json.loads(report("gitlab", plans))
    check("gitlab: fields", all({"description", "check_name", "fingerprint", "severity", "location"} <= set(i) for i in issues))
    check("gitlab: severities", all(i["severity"] in ("info", "minor", "major", "critical", "blocker") for i in issues))
    check("gitlab: lines", all(i["location"]["lines"]["begin"] >= 1 and i["location"]["path"] for i in issues))
    check("gitlab: what judged", all(i["engine_name"] == "ducha " + run["version"] and i["rulebook"].endswith(run["rulebook"]) for i in issues))
    listed = [f for f in findings if f["status"] in ("fail", "unknown", "error")]
    bodies = [i.get("content", {}).get("body", "") for i in issues if not i["fingerprint"].startswith(tuple(p["code"] for p in problems))]
    check("gitlab: parameters", [b.count("- figure") for b in bodies] == [len(f.get("params", [])) for f in listed])
    check("gitlab: fingerprints", len({i["fingerprint"] for i in issues}) == len(issues))


def check_tap(plans, run, findings, problems):
    text = report("tap", plans).decode()
    judged = text.splitlines()[1]
    check("tap: what judged", judged.startswith("# ducha " + run["version"]) and run["rulebook"] in judged)
    points = [line for line in text.splitlines() if line.startswith(("ok ", "not ok "))]
    check("tap: version and plan", text.startswith("TAP version 14\n") and text.endswith(f"1..{len(points)}\n"))
    check("tap: a point a finding", len(points) == len(findings) + len(problems))
    import yaml
    blocks = [yaml.safe_load(block.split("  ...\n")[0]) for block in text.split("  ---\n")[1:]]
    check("tap: yaml", all(isinstance(block, dict) for block in blocks))
    listed = [f for f in findings if f["status"] not in ("pass", "not_applicable")]
    check("tap: parameters", [len(b.get("params", [])) for b in blocks if "clause" in b] == [len(f.get("params", [])) for f in listed])
    if has("tap"):
        from tap.parser import Parser
        lines = list(Parser().parse_text(text))
        check("tap: tap.py", sum(line.category == "test" for line in lines) == len(points))


def check_markdown(plans, run, findings):
    text = report("markdown", plans).decode()
    check("markdown: what judged", "ducha " + run["version"] in text and run["rulebook"] in text)
    check("markdown: what failed is shown", min(len([f for f in findings if f["status"] == "fail"]), 20) <= text.count("- **fail**"))
    check("markdown: parameters", "- figure" in text or not any(f.get("params") for f in findings))
    check("markdown: size", len(text.encode()) <= 65536)
    check("markdown: no markup of a plan", "<script" not in text)
    if has("markdown_it"):
        from markdown_it import MarkdownIt
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        check("markdown: a table", "<table>" in html and html.count("<details>") == html.count("</details>"))


def rulebook_report(command, form, work):
    done = subprocess.run([ducha, command, "--rules", str(work / "rules"), "--format", form, "--lang", "en"], capture_output=True, cwd=work)
    check(f"{command}, {form}: ran", done.returncode in (1, 2))
    return done.stdout


def check_rulebook(work):
    """What lint and test write of a rulebook that has a fault and a case that fails."""
    folder = work / "rules" / "wells"
    shutil.copytree(root / "tests/commands/rules/wells", folder)
    (folder / "2-odd.yaml").write_text("policy: wells\nrules:\n  - id: wells.odd\n    clause: \"1.1\"\n    quote: 引文\n    title: {zh: 有人, en: People}\n"
                                       "    due: at once\n    require: people > 0\n    cases:\n      - {facts: {people: 0}, expect: pass}\n", encoding="utf-8")
    for command in ("lint", "test"):
        whole = json.loads(rulebook_report(command, "json", work))
        told = [f for f in whole["findings"] if f["status"] == "fail"] + whole["problems"]
        check(f"{command}, json: something is wrong", told != [])
        tree = ElementTree.fromstring(rulebook_report(command, "junit", work))
        amiss = tree.findall(".//failure") + tree.findall(".//error") + tree.findall(".//skipped")
        check(f"{command}, junit: the same", len(amiss) == len(told))
        run = json.loads(rulebook_report(command, "sarif", work))["runs"][0]
        wrong = [r for r in run["results"] if r["kind"] == "fail"]
        check(f"{command}, sarif: the same", len(wrong) == len(told) and all(r["locations"] for r in wrong))
        lines = rulebook_report(command, "github", work).decode().splitlines()
        check(f"{command}, github: the same", sum(line.startswith("::") for line in lines) == len(told))
        for line in (line for line in lines if line.startswith("::")):
            check(f"{command}, github: a place", {"file", "line", "col", "title"} == set(parse_command(line)[1]))


def check_xlsx(plans, run, findings, problems):
    data = report("xlsx", plans)
    check("xlsx: the same bytes again", data == report("xlsx", plans))
    if not has("openpyxl"):
        return
    import openpyxl
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = list(book["Findings"].iter_rows(min_row=2))
    rule = [c.value for c in book["Findings"][1]].index("rule")
    check("xlsx: findings", [row[rule].value for row in rows] == [f["rule"] for f in findings])
    heads = [c.value for c in book["Findings"][1]]
    for what, key in (("requirement", "requirement"), ("figure", "params")):
        check(f"xlsx: {what}", [bool(row[heads.index(what)].value) for row in rows] == [bool(f.get(key)) for f in findings])
    due = [row[heads.index("due")].value for row in rows]
    check("xlsx: days are days", [day and day.date().isoformat() for day in due] == [f["due"] for f in findings])
    overview = "\n".join(str(c.value) for row in book["Overview"].iter_rows(max_row=4) for c in row)
    check("xlsx: what judged", run["version"] in overview and run["rulebook"] in overview)
    check("xlsx: problems", book["Problems"].max_row == len(problems) + 1)
    check("xlsx: no formulas", not any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row))
    names = set(book.sheetnames)
    links = [c.hyperlink.location for row in rows for c in row if c.hyperlink]
    check("xlsx: links lead somewhere", links and all(l.split("!")[0].strip("'") in names for l in links))


with tempfile.TemporaryDirectory() as work:
    hostile = pathlib.Path(work) / "hostile.yaml"
    hostile.write_text(HOSTILE, encoding="utf-8")
    check_rulebook(pathlib.Path(work))
    batches = [["examples"], [str(hostile)]]
    for plans in batches:
        run, findings, problems, summary = findings_of(plans)
        check("there are findings", findings != [])
        check_tables(plans, run, findings, problems)
        check_junit(plans, run, findings)
        check_sarif(plans, run, findings)
        check_github(plans, run, findings)
        check_gitlab(plans, run, findings, problems)
        check_oscal(plans, run, findings)
        check_tap(plans, run, findings, problems)
        check_markdown(plans, run, findings)
        check_xlsx(plans, run, findings, problems)

for name in sorted(set(left_out)):
    print(f"left out: {name}")
for name in failures[:20]:
    print(f"FAILED: {name}")
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
