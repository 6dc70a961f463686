#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the walk of docs/audit-year.md from its first command to its last, and looks at what it leaves.

Usage: audit_year.py ROOT DUCHA

A line `# exit N` behind a command says its exit code. Both pages must hold the same commands.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

root, program = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


def commands_of(name):
    text = (root / "docs" / name).read_text(encoding="utf-8")
    return [line for block in re.findall(r"(?ms)^```sh\n(.*?)^```", text) for line in block.splitlines()]


commands = commands_of("audit-year.md")
faults = []
if commands != commands_of("audit-year.zh.md"):
    faults.append("the two pages have different commands")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name) / "year"
    shutil.copytree(root / "docs/audit-year", folder)
    path = pathlib.Path(name) / "bin"
    path.mkdir()
    (path / "ducha").symlink_to(program)
    environment = {**os.environ, "PATH": f"{path}:/usr/bin:/bin", "DUCHA_RULES": str(root / "rules"), "LC_ALL": "C.UTF-8"}
    said = {}
    for command in commands:
        line, _, code = command.partition("  # exit ")
        done = subprocess.run(["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True)
        said[line] = done.stdout + done.stderr
        if done.returncode != int(code or 0):
            faults.append(f"{line}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    text = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".ndjson", ".html", ".md", ".yaml")}
    records = {name: [json.loads(line) for line in text.get(name, "").splitlines()] for name in ("2023.ndjson", "mid.ndjson", "2024.ndjson")}

    def expect(what, holds):
        if not holds:
            faults.append(f"not so: {what}")

    def findings(name, **wanted):
        return [one for one in records[name] if one["type"] == "finding" and all(one.get(key) == value for key, value in wanted.items())]

    expect("the roster has four units", text.get("roster.yaml", "").count("- {unit:") == 4)
    expect("who did not submit is told", any("金桥棉麻集团" in one.get("message", "") for one in records["mid.ndjson"] if one["type"] == "problem"))
    expect("a report not heard is waived at mid-year", [one["unit"] for one in findings("mid.ndjson", status="waived", rule="union.party-hears-report")] == ["文汇职工培训学校"])
    expect("that waiver has run out at the year's end", "waivers.run-out" in {one["code"] for one in records["2024.ndjson"] if one["type"] == "problem"})
    expect("congresses of a county are waived at the year's end", len(findings("2024.ndjson", status="waived", rule="union.congress-yearly")) == 2)
    expect("three readings are adopted", {one["rule"] for one in findings("2024.ndjson", adopted=True)} == {"union.on-agenda", "union.survey-reported", "union.warmth-regular"})
    expect("what is ignored is not judged", not findings("2024.ndjson", rule="union.courses-held"))
    expect("findings are marked against mid-year", {one.get("change") for one in findings("2024.ndjson")} >= {"better", "worse"})
    scores = {one["unit"]: (one["rank"], one["score"]) for one in records["2024.ndjson"] if one["type"] == "score"}
    expect("three units are ranked", sorted(rank for rank, score in scores.values()) == [1, 2, 3])
    # By hand: 85 points are possible for who has its congress waived, 100 for the school.
    # Changqing lost one of two half-years of warmth-giving (7.5): 77.5 of 85. Chiling lost a report (15), its survey (10) and a half-year (7.5): 52.5 of 85.
    # The school lost the report of the first half-year: 85 of 100.
    expect("the scores are those reckoned by hand",
           {unit: score for unit, (rank, score) in scores.items()} == {"长青农资有限公司": 91.18, "赤岭农机有限公司": 61.76, "文汇职工培训学校": 85})
    expect("the league table is in the page", "91.18" in text.get("2024.html", ""))
    expect("the comparison is a page of its own", "<h2>" in text.get("change-mid.html", "") and "://" not in text.get("change-mid.html", ""))
    expect("the change is in Markdown", text.get("change-2024.md", "").startswith("## "))
    expect("the workbook has a sheet of scores", "Scores and ranks" in zipfile.ZipFile(folder / "2024.xlsx").read("xl/workbook.xml").decode() if (folder / "2024.xlsx").exists() else False)
    if (folder / "2024.xlsx").exists():
        with zipfile.ZipFile(folder / "2024.xlsx") as book:
            sheets = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        # (91.18 + 61.76) / 2 and (91.18 + 61.76 + 85) / 3, as a reckoner has them.
        expect("the workbook ranks the regions", "Means by region" in sheets and "76.47" in sheets and "79.31" in sheets)
    first = re.search(r'"notes":\[(.*?)\]', text.get("2024.html", ""))
    expect("the page begins with who did not submit and what changed", first and "金桥棉麻集团" in first[1] and "4 worse, 7 better" in first[1])
    expect("the page ranks the regions", all(mean in text.get("2024.html", "") for mean in ("76.47", "79.31")))
    expect("the comparison counts by unit", "文汇职工培训学校" in said.get("ducha diff 2023.ndjson mid.ndjson --across-periods --by unit", ""))
    expect("the pack is judged again", "byte for byte" in said.get("ducha verify 2024.tar", "") or "一字不差" in said.get("ducha verify 2024.tar", ""))
    if (folder / "2024.tar").exists():
        with tarfile.open(folder / "2024.tar") as pack:
            names = set(pack.getnames())
            page = pack.extractfile("report.html").read().decode()
        wanted = {f"files/{name}" for name in ("2024/wenhui.yaml", "roster.yaml", "profile.yaml", "waivers.yaml", "scoring.yaml", "mid.ndjson")}
        expect("the pack has plans, decisions and baseline", names >= wanted | {"findings.ndjson", "report.html", "run.json", "SHA256SUMS"})
        expect("its page has scores, waivers and who did not submit", all(word in page for word in ("91.18", "金桥棉麻集团", "waiver")))
print("\n".join(faults) or f"{len(commands)} commands of the walk, 0 faults")
sys.exit(1 if faults else 0)
