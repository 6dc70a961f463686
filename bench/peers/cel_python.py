# SPDX-License-Identifier: Apache-2.0
"""The rules of rules.cel.json by cel-python, as celgo/main.go has them. Usage: cel_python.py RULES.json PLANS.json"""
import collections
import json
import sys

import celpy

environment = celpy.Environment()
texts = json.load(open(sys.argv[1], encoding="utf-8"))
found = []


def programs(part):
    return {name: environment.program(environment.compile(text)) for name, text in part.items()}


def plain(value):
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, celpy.celtypes.BoolType):
        return bool(value)
    return int(value) if isinstance(value, int) else str(value)


def run(made, plan, given):
    for name, program in made.items():
        try:
            verdicts = program.evaluate(given)
        except celpy.CELEvalError:
            continue
        for one in map(plain, verdicts):
            subject, good = one if isinstance(one, list) else (None, one)
            found.append([plan, name.split()[0], subject, "pass" if good else "fail"])


plans = json.load(open(sys.argv[2], encoding="utf-8"))
of_plan, of_batch = programs(texts["plan"]), programs(texts["batch"])
indices = celpy.json_to_cel([0, 1, 2])
provinces = collections.defaultdict(list)
for number, plan in enumerate(plans):
    run(of_plan, number, {"plan": celpy.json_to_cel(plan), "indices": indices})
    if plan["level"] == "county":
        provinces[plan["region"]["province"]].append(plan)
groups = [{"name": name, "units": units} for name, units in provinces.items()]
run(of_batch, None, {"plans": celpy.json_to_cel(plans), "groups": celpy.json_to_cel(groups)})
print(json.dumps(found))
