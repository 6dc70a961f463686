#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the pages of docs/rulebook/ from the rules, or checks that they are fresh.

Usage: made.py ROOT DUCHA [--write]

One page a policy and language, `POLICY.md` and `POLICY.zh.md`, and a table of them all, `README.md`.
"""
import json
import os
import pathlib
import subprocess
import sys

root, program = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2])
docs = root / "docs"


def said(*arguments):
    """What the program prints about the rules of this checkout."""
    done = subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    if done.returncode:
        sys.exit(f"ducha {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def under_title(page, line):
    title, rest = page.split("\n", 1)
    return f"{title}\n\n{line}\n{rest}"


COUNTS = ("clauses", "checked", "partly", "background", "exhortation", "unobservable", "rules")


def index(policies):
    rows = [f"| [{each['title']['en']}]({each['policy']}.md) | [{each['title']['zh']}]({each['policy']}.zh.md) |"
            + "".join(f" {each[count]} |" for count in COUNTS) for each in policies]
    sums = "".join(f" {sum(each[count] for each in policies)} |" for count in COUNTS)
    return "\n".join([
        "# The rulebook", "",
        "A page a policy: what the document is, its parameters, and every clause with the rules that check it, or why none does.",
        "Made from `rules/` by `./dev docs`.", "",
        "| policy | 政策 | " + " | ".join(COUNTS) + " |", "|---|---|" + "---|" * len(COUNTS), *rows, f"| all | 合计 |{sums}", ""])


def rulebook_pages(policies):
    pages = {"rulebook/README.md": index(policies)}
    for policy in (each["policy"] for each in policies):
        page = ["list", "--policy", policy, "--format", "markdown", "--lang"]
        pages[f"rulebook/{policy}.md"] = under_title(said(*page, "en"), f"中文：[{policy}.zh.md]({policy}.zh.md). Made from `rules/{policy}/` by `./dev docs`.\n")
        pages[f"rulebook/{policy}.zh.md"] = under_title(said(*page, "zh"), f"English: [{policy}.md]({policy}.md)。本页由 `./dev docs` 根据 `rules/{policy}/` 生成。\n")
    return pages


pages = rulebook_pages(json.loads(said("list", "--format", "json")))
there = {f"{folder}/{page.name}" for folder in ("rulebook",) for page in (docs / folder).glob("*") if page.is_file()}
stale = sorted(name for name, text in pages.items()
               if name not in there or (docs / name).read_text(encoding="utf-8") != text)
odd = sorted(there - set(pages))
if "--write" in sys.argv:
    for name in odd:
        (docs / name).unlink()
    for name in stale:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(pages[name], encoding="utf-8")
    print(f"{len(pages)} pages, {len(stale)} rewritten, {len(odd)} taken out")
elif stale or odd:
    print("".join(f"docs/{name}: not fresh\n" for name in stale) + "".join(f"docs/{name}: made from nothing\n" for name in odd), end="")
    sys.exit("./dev docs rewrites what is made")
else:
    print(f"{len(pages)} pages")
