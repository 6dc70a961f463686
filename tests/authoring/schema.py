#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every shipped file and every output validates against the schemas that the program prints, by a public validator.

Usage: schema.py ROOT DUCHA

The validator is Debian's python3-jsonschema (4.10 and later know 2020-12). Without it the test skips (exit code 77), unless DUCHA_MUST_VALIDATE says
that it has to be there, as ./dev test does. Findings are validated with every object closed, so that a field that the schema does not name is found.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
    import yaml  # noqa: F401
    Validator = jsonschema.Draft202012Validator
except (ImportError, AttributeError):
    # The interpreter that CMake found may not be the one that Debian's packages belong to.
    if sys.executable != "/usr/bin/python3" and os.access("/usr/bin/python3", os.X_OK):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("python3-jsonschema 4.10 and python3-yaml are not here: nothing was validated")
    sys.exit(1 if os.environ.get("DUCHA_MUST_VALIDATE") else 77)

from core_yaml import documents  # noqa: E402

root, program = pathlib.Path(sys.argv[1]).resolve(), os.path.abspath(sys.argv[2])
# Plans that are meant to have faults which a schema can see, and one of them each.
FAULTY = {
    "examples/luoxia.yaml": "'好像有' is not",
    "examples/shiqiao-zhen.yaml": "'建到一半' is not",
    "examples/xixi.yaml": "'小学' is not",
    "examples/nanxi.yaml": "'差不多' is not",
    "examples/shiqiao.yaml": "'已成立了吧' is not",
}
faults, counts = [], {}


def run(*arguments):
    return subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})


def schema(*arguments):
    loaded = json.loads(run("schema", *arguments).stdout)
    Validator.check_schema(loaded)
    return loaded


def closed(part):
    """The same schema with nothing allowed that it does not name."""
    if isinstance(part, dict):
        part = {key: closed(value) for key, value in part.items()}
        if part.get("type") == "object" and "properties" in part:
            part.setdefault("additionalProperties", False)
    elif isinstance(part, list):
        part = [closed(value) for value in part]
    return part


def deepest(error):
    """Of alternatives, the fault that lies deepest: the others were tried in vain."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error


def errors_of(validator, value):
    return [f"{'/'.join(map(str, found.absolute_path))}: {found.message[:200]}" for found in map(deepest, validator.iter_errors(value))]


def expect_valid(kind, name, validator, value):
    counts[kind] = counts.get(kind, 0) + 1
    found = errors_of(validator, value)
    if found:
        faults.append(f"{name}: {found[0]}")


def expect_faulty(name, validator, value):
    counts["rejected"] = counts.get("rejected", 0) + 1
    if not errors_of(validator, value):
        faults.append(f"{name}: not rejected")


def plans_in(path):
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line] if path.suffix == ".ndjson" else documents(text)


# --- the rulebook's files
fixed = {name: Validator(schema(name)) for name in ("policy", "facts", "rules")}
audit = {name: Validator(schema(name)) for name in ("waivers", "profile", "roster", "scoring")}
for folder in ("rules", "tests/commands/rules", "tests/conformance/rules", "tests/rulebook/data/good"):
    for path in sorted((root / folder).glob("*/*.yaml")):
        if path.parent.name == "calendars":
            continue
        if path.parent.name == "scoring":
            expect_valid("scoring", path.relative_to(root), audit["scoring"], documents(path.read_text(encoding="utf-8"))[0])
            continue
        kind = path.stem if path.stem in ("policy", "facts") else "rules"
        for document in documents(path.read_text(encoding="utf-8")):
            expect_valid(kind, path.relative_to(root), fixed[kind], document)

good = {kind: lambda kind=kind: documents((root / f"tests/commands/rules/wells/{'1-wells' if kind == 'rules' else kind}.yaml").read_text(encoding="utf-8"))[0]
        for kind in fixed}
for kind, what, change in (
        ("policy", "an unknown key", lambda one: one.update(titel="x")),
        ("policy", "a clause without modality", lambda one: one["clauses"][0].pop("modality")),
        ("policy", "an unknown kind of unchecked", lambda one: one["clauses"][6]["unchecked"].update(kind="vague")),
        ("policy", "a day that is none", lambda one: one.update(issued="2024-1-2")),
        ("policy", "a parameter without values", lambda one: one["params"]["depth_limit"].pop("values")),
        ("facts", "an unknown type", lambda one: one["facts"]["keeper"].update(type="bool")),
        ("facts", "a list of nothing", lambda one: one["facts"]["tests"].pop("of")),
        ("facts", "a share of sixty wholes", lambda one: one["facts"]["town_share"].update(max=60)),
        ("facts", "choices of a count", lambda one: one["facts"]["people"].update(choices={"a": "b"})),
        ("facts", "a fault inside a list", lambda one: one["facts"]["wells"]["of"]["depth"].update(type="numbr")),
        ("rules", "a long quote", lambda one: one["rules"][0].update(quote="字" * 31)),
        ("rules", "no cases", lambda one: one["rules"][0].update(cases=[])),
        ("rules", "an unknown status", lambda one: one["rules"][0]["cases"][0].update(expect="passed")),
        ("rules", "`each` with `across`", lambda one: one["rules"][5].update(each="x in wells")),
        ("rules", "`per` alone", lambda one: one["rules"][0].update(per="city")),
        ("rules", "an unknown modality", lambda one: one["rules"][0].update(modality="none"))):
    broken = good[kind]()
    change(broken)
    expect_faulty(f"{kind}, {what}", fixed[kind], broken)

# --- what an auditing body decides: the files that the golden cases write, and some that are none
for case in sorted((root / "tests/commands").glob("*.txt")):
    for name, body in re.findall(r"(?m)^=== file (\S+\.yaml)\n((?:(?!===).*\n)*)", case.read_text(encoding="utf-8")):
        kind = next((kind for kind in audit if re.match(rf"{kind}:|- \{{unit" if kind == "roster" else f"{kind}:", body)), None)
        # One case holds the files that are none.
        if kind and case.stem != "audit-files" and not name.startswith("broken"):
            expect_valid(kind, f"{case.name}: {name}", audit[kind], documents(body)[0])
waiver = {"rule": "a.b", "unit": "A", "until": "2024-12-31", "reason": "x", "approved_by": "y"}
for kind, what, value in (
        ("waivers", "of every rule", {"waivers": [{**waiver, "rule": "*"}]}),
        ("waivers", "for nobody", {"waivers": [{key: value for key, value in waiver.items() if key != "unit"}]}),
        ("waivers", "without a reason", {"waivers": [{key: value for key, value in waiver.items() if key != "reason"}]}),
        ("waivers", "until no day", {"waivers": [{**waiver, "until": "soon"}]}),
        ("profile", "without a name", {"ignore": []}),
        ("profile", "ignored without a reason", {"profile": "x", "ignore": [{"rule": "a.b"}]}),
        ("profile", "adopted by nobody", {"profile": "x", "adopt": [{"rule": "a.b", "paper": "x"}]}),
        ("profile", "both rule and parameter", {"profile": "x", "adopt": [{"rule": "a.b", "param": "c", "by": "x", "paper": "x"}]}),
        ("roster", "without a unit", [{"level": "county"}]),
        ("scoring", "without points", {"scoring": {"total": 100, "items": [{"rules": "a.b"}]}}),
        ("scoring", "rules and clauses", {"scoring": {"total": 100, "items": [{"rules": "a.b", "clauses": "1.*", "points": 100}]}})):
    expect_faulty(f"{kind}, {what}", audit[kind], value)

# --- plans
made = {}


def of_plans(*policies, level=None):
    key = (policies, level)
    if key not in made:
        made[key] = Validator(schema("plan", *(part for policy in policies for part in ("--policy", policy)), *(["--level", level] if level else [])))
    return made[key]


examples = sorted(path for path in (root / "examples").iterdir() if path.suffix in (".yaml", ".ndjson"))
for path in examples:
    name = str(path.relative_to(root))
    plans = plans_in(path)
    said = [next(plan[key] for key in ("policy", "政策") if key in plan) for plan in plans]
    named = sorted({policy for each in said for policy in ([each] if isinstance(each, str) else each)})
    found = [error for plan in plans for error in errors_of(of_plans(*named), plan)]
    counts["plan"] = counts.get("plan", 0) + len(plans)
    if name in FAULTY:
        if not any(FAULTY[name] in error for error in found):
            faults.append(f"{name} should have a fault with {FAULTY[name]}: {found}")
    elif found:
        faults.append(f"{name}: {found[:3]}")

policies = json.loads(run("list", "--format", "json").stdout)
for policy in policies:
    for level in [None, *(each["key"] for each in policy["levels"])]:
        for language in ("zh", "zh-Hant", "en"):
            blank = run("template", policy["policy"], "--lang", language, *(["--level", level] if level else [])).stdout
            for plan in documents(blank):
                expect_valid("blank plan", f"template {policy['policy']} {level} {language}", of_plans(policy["policy"], level=level), plan)
                expect_valid("blank plan", f"template {policy['policy']} {level} {language}", of_plans(*(each["policy"] for each in policies)), plan)

wells = Validator(json.loads(run("schema", "plan", "--rules", "tests/commands/rules").stdout))
for plan in ({"unit": "A", "facts": {}}, {"單位": "A", "層級": "鄉鎮", "事實": {"鄉鎮出資": "3萬元", "水質檢測": [{"日期": "2024年六月三十日", "結果": "不合格"}]}},
             {"unit": "A", "period": 2024, "facts": {"people": "一百二十", "town_share": "２％", "keeper": "否", "wells": []}}, [{"unit": "A"}], {"unit": "A", "facts": None},
             *({"unit": "A", "facts": {"town_share": share}} for share in (0.6, 1, -5, "150%", "1.0", "０．６", "九成", "百分之九十"))):
    expect_valid("plan", f"a plan: {plan}", wells, plan)
for plan in ({"facts": {}}, {"unit": None}, {"unit": "A", "facts": {"peple": 1}}, {"unit": "A", "facts": {"people": -1}}, {"unit": "A", "facts": {"people": "many"}},
             {"unit": "A", "facts": {"wells": [{"dpth": 1}]}}, {"unit": "A", "facts": {"wells": [None]}}, {"unit": "A", "facts": {"wells": {}}},
             {"unit": "A", "facts": {"adopted": 2024}}, {"unit": "A", "facts": {"adopted": "soon"}}, {"unit": "A", "facts": {"keeper": 1}},
             {"unit": "A", "facts": {"tests": [{"result": "fair"}]}}, {"unit": "A", "level": "state"}, {"unit": "A", "fact": {}}, {"unit": "A", "period": "2024-H3"},
             {"unit": "A", "facts": {"town_share": 60}}, {"unit": "A", "facts": {"town_share": "60"}}, {"unit": "A", "facts": {"town_share": "１．５"}},
             {"unit": "A", "policy": "well"}, [{"unit": "A", "facts": []}], "A"):
    expect_faulty(f"a plan: {plan}", wells, plan)

# --- the spellings of each type: what the reader takes, the patterns let through
sections = re.split(r"(?m)^\[(.*)\]\n", (root / "tests/facts/spellings.txt").read_text(encoding="utf-8"))[1:]
defs = schema("plan")["$defs"]
for title, body in zip(sections[::2], sections[1::2]):
    name = "head_period" if title == "period" else title.split()[0]
    # A bare number is a day in a sheet alone, which no schema sees.
    if name not in defs or name in ("facts", "plan") or title.endswith("in a sheet"):
        continue
    pattern = Validator(defs[name])
    for line in body.splitlines():
        spelling, bar, value = line.rpartition("|")
        if not bar or line.startswith("#"):
            continue
        spelling = spelling.strip(" ")
        spelling = json.loads(spelling) if spelling.startswith('"') else spelling
        if value.strip() != "-" and value.strip() != "null":
            expect_valid("spelling", f"[{title}] {spelling}", pattern, spelling)

# --- what comes out
findings = Validator(closed(schema("findings")))
for path in examples:
    name = str(path.relative_to(root))
    for line in run("check", name, "--status", "all", "--format", "ndjson").stdout.splitlines():
        expect_valid("line", name, findings, json.loads(line))
    expect_valid("report", name, findings, json.loads(run("check", name, "--status", "all", "--format", "json").stdout))
for path in sorted((root / "tests/report/expected").glob("*json")):
    if path.name.endswith((".gitlab.json", ".oscal.json")):
        continue
    text = path.read_text(encoding="utf-8")
    for one in map(json.loads, text.splitlines() if path.suffix == ".ndjson" else [text]):
        if path.suffix == ".ndjson" and one["type"] == "run":
            one["rulebook"] = "sha256:" + "0" * 64
        elif "run" in one and one["run"]:
            one["run"]["rulebook"] = "sha256:" + "0" * 64
        expect_valid("line" if path.suffix == ".ndjson" else "report", path.name, findings, one)
for one in ({"type": "found"}, {"type": "run"}, {}, {"type": "summary", "plans": -1}, []):
    expect_faulty(f"a line: {one}", findings, one)

print("\n".join(faults))
print(f"{sum(counts.values())} validated ({', '.join(f'{kind}: {count}' for kind, count in counts.items())}), {len(faults)} faults")
sys.exit(1 if faults or len(counts) < 9 else 0)
