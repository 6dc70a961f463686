#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Findings by a rulebook that was kept are, byte for byte, those by one that was compiled.

    kept.py PROJECT PROGRAM

Every example of the shipped policies, with every status and remedy, in each language: without a cache, with an empty one, and by what
that one kept.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

POLICIES = ["science", "ageing", "union", "school-safety", "corrections"]
LANGUAGES = ["zh-Hant"] if os.environ.get("DUCHA_QUICK") else ["zh", "zh-Hant", "en"]  # sanitizers take ten times as long


def main():
    project, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    plans = sorted(str(path) for path in (project / "examples").glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DUCHA_CACHE": folder + "/kept"}

        def findings(*options):
            command = [program, "check", "--rules", str(project / "rules"), "--format", "ndjson", "--status", "all", "--remedies", "all",
                       "--allow-empty", *options, *plans]
            done = subprocess.run(command, env=environment, capture_output=True)
            if done.returncode not in (0, 1, 2) or not done.stdout:
                sys.exit(f"exit {done.returncode} of {' '.join(command[:8])}\n{done.stderr.decode()[-2000:]}")
            return done.stdout, done.stderr

        faults = 0
        for language in LANGUAGES:
            compiled = findings("--lang", language, "--no-cache")
            for what in ["kept now", "kept before"]:
                if findings("--lang", language) != compiled:
                    print(f"{language}: other findings by rules that were {what} than by rules that were compiled")
                    faults += 1
        kept = list(pathlib.Path(folder, "kept").glob("*.rules"))
        if len(kept) != len(POLICIES):
            print(f"{len(kept)} policies were kept of {len(POLICIES)}")
            faults += 1
        print(f"{len(plans)} plans, {len(LANGUAGES)} languages, {len(kept)} policies kept, {faults} faults")
        sys.exit(1 if faults else 0)


main()
