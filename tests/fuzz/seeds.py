#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills a fuzzer's corpus with seeds from the project's own files. Usage: seeds.py FUZZER FOLDER"""
import hashlib
import json
import pathlib
import re
import sys

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
    else:
        sys.exit(f"no seeds are known for {name}")


folder.mkdir(parents=True, exist_ok=True)
for seed in seeds():
    data = seed.encode()
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
