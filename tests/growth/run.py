#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether time grows as the input does: instructions at n and at 4 n, counted by valgrind, of everything that an input may have many of.

    run.py DUCHA [NAME...]

A machine's load does not change the count, so that one run of each is enough. What a run takes with next to no input is taken off;
four times the input may then take 4 times as much, and a fifth more for what grows with its logarithm. NAME: all that
begin so. Exit code 77, skipped: no valgrind. Over 400 lines: a maker for each thing that there may be many of.
"""
import concurrent.futures
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

# Compiling the rulebook is part of what is counted.
os.environ["DUCHA_CACHE"] = os.devnull

MOST = 4.8
GROWN = 4
ROUNDS = 4

POLICY = """policy: growth
title: {zh: 增长, en: Growth}
levels:
  county: {zh: 县, en: county}
in_force: null
clauses:
"""
FACTS = """facts:
  keeper: {type: boolean, label: {zh: 有管护人, en: a keeper}}
  people: {type: count, unit: 人, label: {zh: 人数, en: people}}
  tests:
    type: list
    label: {zh: 检测, en: tests}
    of:
      date:   {type: date, label: {zh: 日期, en: date}}
      passed: {type: boolean, label: {zh: 合格, en: passed}}
  works:
    type: list
    label: {zh: 工程, en: works}
    of:
      begun: {type: date, label: {zh: 开工, en: begun}}
      done:  {type: date, not_before: begun, label: {zh: 竣工, en: done}}
      all:   {type: count, unit: 处, label: {zh: 共, en: all}}
      good:  {type: count, unit: 处, part_of: all, label: {zh: 其中合格, en: good}}
      visits:
        type: list
        label: {zh: 走访, en: visits}
        dated: date
        of:
          date: {type: date, label: {zh: 日期, en: date}}
          done: {type: boolean, label: {zh: 完成, en: done}}
  talks:
    type: list
    label: {zh: 会议, en: talks}
    dated: date
    of:
      date:   {type: date, label: {zh: 日期, en: date}}
      passed: {type: boolean, label: {zh: 合格, en: passed}}
  years:
    type: list
    label: {zh: 分年度, en: years}
    key: year
    of:
      year:  {type: count, label: {zh: 年度, en: year}}
      spent: {type: count, label: {zh: 支出, en: spent}}
  tags: {type: list, of: {type: text}, label: {zh: 标签, en: tags}}
  kind: {type: choice, choices: {a: {zh: 甲, en: a}, b: {zh: 乙, en: b}}, label: {zh: 类别, en: kind}}
"""
RULES = {
    "plain": {"require": "keeper"},
    "each": {"each": "t in tests", "require": "t.passed"},
    "windows": {"every": "month", "require": "count(tests[date in window]) >= 1"},
    "each window": {"each": "t in tests", "every": "month", "require": "t.date in window"},
    "both": {"require": "keeper and people > 2"},
    "works": {"each": "w in works", "require": "w.done > w.begun and w.good > 0"},
    "all works": {"require": "every w in works satisfies w.done > w.begun and w.good > 0"},
    "picked": {"each": "t in tests[passed != true]", "require": "t.passed"},
    "talks": {"each": "t in talks", "require": "t.passed"},
    "talks in doubt": {"each": "t in talks[date < period.end]", "require": "t.passed"},
    "talks beside": {"each": "w in works", "require": "count(talks) > w.all"},
    "visits": {"each": "w in works", "require": "count(w.visits) > w.all"},
    "years": {"each": "y in years", "keys": "[1..people]", "require": "y.spent > 0"},
    "years listed": {"each": "y in years", "keys": "for w in works return w.all", "require": "y.spent > 0"},
    "tags": {"require": 'count(tags) > 1 and tags[1] = "b"'},
    "kind": {"require": 'kind = "a"'},
    "batch": {"across": "true", "per": "city", "require": "share at least(for one in units return one.keeper, 0.5)"},
}


def rulebook(folder, rules, facts="", head="", where="rules", cases=1):
    """A policy of rules, each with a clause of its own."""
    own = folder / where / "growth"
    own.mkdir(parents=True, exist_ok=True)
    clauses = "".join(f'  - {{id: "1.{n}", at: "{n}", gist: {{zh: 要求, en: demand}}, modality: must}}\n' for n in range(len(rules)))
    (own / "policy.yaml").write_text(POLICY.replace("in_force: null\n", "in_force: null\n" + head) + clauses, encoding="utf-8")
    (own / "facts.yaml").write_text(FACTS + facts, encoding="utf-8")
    listed = [
        {"id": f"growth.r{n}", "clause": f"1.{n}", "quote": "要求", "title": {"zh": "要求", "en": "demand"}, **rule,
         "cases": [{"period": "2024", "facts": {}, "expect": "unknown"}] * cases}
        for n, rule in enumerate(rules)
    ]
    (own / "rules.yaml").write_text(json.dumps({"policy": "growth", "rules": listed}, ensure_ascii=False), encoding="utf-8")


def plan(number=0, **more):
    head = {"unit": f"u{number}", "level": "county", "region": {"city": "c"}, "policy": "growth", "period": "2024", "as_of": "2024-12-31"}
    facts = more.pop("facts", {"keeper": False, "people": 3})
    return {**head, **more, "facts": facts}


def lines(plans):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in plans)


# Each gives what a file holds for n. What is kept for each group, unit or record is asked for with findings that are shown, which take
# most.
def plans(n):
    return lines(plan(i) for i in range(n))


def groups(n):
    return lines(plan(i, region={"city": f"c{i}"}) for i in range(n))


def records(n):
    return lines([plan(facts={"tests": [{"date": f"2024-01-{1 + i % 28:02}", "passed": False} for i in range(n)]})])


def windows(n):
    return lines([plan(period=f"{2000 - n // 12}-01-01/2000-12-31", as_of="2024-12-31", facts={"tests": []})])


def talks(n):
    """As many that have been as there are to come."""
    return lines([plan(as_of="2024-06-30", facts={"talks": [{"date": f"2024-{month}-{1 + i % 28:02}", "passed": False} for i in range(n) for month in ("01", "07")]})])


def undated(n):
    return lines([plan(facts={"talks": [{"passed": False} for _ in range(n)]})])


def talks_beside(n):
    work = {"begun": "2024-06-01", "done": "2024-07-01", "all": 2, "good": 1}
    return lines([plan(as_of="2024-07-31", facts={"works": [work] * n, "talks": [{"date": "2024-08-01"}] * n})])


def visits(n):
    visits = [{"date": "2024-01-02", "done": "x"}, {"date": "2024-07-02", "done": "x"}]
    return lines([plan(as_of="2024-06-30", facts={"works": [{"all": 2, "good": 1, "visits": visits}] * n})])


def years(n):
    return lines([plan(facts={"people": n, "years": [{"year": i, "spent": 0} for i in range(n // 2)], "works": [{"all": i} for i in range(n)]})])


def tags(n):
    return lines([plan(facts={"tags": "a、" * n})])


def brackets(n):
    return lines([plan(facts={"kind": "( " * n})])


def without_result(n):
    return lines([plan(facts={"tests": [{"date": f"2024-01-{1 + i % 28:02}"} for i in range(n)]})])


def unreadable(n):
    return lines([plan(facts={"tests": [{"date": "x", "passed": "x"} for _ in range(n)]})])


def no_records(n):
    return lines([plan(facts={"tests": [1] * n})])


def contradictions(n):
    work = {"begun": "2024-06-01", "done": "2024-05-01", "all": 1, "good": 2}
    return lines([plan(facts={"works": [work] * n})])


def unknown_keys(n):
    return lines([plan(facts={f"key number {i}": 1 for i in range(n)})])


def doubled(n):
    return '{"unit":"A","level":"county","policy":"growth","period":"2024","as_of":"2024-12-31","facts":{"tests":[{' + ",".join(['"passed":true'] * n) + "}]}}\n"


def region_keys(n):
    return lines([plan(region={f"k{i}": "x" for i in range(n)})])


def policies(n):
    return lines([plan(policy=[f"p{i}" for i in range(n)])])


def anchors(n):
    text = "unit: A\npolicy: growth\nfacts:\n  x:\n"
    return text + "".join(f"    - &a{i} 1\n" for i in range(n)) + "  y:\n" + "".join("    - {[1]: 2}\n" for _ in range(n))


def documents(n):
    return "".join(f"---\nunit: u{i}\nlevel: county\nregion: {{city: c}}\npolicy: growth\nperiod: 2024\nas_of: 2024-12-31\nfacts: {{keeper: false}}\n" for i in range(n))


def roster(n):
    return "unit,level,city\n" + "".join(f"u{i},county,c\n" for i in range(n))


def files(n):
    """What a folder of n plans holds."""
    return {f"plans/{i}.yaml": one for i, one in enumerate(documents(n).split("---\n")[1:])}


def windowed(n):
    return lines([plan(facts={"tests": [{"date": f"2024-01-{1 + i % 28:02}", "passed": False} for i in range(n)]})])


def one_unit(n):
    return lines(plan(0, period=f"{1000 + i}", as_of="2024-12-31") for i in range(n))


def same_plan(n):
    return lines(plan() for _ in range(n))


def side_table(n):
    return "date,passed\n" + "2024-01-02,false\n" * n


def csv(n):
    return "unit,level,policy,period,as_of,keeper,city\n" + "".join(f"u{i},county,growth,2024,2024-12-31,false,c\n" for i in range(n))


def csv_columns(n):
    return "unit,level,policy,period,as_of,keeper," + ",".join(f"region.k{i}" for i in range(n)) + "\nu,county,growth,2024,2024-12-31,false" + ",x" * n + "\n"


def csv_open_quotes(n):
    return csv(1) + 'u,county,"growth,2024,2024-12-31,false,c\n' * n


def book(n):
    cells = ["unit", "level", "policy", "period", "as_of", "keeper"]

    def row(number, texts):
        return f'<row r="{number}">' + "".join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for i, text in enumerate(texts)) + "</row>"

    rows = [row(1, cells)] + [row(i + 2, [f"u{i}", "county", "growth", "2024", "2024-12-31", "false"]) for i in range(n)]
    parts = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
             "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
             "xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + "".join(rows) + "</sheetData></worksheet>"}
    return zipped(parts)


def many_sheets(n):
    content = "".join(f'<table:table table:name="S{i}"><table:table-row><table:table-cell office:value-type="string"><text:p>note</text:p></table:table-cell>'
                      "</table:table-row></table:table>" for i in range(n))
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office:document-content><office:body><office:spreadsheet>"
                   + content + "</office:spreadsheet></office:body></office:document-content>"})


def zipped(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return held.getvalue()


def yaml_tags(n):
    return "".join(f"%TAG !t{i}! tag:x,{i}:\n" for i in range(n)) + documents(1)


def long_key(n):
    return lines([plan(facts={"好" * n: 1})])


def dashes(n):
    return lines([plan(period="~" * n, as_of="2024-12-31至" * n)])


def region_levels(n):
    return "".join(f"---\nunit: u\nlevel: 县{i}\npolicy: growth\nperiod: 2024\nas_of: 2024-12-31\nfacts: {{keeper: false}}\n" for i in range(n))


def broken(n):
    return '{"unit": "u", \n' * n


def waivers(n):
    return "waivers:\n" + "".join(f"  - {{rule: growth.r0, unit: u{i}, until: 2024-12-31, reason: r, approved_by: b}}\n" for i in range(max(1, n)))


def waivers_of_regions(n):
    return "waivers:\n" + "".join(f"  - {{rule: growth.r0, region: {{city: c{i}}}, until: 2024-12-31, reason: r, approved_by: b}}\n" for i in range(max(1, n)))


def counties_of_one_name(n):
    return lines(plan(region={"county": f"k{i}"}) for i in range(n))


def roster_of_one_name(n):
    return "unit,level,city,county\n" + "".join(f"u0,county,c{i},k{i}\n" for i in range(n))


def days(n):
    return lines([plan(facts={"tests": [{"date": f"{1000 + i}-01-01", "passed": False} for i in range(n)]})])


def waivers_of_days(n):
    return "waivers:\n" + "".join(f"  - {{rule: growth.r0, unit: u0, subject: '{1000 + i}-01-01', until: 2024-12-31, reason: r, approved_by: b}}\n" for i in range(max(1, n)))


def waiver_of_units(n):
    return "waivers:\n  - {rule: growth.r0, unit: [" + ", ".join(f"u{i}" for i in range(max(1, n))) + "], until: 2024-12-31, reason: r, approved_by: b}\n"


def profile(n):
    return ("profile: P\nselect:\n" + "".join(f"  - {{rule: growth.r{i}, reason: r, paper: '1'}}\n" for i in range(max(1, n)))
            + "modality:\n" + "".join(f"  - {{rule: growth.r{i}, modality: should, reason: r, paper: '1'}}\n" for i in range(max(1, n))))


def scoring(n):
    share = 100 // max(1, n) or 1
    return (f"scoring:\n  label: {{en: S}}\n  total: {max(1, n) * share}\n  items:\n"
            + "".join(f"    - {{rules: growth.r{i}, points: {share}, label: {{en: x}}}}\n" for i in range(max(1, n))))


def absent(n):
    return "unit,level,city\n" + "".join(f"absent {i},county,c\n" for i in range(n))


def of_rules(n):
    """Facts, levels and parameters of a policy, as many as rules."""
    return {"facts": "".join(f"  fact_{i}: {{type: count, label: {{zh: 事实{i}, en: fact {i}}}}}\n" for i in range(n))}


def of_levels(n):
    return {"head": "".join(f"  level{i}: {{zh: 层级{i}, en: level {i}}}\n" for i in range(0))
            + ("params:\n" + "".join(f"  p{i}: {{label: {{zh: 参数{i}, en: p{i}}}, values: {{0001-01-01: 1}}}}\n" for i in range(n)) if n else "")}


def dated_values(n):
    return {"head": "params:\n  p: {label: {zh: 参数, en: p}, values: {" + ", ".join(f"{1000 + i}-01-01: {i}" for i in range(max(1, n))) + "}}\n"}


class Kind:
    """rules: which; for a policy of n rules, times n. made: a file's name and what it holds for n. policy: more of the policy for n. before: a
    command whose output is the file `run`. call: the command, where it is another than check of the first file."""

    def __init__(self, rules, made, n, options=(), *, times=False, policy=None, before=None, call=None, cases=None):
        self.rules, self.made, self.n, self.options = rules, made, n, list(options)
        self.times, self.policy, self.before, self.call, self.cases = times, policy, before, call, cases


def fixed(text):
    return lambda _: text


CHECK = ["check", "{file}", "--rules", "rules", "-q", "-j1", "--format", "ndjson", "--fail-on", "never"]
# What findings are made into, of a run of n plans that all fail.
RUN = ["check", "{file}", "--rules", "rules", "-q", "-j1", "--format", "ndjson", "--status", "all", "--fail-on", "never"]
FORMATS = ("text", "json", "ndjson", "csv", "junit", "sarif", "github", "gitlab", "tap", "markdown", "html", "xlsx", "sqlite", "oscal")

KINDS = {
    "plans": Kind(["plain"], {"p.ndjson": plans}, 400),
    "documents": Kind(["plain", "batch"], {"p.yaml": documents}, 200),
    "files of a folder": Kind(["plain"], {"plans": files}, 60),
    "rows": Kind(["plain"], {"p.csv": csv}, 300),
    "rows of a workbook": Kind(["plain"], {"p.xlsx": book}, 200),
    "sheets": Kind(["plain"], {"p.ods": many_sheets}, 150),
    "columns": Kind(["plain"], {"p.csv": csv_columns}, 400),
    "quotes left open": Kind(["plain"], {"p.csv": csv_open_quotes}, 200),
    "units": Kind(["batch"], {"p.ndjson": plans}, 300),
    "plans of one unit": Kind(["batch"], {"p.ndjson": one_unit}, 200),
    "the same plan": Kind(["plain", "batch"], {"p.ndjson": same_plan}, 200),
    "groups": Kind(["batch"], {"p.ndjson": groups}, 200),
    "records": Kind(["each"], {"p.ndjson": records}, 400),
    "records in windows": Kind(["each window"], {"p.ndjson": windowed}, 60),
    "records that are picked": Kind(["picked"], {"p.ndjson": records}, 400),
    "records to come": Kind(["talks"], {"p.ndjson": talks}, 150),
    "records to come, of another list": Kind(["talks beside"], {"p.ndjson": talks_beside}, 150),
    "records in doubt": Kind(["talks in doubt"], {"p.ndjson": undated}, 400),
    "lists of records": Kind(["visits"], {"p.ndjson": visits}, 200),
    "records that there must be": Kind(["years"], {"p.ndjson": years}, 400),
    "records that a list asks for": Kind(["years listed"], {"p.ndjson": years}, 400),
    "elements of a text": Kind(["tags"], {"p.ndjson": tags}, 10000),
    "brackets of a text": Kind(["kind"], {"p.ndjson": brackets}, 10000),
    "records of a side table": Kind(["each"], {"p.yaml": fixed("unit: u\nlevel: county\npolicy: growth\nperiod: 2024\nas_of: 2024-12-31\nfacts: {tests: {from: t.csv}}\n"), "t.csv": side_table}, 300),
    "windows": Kind(["windows"], {"p.ndjson": windows}, 120),
    "unreadable values": Kind(["each"], {"p.ndjson": unreadable}, 200),
    "records that are none": Kind(["each"], {"p.ndjson": no_records}, 400),
    "records that contradict themselves": Kind(["works"], {"p.ndjson": contradictions}, 200),
    "contradictions of one finding": Kind(["all works"], {"p.ndjson": contradictions}, 200),
    "unknown keys": Kind(["plain"], {"p.ndjson": unknown_keys}, 500),
    "unknown levels": Kind(["plain"], {"p.yaml": region_levels}, 150),
    "characters of a key": Kind(["plain"], {"p.ndjson": long_key}, 5000),
    "dashes of a period": Kind(["plain"], {"p.ndjson": dashes}, 500),
    "doubled fields": Kind(["each"], {"p.ndjson": doubled}, 400),
    "keys of a region": Kind(["plain"], {"p.ndjson": region_keys}, 1000),
    "names of policies": Kind(["plain"], {"p.ndjson": policies}, 300),
    "anchors": Kind(["plain"], {"p.yaml": anchors}, 500),
    "tags": Kind(["plain"], {"p.yaml": yaml_tags}, 300),
    "broken lines": Kind(["plain"], {"p.ndjson": broken}, 300),
    "rules": Kind(["plain"], {"p.ndjson": fixed(lines([plan()]))}, 100, times=True),
    "rules over the batch": Kind(["batch"], {"p.ndjson": fixed(plans(20))}, 40, times=True),
    "rules and documents": Kind(["plain", "batch"], {"p.yaml": fixed(documents(5))}, 40, times=True),
    "facts": Kind(["plain"], {"p.ndjson": fixed(lines([plan()]))}, 200, policy=of_rules),
    "parameters": Kind(["plain"], {"p.ndjson": fixed(lines([plan()]))}, 200, policy=of_levels),
    "values of a parameter": Kind(["plain"], {"p.ndjson": fixed(lines([plan()]))}, 300, policy=dated_values),
    "cases": Kind(["plain"], {}, 100, call=["test", "rules"], cases=True),
    "rules to lint": Kind(["plain", "both"], {}, 40, times=True, call=["lint", "rules"]),
    "rules to list": Kind(["plain"], {}, 60, times=True, call=["list", "rules", "--rules", "rules"]),
    "facts of a schema": Kind(["plain"], {}, 200, policy=of_rules, call=["schema", "plan", "--policy", "growth", "--rules", "rules"]),
    "facts of a template": Kind(["plain"], {}, 200, policy=of_rules, call=["template", "growth", "--rules", "rules"]),
    "roster rows": Kind(["batch"], {"p.ndjson": plans, "roster.csv": roster}, 300, ["--roster", "roster.csv"]),
    "absent units": Kind(["batch"], {"p.ndjson": fixed(plans(1)), "roster.csv": absent}, 300, ["--roster", "roster.csv"]),
    "waivers": Kind(["plain"], {"p.ndjson": plans, "w.yaml": waivers}, 200, ["--waivers", "w.yaml"]),
    "waivers of regions": Kind(["plain"], {"p.ndjson": groups, "w.yaml": waivers_of_regions}, 200, ["--waivers", "w.yaml"]),
    "units of one name on a roster": Kind(["batch"], {"p.ndjson": counties_of_one_name, "roster.csv": roster_of_one_name}, 300, ["--roster", "roster.csv"]),
    "waivers of records": Kind(["each"], {"p.ndjson": days, "w.yaml": waivers_of_days}, 300, ["--waivers", "w.yaml"]),
    "units of a waiver": Kind(["plain"], {"p.ndjson": plans, "w.yaml": waiver_of_units}, 200, ["--waivers", "w.yaml"]),
    "waivers that fit nothing": Kind(["plain"], {"p.ndjson": fixed(plans(1)), "w.yaml": waivers}, 300, ["--waivers", "w.yaml"]),
    "decisions of a profile": Kind(["plain"], {"p.ndjson": fixed(plans(1)), "profile.yaml": profile}, 50, ["--profile", "profile.yaml"], times=True),
    "items of a scoring sheet": Kind(["plain"], {"p.ndjson": fixed(plans(5)), "s.yaml": scoring}, 25, ["--scoring", "s.yaml", "--format", "json=s.json"], times=True),
    "units that are scored": Kind(["plain"], {"p.ndjson": plans, "s.yaml": fixed(scoring(1))}, 200, ["--scoring", "s.yaml", "--format", "json=s.json"]),
    "findings of a baseline": Kind(["plain"], {"p.ndjson": plans}, 200, ["--baseline", "run"], before=RUN),
    "findings of a baseline of one plan": Kind(["each"], {"p.ndjson": records}, 200, ["--baseline", "run"], before=RUN),
    "remedies": Kind(["plain"], {"p.ndjson": plans}, 100, ["--remedies", "all"]),
    "remedies in a list": Kind(["windows"], {"p.ndjson": windows}, 24, ["--remedies", "all"]),
    "findings of a diff": Kind(["plain"], {"p.ndjson": plans}, 200, before=RUN, call=["diff", "run", "run"]),
    "findings of a report": Kind(["plain"], {"p.ndjson": plans}, 200, before=RUN, call=["report", "run", "-q", "--format", "ndjson"]),
    "parts of a report": Kind(["batch"], {"p.ndjson": fixed(plans(3))}, 30, before=RUN, call=["report", "{runs}", "-q", "--format", "ndjson", "--fail-on", "never"]),
    "roll-up by unit": Kind(["plain"], {"p.ndjson": plans}, 200,
                            call=["check", "{file}", "--rules", "rules", "-q", "-j1", "--fail-on", "never", "--by", "unit", "--format", "csv"]),
    "plans to convert": Kind(["plain"], {"p.ndjson": plans}, 200, call=["convert", "{file}", "--to", "yaml", "--rules", "rules"]),
    **{f"format {name}": Kind(["plain"], {"p.ndjson": plans}, 150, ["--format", f"{name}=r", "--status", "all"]) for name in FORMATS},
    **{f"format {name}, of one plan": Kind(["each"], {"p.ndjson": records}, 150, ["--format", f"{name}=r", "--status", "all"])
       for name in ("text", "sarif", "junit", "html", "markdown")},
    **{f"format {name}, of what is missing": Kind(["each"], {"p.ndjson": without_result}, 150, ["--format", f"{name}=r", "--status", "all"])
       for name in ("text", "html", "markdown")},
    "format gitlab, of the same plan": Kind(["plain"], {"p.ndjson": same_plan}, 200, ["--format", "gitlab=r", "--status", "all"]),
}


def prepare(ducha, folder, kind, n):
    more = kind.policy(n) if kind.policy else {}
    rulebook(folder, [RULES[name] for name in kind.rules] * (max(1, n) if kind.times else 1), cases=max(1, n) if kind.cases else 1, **more)
    for name, make in kind.made.items():
        text = make(n)
        for path, content in (text if isinstance(text, dict) else {name: text}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    file = next(iter(kind.made), "")
    if kind.before:
        command = [ducha, *(part.format(file=file) for part in kind.before)]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=600)
        (folder / "run").write_bytes(done.stdout)
        for i in range(n):
            (folder / f"run{i}").write_bytes(done.stdout)
    command = kind.call or [*CHECK, *kind.options]
    return [ducha, *(each for part in command for each in ([f"run{i}" for i in range(max(1, n))] if part == "{runs}" else [part.format(file=file)]))]


def instructions(ducha, name, n):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        command = prepare(ducha, folder, KINDS[name], n)
        counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        done = subprocess.run(counter + command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", timeout=600)
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    # A rulebook with a fault judges nothing, and nothing grows; nor does a call that is refused.
    refused = "rules/growth/" in done.stderr and not KINDS[name].call or " --help\" for" in done.stderr or "ducha: see " in done.stderr
    if counted is None or done.returncode not in (0, 1, 2) or refused:
        raise RuntimeError(f"exit code {done.returncode}\n{done.stderr[-2000:]}")
    return int(counted.group(1).replace(",", ""))


def grown(ducha, name):
    """Whether it grows as it may, and a line that says so."""
    n = KINDS[name].n
    # Of one call some hundred thousand instructions more are run now and then, by threads that wait for each other: what seems to grow too fast is counted again.
    for _ in range(ROUNDS):
        try:
            least, some, many = (instructions(ducha, name, count) for count in (1, n, GROWN * n))
        except RuntimeError as fault:
            return False, f"FAILED  {name}: {fault}"
        ratio = (many - least) / max(1, some - least)
        # What is more than nothing: less is no growth that could be seen.
        flat = some - least < 0.02 * least
        good = ratio <= MOST or flat and many - least < 0.1 * least
        if good:
            break
    mark = "" if good else "NOT LINEAR  "
    return good, f"{mark}{name}: {n} {some - least:,}, {GROWN * n} {many - least:,}, {ratio:.2f} times" + (" (next to nothing)" if flat else "")


def main():
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed")
        sys.exit(77)
    ducha = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or [""]
    names = [name for name in KINDS if any(name.startswith(one) for one in wanted)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("DUCHA_GROWTH_JOBS", os.cpu_count() or 1))) as pool:
        for good, line in pool.map(lambda name: grown(ducha, name), names):
            print(line, flush=True)
            failed += not good
    print(f"\n{failed} of {len(names)} grow faster than their input")
    sys.exit(1 if failed or not names else 0)


main()
