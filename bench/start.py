#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What one plan costs from start to end.

    start.py PROGRAM

Milliseconds of the processor, the least of twenty runs that take turns: by each shipped policy and by all five, with the rulebook compiled
and with the one that an earlier run kept; and the program's own start.
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLANS = {"science": "baisha", "ageing": "baima", "union": "changqing", "school-safety": "baixi-chuzhong", "corrections": "baihe"}
ROUNDS = 20


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"exit {done.returncode} of {' '.join(map(str, command))}")
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    ducha = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as kept:
        os.environ["DUCHA_CACHE"] = kept + "/rulebooks"
        calls = {"--version": [ducha, "--version"]}
        examples = {policy: ROOT / "examples" / f"{plan}.yaml" for policy, plan in PLANS.items()}
        # A plan that names no policy is judged by all that are asked for.
        free = pathlib.Path(kept, "plan.yaml")
        free.write_text("".join(line for line in examples["ageing"].open(encoding="utf-8") if not line.startswith("policy:")), encoding="utf-8")
        for name, plan in {**examples, "all five": free}.items():
            call = [ducha, "check", plan, "--rules", ROOT / "rules", "--policy", ",".join(PLANS) if plan is free else name]
            calls[name + ", compiled"] = [*call, "--no-cache"]
            calls[name + ", kept"] = call
        least = {name: float("inf") for name in calls}
        for _ in range(ROUNDS):
            for name, call in calls.items():
                least[name] = min(least[name], cpu(call))
        for name, milliseconds in least.items():
            print(f"{name:26}{milliseconds:8.1f} ms")


main()
