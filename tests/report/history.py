#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The file that keeps runs, read by Python's own sqlite3: what it holds is what the findings say; the same run takes
its own place; killed at any moment it holds a run whole or not at all; `ducha trend` says what the file says.

Usage: history.py DUCHA ROOT
"""
import contextlib
import csv
import io
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ducha, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
kills = 20 if os.environ.get("DUCHA_QUICK") else 200
failures = []
STATUSES = ["pass", "fail", "pending", "unknown", "not_applicable", "waived", "error"]


def check(name, holds):
    if not holds:
        failures.append(name)


def run(*arguments, **options):
    return subprocess.run([ducha, *map(str, arguments)], capture_output=True, text=True, cwd=root, **options)


def query(path, sql):
    with contextlib.closing(sqlite3.connect(path)) as base:
        return base.execute(sql).fetchall()


def judged(folder, name, as_of, plans=("examples",), status="all"):
    path = folder / name
    done = run("check", *plans, "--rules", root / "rules", "--as-of", as_of, "--status", status, "-q", "--lang", "en",
               "--format", f"ndjson={path}")
    check(f"{name}: judged ({done.stderr[-300:]})", done.returncode in (0, 1, 2) and path.exists())
    return path


def add(file, findings, status="all"):
    return run("report", findings, "-q", "--status", status, "--rules", root / "rules", "--lang", "en", "--format", f"sqlite={file}")


def check_tables(file, findings):
    lines = [json.loads(line) for line in findings.read_text().splitlines()]
    told = [x for x in lines if x["type"] == "finding"]
    plans = [x for x in lines if x["type"] == "plan"]
    summary = lines[-1]
    check("whole", query(file, "PRAGMA integrity_check") == [("ok",)] and not query(file, "PRAGMA foreign_key_check"))
    check("counts", query(file, f"SELECT plans, {', '.join(STATUSES)}, problems FROM runs") ==
          [tuple([summary["plans"]] + [summary[s] for s in STATUSES] + [summary["problems"]])])
    check("units", [tuple(r) for r in query(file, "SELECT name, period, file, fail FROM units ORDER BY unit")] ==
          [(p["unit"], p["period"], p["file"], p["fail"]) for p in plans])
    rows = query(file, "SELECT rule, status, message, fingerprint, due FROM findings ORDER BY finding")
    check("findings", rows == [(f["rule"], f["status"], f["message"], f["fingerprint"], f["due"]) for f in told])
    of = query(file, "SELECT u.name FROM findings f LEFT JOIN units u ON u.run = f.run AND u.unit = f.unit ORDER BY f.finding")
    check("findings of their units", [r[0] for r in of] == [f["unit"] for f in told])
    facts = query(file, "SELECT fact, value, file, line, \"column\" FROM evidence WHERE kind = 'evidence' ORDER BY rowid")
    want = [(e["fact"], e["file"], e["line"], e["column"]) for f in told for e in f["evidence"]]
    check("evidence", [(f, file, line, column) for f, _, file, line, column in facts] == want)
    check("values", all(json.loads(v) == e["value"] for (_, v, *_), e in
                        zip(facts, (e for f in told for e in f["evidence"]))))
    lacking = query(file, "SELECT count(*) FROM evidence WHERE kind = 'missing'")[0][0]
    check("missing", lacking == sum(not each.get("given") for f in told for each in f["missing"]))
    params = query(file, "SELECT name, label, value, shown, since, whose, paper FROM params ORDER BY rowid")
    want = [(p["name"], p["label"].get("en", ""), p["value"], p["shown"], p["from"], p["whose"], p.get("paper")) for f in told for p in f.get("params", [])]
    check("parameters", want != [] and [(n, l, json.loads(v), *rest) for n, l, v, *rest in params] == want)
    required = query(file, "SELECT requirement FROM requirements ORDER BY finding")
    check("requirements", len(required) == sum(bool(f.get("required_words")) for f in told) and
          any("31" in text for text, in required))
    check("problems", query(file, "SELECT count(*) FROM problems")[0][0] == sum(x["type"] == "problem" for x in lines))
    check("latest", query(file, "SELECT count(*) FROM latest")[0][0] == len(told))


def check_standing(folder):
    """How a finding stands against a baseline, and why it is waived; a file of the first form gets what it lacks."""
    (folder / "waivers.yaml").write_text("waivers:\n  - {rule: corrections.*, unit: 青山县司法局, from: 2024-01-01, until: 2025-12-31, reason: 改制, "
                                         "approved_by: 市司法局, paper: 〔2024〕1号}\n", encoding="utf-8")
    old = folder / "old.ndjson"
    run("check", "examples/qingshan.yaml", "--rules", root / "rules", "--as-of", "2024-06-30", "--status", "all", "-q", "--format", f"ndjson={old}")
    now, file = folder / "now.ndjson", folder / "standing.db"
    with contextlib.closing(sqlite3.connect(file)) as base:  # as the first form had it
        run("check", "examples/qingshan.yaml", "--rules", root / "rules", "-q", "--format", f"sqlite={folder / 'form.db'}")
        for (sql,) in query(folder / "form.db", "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"):
            base.execute(re.sub(r",\s+(f\.)?(change|waived_\w+)( TEXT)?(?=[,\s)])", "", sql))
        base.execute(f"PRAGMA application_id = {query(folder / 'form.db', 'PRAGMA application_id')[0][0]}")
        base.execute("PRAGMA user_version = 1")
        base.execute("INSERT INTO runs VALUES (1, 'x', '2023-12-31', '2023', '0', '', NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
        base.execute("INSERT INTO rules VALUES (1, 'r', 'p', 't', '', '[]', '', '', NULL, 'must')")
        base.execute("INSERT INTO findings VALUES (1, 1, NULL, 'r', 'fail', 'must', NULL, NULL, NULL, NULL, 'm', NULL, NULL, NULL, 'text', 0, 'f')")
        base.commit()
    check("a file of the first form is read", run("trend", file, "--lang", "en").returncode == 0)
    run("check", "examples/qingshan.yaml", "--rules", root / "rules", "--as-of", "2024-12-31", "--status", "all", "-q", "--waivers", folder / "waivers.yaml",
        "--baseline", old, "--format", f"ndjson={now}", "--format", f"sqlite={file}")
    told = [x for x in map(json.loads, now.read_text().splitlines()) if x["type"] == "finding"]
    columns = "change, waived_was, waived_reason, waived_by, waived_paper, waived_until"
    rows = query(file, f"SELECT {columns} FROM findings WHERE run = 2 ORDER BY finding")

    def waiver(one, key):
        return (one.get("waiver") or {}).get(key)

    want = [(x["change"], waiver(x, "was"), waiver(x, "reason"), waiver(x, "approved_by"), waiver(x, "paper"), waiver(x, "until")) for x in told]
    check(f"change and waiver {sorted(set(rows) ^ set(want), key=str)[:3]}", rows == want and len(rows) > 10)
    check("some are waived, and some changed", any(row[1] == "fail" for row in rows) and len({row[0] for row in rows}) > 1)
    check("the same in latest", sorted(query(file, f"SELECT {columns} FROM latest"), key=str) == sorted(rows, key=str))
    check("what the first form did not keep is null", query(file, f"SELECT {columns} FROM findings WHERE run = 1") == [(None,) * 6])
    check("the form is said", query(file, "PRAGMA user_version") == [(2,)])


def check_same(folder):
    """The same plan judged by the same rules is the same run, however it is written."""
    file = folder / "same.db"
    plan = folder / "同一份.yaml"
    plan.write_text((root / "examples/qingshan.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    old = folder / "same.ndjson"
    run("check", plan, "--rules", root / "rules", "-q", "--status", "all", "--format", f"ndjson={old}")
    for written in ("--lang zh", "--lang en", "--status all", "--remedies fail", "--sources", "--strict", f"--baseline {old}"):
        run("check", plan, "--rules", root / "rules", "--as-of", "2024-12-31", *written.split(), "-q", "--format", f"sqlite={file}")
        check(f"the same run written with {written}", query(file, "SELECT count(*) FROM runs") == [(1,)])
    for count, asked in ((2, "--no-across"), (3, "--select corrections.*")):
        run("check", plan, "--rules", root / "rules", "--as-of", "2024-12-31", *asked.split(), "-q", "--format", f"sqlite={file}")
        check(f"another run by {asked}", query(file, "SELECT count(*) FROM runs") == [(count,)])


def check_trend(file):
    for by, key, counted in (("rule", "rule", "SELECT rule, count(*) FROM findings WHERE run = {} AND status = 'fail' GROUP BY rule"),
                             ("unit", "unit", "SELECT name, sum(fail) FROM units WHERE run = {} GROUP BY identity HAVING sum(fail) > 0")):
        done = run("trend", file, "--by", by, "--format", "csv", "--lang", "en")
        check(f"trend by {by}: ran", done.returncode == 0)
        rows = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))
        days = query(file, "SELECT run, day FROM runs ORDER BY day, run")
        for number, day in days:
            want = sorted(query(file, counted.format(number)))
            check(f"trend by {by}, {day}", sorted((r[key], int(r[day])) for r in rows if r[day] not in ("", "0")) == want)
    rows = list(csv.DictReader(io.StringIO(run("trend", file, "--by", "chapter", "--format", "csv", "--lang", "en").stdout.lstrip("\ufeff"))))
    titles = {title for (title,) in query(file, "SELECT title FROM policies")}
    check("chapters stand under the titles of their policies", rows and {r["policy"] for r in rows} <= titles)
    for form in ("text", "markdown", "html"):
        done = run("trend", file, "--by", "chapter", "--format", form, "--lang", "zh")
        check(f"trend as {form}", done.returncode == 0 and "2024-12-31" in done.stdout)
    check("lines", "<svg class=\"lines\"" in done.stdout and "http" not in done.stdout.replace("http-equiv", ""))


def check_kills(folder, file):
    """A further run, killed at moments all over its length: what was there stays, and the new one is there or is not."""
    more = judged(folder, "more.ndjson", "2025-12-31", ["examples/qingshan.yaml"])
    before = query(file, "SELECT run, digest, fail FROM runs ORDER BY run")
    findings = query(file, "SELECT count(*) FROM findings")[0][0]
    began = time.monotonic()
    add(folder / "spare.db", more)
    length = time.monotonic() - began
    random.seed(20241231)
    landed = 0
    for _ in range(kills):
        process = subprocess.Popen([ducha, "report", more, "-q", "--status", "all", "--rules", root / "rules", "--format", f"sqlite={file}"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.random() * length * 1.2)
        process.send_signal(signal.SIGKILL)
        process.wait()
        check("killed: whole", query(file, "PRAGMA integrity_check") == [("ok",)])
        after = query(file, "SELECT run, digest, fail FROM runs ORDER BY run")
        check("killed: what was there stays", after[:len(before)] == before)
        if len(after) > len(before):
            landed += 1
            run_id = after[-1][0]
            held = query(file, f"SELECT count(*) FROM findings WHERE run = {run_id}")[0][0]
            counted = query(file, f"SELECT {' + '.join(STATUSES)} FROM runs WHERE run = {run_id}")[0][0]
            check("killed: a run is there whole", len(after) == len(before) + 1 and held == counted)
            with contextlib.closing(sqlite3.connect(file)) as base:
                base.execute("PRAGMA foreign_keys = ON")
                base.execute("DELETE FROM runs WHERE run = ?", (run_id,))
                base.commit()
            check("a run that goes takes its rows along", query(file, "SELECT count(*) FROM findings")[0][0] == findings)
    print(f"killed {kills} times, {landed} of them after the run was in")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    file = folder / "history.db"
    last = judged(folder, "last.ndjson", "2024-12-31")
    check("added", add(file, last).returncode in (1, 2) and file.exists())
    check_tables(file, last)
    check("the same run takes its own place", add(file, last).returncode in (1, 2) and
          query(file, "SELECT count(*) FROM runs") == [(1,)])
    check_tables(file, last)
    add(file, last, "fail")
    check("also where it lists other findings", query(file, "SELECT count(*) FROM runs") == [(1,)])
    add(file, last)
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.executescript("DROP TABLE params; DROP TABLE requirements")
    check("a file of before these tables gets them", add(file, last).returncode in (1, 2))
    check_tables(file, last)
    add(file, judged(folder, "first.ndjson", "2024-06-30"))
    check("another stands beside it", query(file, "SELECT day FROM runs ORDER BY day") == [("2024-06-30",), ("2024-12-31",)])
    check_trend(file)
    check_standing(folder)
    check_same(folder)
    check_kills(folder, file)
    part = judged(folder, "part.ndjson", "2025-06-30", status="unknown")
    add(file, part, "unknown")
    done = run("trend", file, "--format", "markdown", "--lang", "en")
    check("what a run left out is not taken for none", "does not list all of its failures" in done.stdout)
    other = folder / "other.db"
    with contextlib.closing(sqlite3.connect(other)) as base:
        base.execute("CREATE TABLE mine (x)")
        base.commit()
    check("another program's file is left alone", add(other, last).returncode == 2 and
          query(other, "SELECT name FROM sqlite_master") == [("mine",)])
    check("no such file", run("trend", folder / "none.db").returncode == 2 and not (folder / "none.db").exists())

print("\n".join(sorted(set(failures))) or "as it should be")
sys.exit(1 if failures else 0)
