#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A batch judged under a local Spark with several workers, folded, is the single run's; skipped where pyspark or Java is not here.

    spark.py PROGRAM

DUCHA_PYTHON names an interpreter that has pyspark, where this one has not. Lines count from each partition's first, so they alone are left out.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
PARTITIONS = 5
root = pathlib.Path(__file__).resolve().parent.parent.parent
program = os.path.abspath(sys.argv[1])
python = os.environ.get("DUCHA_PYTHON", sys.executable)
if shutil.which("java") is None or subprocess.run([python, "-c", "import pyspark"], capture_output=True, check=False).returncode:
    print("skipped: pyspark and a Java are needed, and not both are here (DUCHA_PYTHON names an interpreter that has pyspark)")
    sys.exit(SKIPPED)


def without_lines(part):
    if isinstance(part, dict):
        return {key: without_lines(value) for key, value in part.items() if key not in ("line", "column", "unit_line", "unit_column")}
    return [without_lines(one) for one in part] if isinstance(part, list) else part


faults = []
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for what, plans, rules in (("every shape", root / "tests/conformance/plans.ndjson", root / "tests/conformance/rules"),
                               ("forty units", root / "examples/ageing-batch.ndjson", root / "rules")):
        parts, single, folded = folder / what / "parts", folder / what / "single.json", folder / what / "folded.json"
        parts.parent.mkdir()
        check = ["--rules", rules, "--lang", "zh", "--status", "all", "--as-of", "2024-12-31"] if "shape" in what else ["--rules", rules, "--lang", "zh", "--status", "all"]
        with open(plans, "rb") as stream:
            first = subprocess.run([program, "check", "-", "--from", "ndjson", *check, "--format", f"json={single}", "-q"], stdin=stream, check=False)
        env = {**os.environ, "PYSPARK_PYTHON": python, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS": "--master local[3] pyspark-shell"}
        run = subprocess.run([python, root / "examples/spark/judge.py", plans, parts, "--partitions", str(PARTITIONS), "--ducha", program, "--", *map(str, check)],
                             env=env, capture_output=True, text=True, check=False)
        written = sorted(parts.glob("part-*"))
        if run.returncode or len(written) < PARTITIONS:
            faults.append(f"{what}: exit code {run.returncode}, {len(written)} parts\n{run.stderr[-3000:]}")
            continue
        second = subprocess.run([program, "report", *written, "--rules", rules, "--lang", "zh", "--status", "all", "--format", f"json={folded}", "-q"], check=False)
        if second.returncode != first.returncode:
            faults.append(f"{what}: exit code {second.returncode}, the single run's is {first.returncode}")
        elif without_lines(json.loads(single.read_text())) != without_lines(json.loads(folded.read_text())):
            faults.append(f"{what}: the folded report is not the single run's")
        else:
            print(f"{what}: {len(written)} parts, the same report")
print("\n".join(faults))
sys.exit(1 if faults else 0)
