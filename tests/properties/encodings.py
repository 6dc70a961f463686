#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plan says the same in every encoding: the examples as UTF-8 with and without mark, UTF-16 of both orders, and GB18030.

    encodings.py PROGRAM

Files and pipes, the latter in pieces of odd sizes, so that characters and marks are cut. The findings must be the same bytes; GB18030 adds its
warning, and nothing else.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import threading

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parent.parent.parent
WRITTEN = {
    "UTF-8 with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16LE": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16BE": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "GB18030": lambda text: text.encode("gb18030"),
}


def write_in_pieces(pipe, data, pieces):
    at = 0
    try:
        while at < len(data):
            size = pieces.randint(1, 70001)
            pipe.write(data[at:at + size])
            pipe.flush()
            at += size
        pipe.close()
    except BrokenPipeError:  # a reader that gives up early closes the pipe; what it said is still read
        pass


def findings(data, kind, pieces):
    process = subprocess.Popen([program, "check", "-", "--from", kind, "--rules", root / "rules", "--lang", "zh", "--format", "ndjson", "--status", "all"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if pieces:
        # What is said of the first plans is read while the last are written, as it is said: a pipe holds 64 KB.
        writer = threading.Thread(target=write_in_pieces, args=(process.stdin, data, pieces))
        writer.start()
        out = process.stdout.read()
        writer.join()
        process.wait()
    else:
        out = process.communicate(data)[0]
    lines = [line for line in out.decode().splitlines()]
    kept, told = [], []
    for line in lines:
        one = json.loads(line)
        if one["type"] == "problem" and one["code"] == "document.taken-for":
            told.append(one)
        elif one["type"] == "summary":
            del one["lines"], one["digest"]  # of the lines themselves, the warning among them
            one.pop("problems")
            kept.append(json.dumps(one, ensure_ascii=False, sort_keys=True))
        else:
            kept.append(line)
    return kept, told


chance = random.Random(18030)
compared, faults = 0, []
STEP = 9 if os.environ.get("DUCHA_QUICK") else 1  # sanitizers take ten times as long
for path in sorted([*(root / "examples").glob("*.yaml"), *(root / "examples").glob("*.ndjson")])[::STEP]:
    kind = path.suffix[1:]
    text = path.read_text(encoding="utf-8")
    plain, _ = findings(text.encode(), kind, None)
    for name, write in WRITTEN.items():
        got, told = findings(write(text), kind, chance)
        compared += 1
        if got != plain:
            odd = next(((a, b) for a, b in zip(plain, got) if a != b), (len(plain), len(got)))
            faults.append(f"{path.name} as {name}: {odd}"[:400])
        if len(told) != (name == "GB18030"):
            faults.append(f"{path.name} as {name}: {len(told)} warnings about the encoding")
print("\n".join(faults))
print(f"{compared} compared, {len(faults)} faults")
sys.exit(1 if faults or compared < 16 else 0)
