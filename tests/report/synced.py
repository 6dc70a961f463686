#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Report files are on the disk before they have their names, and their names behind it; with --no-fsync neither is waited for.

    synced.py PROGRAM

Skipped (77) where strace is missing or may not look at a program."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WAYS = {(): ["fsync", "rename", "fsync"] * 2, ("--no-fsync",): ["rename"] * 2}

if not shutil.which("strace"):
    print("skipped: strace is not installed")
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    for options, expected in WAYS.items():
        command = ["strace", "-f", "-qq", "-o", "calls", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", sys.argv[1], "check", ROOT / "examples/qingshan.yaml",
                   "--rules", ROOT / "rules", "--no-cache", "-q", "--format", "json=report.json", "--format", "csv=report.csv", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        calls = pathlib.Path(folder) / "calls"
        if "ptrace" in done.stderr or not calls.exists():
            print(f"skipped: {done.stderr.strip()}")
            sys.exit(77)
        made = [re.sub(r"\d*$", "", name.removesuffix("at2").removesuffix("at")) for name in re.findall(r"^\d+\s+(\w+)\(.*= 0$", calls.read_text(), re.M)]
        if made != expected:
            sys.exit(f"{' '.join(options) or 'without options'}: {made}, expected {expected}\n{done.stderr}")
print("2 calls: synced and named in their order")
