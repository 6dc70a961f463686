#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The json report that belongs to an ndjson report, byte for byte: its lines, sorted into the parts of one object, what findings repeat of their
rules in a table, without the digest that seals the lines."""
import json
import re
import sys

OF_RULE = ("policy", "policy_title", "clauses", "quote", "title", "required", "interpretation", "required_words")
KEPT_TOO = ("policy",)  # by which findings are sorted


def members(line):
    """The text of each member of an object, by its key."""
    found, at, decoder = {}, 1, json.JSONDecoder()
    while line[at] != "}":
        at += line[at] == ","
        key, colon = decoder.raw_decode(line, at)
        _, end = decoder.raw_decode(line, colon + 1)
        found[key] = line[at:end]
        at = end
    return found


parts = {"run": [], "plan": [], "finding": [], "problem": [], "summary": []}
rules = {}
for line in open(sys.argv[1], encoding="utf-8"):
    line = re.sub(r',"lines":\d+,"digest":"[^"]*"\}$', "}", line.rstrip("\n"))
    kind = json.loads(line)["type"]
    if kind == "finding":
        has = members(line)
        rule = "{" + ",".join(has[key] for key in OF_RULE if key in has) + "}"
        if rules.setdefault(json.loads(line)["rule"], rule) == rule:
            line = "{" + ",".join(text for key, text in has.items() if key not in OF_RULE or key in KEPT_TOO) + "}"
    parts[kind].append(line)


def array(lines, brackets="[]"):
    return brackets[0] + "\n" + ",\n".join(lines) + "\n" + brackets[1] if lines else brackets


table = [json.dumps(name, ensure_ascii=False) + ":" + rule for name, rule in rules.items()]
print('{\n"run":' + parts["run"][0] + ',\n"plans":' + array(parts["plan"]) + ',\n"rules":' + array(table, "{}") + ',\n"findings":' +
      array(parts["finding"]) + ',\n"problems":' + array(parts["problem"]) + ',\n"summary":' + parts["summary"][0] + "\n}")
