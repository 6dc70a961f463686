#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every seed of a fuzzer, every input ever found (tests/fuzz/found/NAME) and some made of them. Usage: replay.py REPLAY DUCHA NAME [ROUNDS]

Where it fails, the input lies where the test was run, as fuzz-NAME.input."""
import os
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
replay, ducha, name = sys.argv[1:4]
rounds = sys.argv[4] if len(sys.argv) > 4 else "100" if "DUCHA_QUICK" in os.environ else "400"
with tempfile.TemporaryDirectory() as seeds:
    subprocess.run([sys.executable, here / "seeds.py", name, seeds, ducha], check=True)
    sys.exit(subprocess.run([replay, name, rounds, seeds, here / "found" / name]).returncode)
