#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Of findings as NDJSON what a person can review: a line each with status, rule, subject and place, under a line for its unit."""
import json
import sys

unit = object()
for line in open(sys.argv[1], encoding="utf-8"):
    one = json.loads(line)
    if one["type"] != "finding":
        continue
    if one["unit"] != unit:
        unit = one["unit"]
        print(f"# {unit or '-'}")
    subject = one["subject"] or {}
    named = " ".join(str(part) for part in (subject.get("name"), subject.get("window")) if part)
    places = [each for each in one["evidence"] + one["missing"] if each.get("line")]
    place = f" @ {places[0]['line']}:{places[0]['column']}" if places else ""
    print(f"{one['status']:14} {one['rule']}{' · ' + named if named else ''}{place}")
