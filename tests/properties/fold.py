#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Parts of a batch, judged apart and folded by `ducha report`, say what one run over all of it says.

    fold.py PROGRAM

Plans of the project's own rulebook of every shape and of the examples, one file each; splits at random places from a fixed seed, so
that parts are of any number and size. Every format of the fold must equal the single run's, byte by byte, and so must the exit code.
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

program = os.path.abspath(sys.argv[1])
root = pathlib.Path(__file__).resolve().parent.parent.parent
SPLITS = 2 if os.environ.get("DUCHA_QUICK") else 12
FORMATS = ("ndjson", "json", "text")
environment = {**os.environ, "LC_ALL": "C.UTF-8"}


def run(arguments, folder):
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout


def formats_of(folder):
    return {name: (pathlib.Path(folder) / ("out." + name)).read_bytes() for name in FORMATS}


def outputs():
    return [word for name in FORMATS for word in ("--format", f"{name}=out.{name}")]


def compare(batch, rules, files, options, rng):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files:
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        names = [name for name, _ in files]
        rulebook = ["--rules", str(rules)]
        whole_code, _ = run(["check", *names, *rulebook, *options, *outputs()], folder)
        whole = formats_of(folder)
        for split in range(SPLITS):
            cuts = sorted(rng.choices(range(1, len(names)), k=rng.randint(1, min(6, len(names) - 1))))
            parts = [names[a:b] for a, b in zip([0, *cuts], [*cuts, len(names)]) if a < b]
            if split == 0:
                parts = [[name] for name in names]
            stream = b""
            for part in parts:
                stream += run(["check", *part, *rulebook, *options, "--allow-empty", "--format", "ndjson"], folder)[1]
            (pathlib.Path(folder) / "parts.ndjson").write_bytes(stream)
            status = [word for i, word in enumerate(options) if word == "--status" or (i and options[i - 1] == "--status")]
            code, _ = run(["report", "parts.ndjson", *rulebook, *status, *outputs()], folder)
            if code != whole_code:
                sys.exit(f"{batch}: parts {parts}: exit code {code}, the single run's is {whole_code}")
            for name, text in formats_of(folder).items():
                if text == whole[name]:
                    continue
                lines = zip(text.split(b"\n"), whole[name].split(b"\n"))
                first = next((pair for pair in lines if pair[0] != pair[1]), (b"(length)", b""))
                sys.exit(f"{batch}: parts {parts}: {name} differs:\n  fold   {first[0][:600]!r}\n  single {first[1][:600]!r}")
    return SPLITS


def documents(path):
    """The plans of a YAML stream or an NDJSON file, one file each."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ndjson":
        parts = [line + "\n" for line in text.splitlines() if line.strip()]
    else:
        parts = ["---\n" + part for part in text.split("\n---\n") if part.strip()]
    return [(f"{path.stem}-{index:03}{path.suffix}", part) for index, part in enumerate(parts)]


def main():
    rng = random.Random(20240630)
    shapes = root / "tests" / "conformance"
    folds = 0
    for plans in (shapes / "plans.yaml", shapes / "plans.ndjson"):
        for options in ([], ["--status", "all"], ["--as-of", "2024-03-31", "--status", "all"]):
            folds += compare(plans.name, shapes / "rules", documents(plans), options, rng)
    examples = [(path.name, path.read_text(encoding="utf-8"))
                for path in sorted((root / "examples").iterdir()) if path.suffix in (".yaml", ".ndjson")]
    folds += compare("examples", root / "rules", examples, ["--as-of", "2024-12-31"], rng)
    print(f"{folds} folds, each as the single run")


main()
