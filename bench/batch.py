#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast a batch is judged, and in how much memory.

    batch.py BUILD [--plans N] [--large N]

BUILD is a build folder of the preset `bench`. Plans of the rulebook with thirteen rules of every shape, then of each policy that comes with
the program, made by bench/generate.cpp. Ratios are taken against the parsers alone over the same bytes, in the same run; every figure of
time is the least of several runs. --large judges so many NDJSON plans from a pipe, for the memory.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from measured import measured

root = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 3


def timed(command, stdin=None, codes=(0, 1)):
    """Seconds, and the peak of memory in MB, of the run that took least."""
    best = None
    for _ in range(ROUNDS if stdin is None else 1):
        took = measured(command, stdin=stdin)
        if took.code not in codes:
            sys.exit(f"exit code {took.code}: {' '.join(map(str, command))}")
        # One thread is measured by what it used, not by what others left it.
        seconds = took.processor if "-j1" in command else took.clock
        if best is None or seconds < best[0]:
            best = (seconds, took.memory)
    return best


def shapes(folder, count):
    """The plans of the rulebook of every shape, over and over, each of a unit of its own."""
    for suffix, between in ((".yaml", "\n---\n"), (".ndjson", "\n")):
        text = (root / "tests" / "conformance" / ("plans" + suffix)).read_text(encoding="utf-8")
        plans = [part.removeprefix("---\n").strip() for part in text.split(between) if part.strip()]
        plans = [plan for plan in plans if "unit" in plan]
        with open(folder / ("shapes" + suffix), "w", encoding="utf-8") as out:
            for number in range(count):
                out.write(re.sub(r'(unit"?: "?)', rf"\g<1>{number}-", plans[number % len(plans)], count=1) + between)


def bare(build, kind, path):
    return float(subprocess.run([build / "bench" / "bare", kind, path], capture_output=True, text=True, check=True).stdout.split()[0])


def row(name, count, path, seconds, memory, note=""):
    size = path.stat().st_size if path.is_file() else sum(file.stat().st_size for file in path.rglob("*.yaml"))
    print(f"  {name:<30} {count / seconds:>10,.0f} plans/s {size / seconds / 1e6:>8.1f} MB/s {memory:>7.0f} MB  {note}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--plans", type=int, default=20000)
    parser.add_argument("--large", type=int, default=0)
    said = parser.parse_args()
    ducha = said.build / "ducha"
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shapes(folder, said.plans)
        rules = ["--rules", root / "tests" / "conformance" / "rules", "--quiet"]
        one = folder / "one.ndjson"
        one.write_text((folder / "shapes.ndjson").read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        start = min(timed([ducha, "check", one, *rules, "-j1", "--fail-on", "never"])[0] for _ in range(ROUNDS))
        print(f"start-up with one policy: {start * 1000:.1f} ms")
        print(f"thirteen rules, {said.plans:,} plans, of the findings those that are not pass or not applicable, as NDJSON")
        for kind in ("yaml", "ndjson"):
            path = folder / ("shapes." + kind)
            alone = bare(said.build, kind, path)
            for what, options in (("findings written", ["--format", "ndjson=" + os.devnull]),
                                  ("findings counted", ["--format", "ndjson=" + os.devnull, "--status", "waived"])):
                single = timed([ducha, "check", path, *rules, *options, "-j1", "--fail-on", "never"])
                row(f"{kind}, {what}", said.plans, path, single[0], single[1], f"{(single[0] - start) / alone:.1f} times the parser alone")
                for jobs in range(2, cores + 1):
                    several = timed([ducha, "check", path, *rules, *options, f"-j{jobs}", "--fail-on", "never"])
                    row(f"  {jobs} threads", said.plans, path, several[0], several[1], f"{single[0] / several[0]:.2f} times one thread")
        for policy in sorted(path.parent.name for path in (root / "rules").glob("*/policy.yaml")):
            count = max(1, said.plans // 10)
            print(f"{policy}, {count:,} plans")
            for kind in ("yaml", "ndjson", "csv", "files"):
                path = folder / f"{policy}.{kind}"
                subprocess.run([said.build / "bench" / "generate", root / "rules", policy, str(count), kind, path], check=True)
                run = timed([ducha, "check", path, "--rules", root / "rules", "--quiet", "--format", "ndjson=" + os.devnull, "-j1", "--fail-on", "never"],
                            codes=(0, 1, 2))  # facts put together now and then contradict each other
                row(kind, count, path, run[0], run[1])
        if said.large:
            plans = (folder / "shapes.ndjson").read_text(encoding="utf-8").splitlines(keepends=True)
            for what, options in (("with rules over the batch", []), ("without", [f"--ignore=shapes.{rule}" for rule in ("batch-total", "month-of-all", "nine-in-ten")])):
                reading, writing = os.pipe()
                child = os.fork()
                if child == 0:
                    os.close(reading)
                    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                        for number in range(said.large):
                            pipe.write(re.sub(r'("unit": ?")', rf"\g<1>{number}-", plans[number % len(plans)], count=1))
                    os._exit(0)
                os.close(writing)
                run = timed([ducha, "check", "-", "--from", "ndjson", *rules, *options, "--format", "ndjson=" + os.devnull, "--fail-on", "never"], stdin=reading)
                os.close(reading)
                os.waitpid(child, 0)
                print(f"{said.large:,} plans from a pipe, {what}: {said.large / run[0]:,.0f} plans/s, {run[1]:.0f} MB at most", flush=True)


main()
