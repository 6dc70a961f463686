#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The json report that belongs to an ndjson report, byte for byte: its lines, sorted into the parts of one object. What the summary
says of the lines themselves has no meaning there."""
import json
import re
import sys

parts = {"run": [], "plan": [], "finding": [], "problem": [], "summary": []}
for line in open(sys.argv[1], encoding="utf-8"):
    parts[json.loads(line)["type"]].append(line.rstrip("\n"))


def array(lines):
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


print('{\n"run":' + parts["run"][0] + ',\n"plans":' + array(parts["plan"]) + ',\n"findings":' + array(parts["finding"]) +
      ',\n"problems":' + array(parts["problem"]) + ',\n"summary":' + re.sub(r',"lines":\d+,"digest":"[^"]*"}$', "}", parts["summary"][0]) + "\n}")
