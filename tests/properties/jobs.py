#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""However many threads judge, a run says the same, byte by byte.

    jobs.py PROGRAM

Long streams of plans, sound and broken ones mixed, as one YAML stream, as NDJSON, and as a folder of files: standard output, standard
error and the exit code of one thread are those of several. The same where more are asked for than there is room for: 1024 in three gigabytes.
"""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

program = os.path.abspath(sys.argv[1])
shapes = pathlib.Path(__file__).resolve().parent.parent / "conformance"
COPIES = 60
JOBS = (2, 3, 8)
ROOM = 3_000_000 * 1024  # bytes of address space
BROKEN = {
    ".yaml": ["unit: [", "- a list\n- is no plan", "unit: x\nunit: y\npolicy: shapes", "\"\\q\"", "unit: none\npolicy: nowhere", "# nothing"],
    ".ndjson": ["{", "[1]", '{"unit": "x", "unit": "y", "policy": "shapes"}', "nonsense", '{"unit": "none", "policy": "nowhere"}', "  "],
}


def documents(suffix):
    text = (shapes / ("plans" + suffix)).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line] if suffix == ".ndjson" else [part.removeprefix("---\n").strip() for part in text.split("\n---\n")]


def batch(suffix, rng):
    plans = documents(suffix) * COPIES
    for broken in BROKEN[suffix] * 5:
        plans.insert(rng.randrange(len(plans)), broken)
    return plans


def narrow():
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def run(options, folder, narrowed=False):
    done = subprocess.run([program, *options], cwd=folder, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False,
                          preexec_fn=narrow if narrowed else None)
    return done.returncode, done.stdout, done.stderr


def main():
    rng = random.Random(20240630)
    runs = 0
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "rules").symlink_to(shapes / "rules")
        for suffix, between in ((".yaml", "\n---\n"), (".ndjson", "\n")):
            plans = batch(suffix, rng)
            (here / ("all" + suffix)).write_text(between.join(plans) + "\n", encoding="utf-8")
            (here / ("many" + suffix[1:])).mkdir()
            for index, plan in enumerate(plans[:400]):
                (here / ("many" + suffix[1:]) / f"{index:04}{suffix}").write_text(plan + "\n", encoding="utf-8")
        for inputs in (["all.yaml"], ["all.ndjson"], ["manyyaml"], ["manyndjson", "all.yaml"]):
            for options in (["--format", "ndjson", "--status", "all"], ["--format", "text", "--strict"]):
                results = []
                for jobs in (1, *JOBS):
                    results.append(run(["check", *inputs, *options, "-j", str(jobs)], folder))
                    runs += 1
                if len(results[0][1]) < 10000 or results[0][0] != 2:
                    sys.exit(f"{inputs} {options}: the batch says too little: exit code {results[0][0]}, {results[0][2][:500]!r}")
                for jobs, result in zip(JOBS, results[1:]):
                    if result != results[0]:
                        sys.exit(f"{inputs} {options}: {jobs} threads say something else than one")
        # Sanitizers need more room than that to start at all.
        if run(["--version"], folder, narrowed=True)[0] == 0:
            options = ["check", "all.ndjson", "manyyaml", "--format", "ndjson", "--status", "all", "-j"]
            runs += 2
            if run([*options, "1024"], folder, narrowed=True) != run([*options, "1"], folder):
                sys.exit("1024 threads with little room say something else than one")
    print(f"{runs} runs, the same for every number of threads")


main()
