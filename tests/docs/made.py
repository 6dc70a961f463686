#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what the program says of the rules, or checks that it is fresh.

Usage: made.py ROOT DUCHA [--write]

docs/rulebook/: one page a policy and language, `POLICY.md` and `POLICY.zh.md`, and a table of them all, `README.md`.
docs/schema/: the JSON Schemas of the rulebook's files, of findings, and of plans for each policy.
The first line of each YAML file under rules/ and examples/, which names its schema for editors.
"""
import json
import os
import pathlib
import re
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


COUNTS = {"clauses": "条款", "checked": "已检查", "partly": "部分检查", "background": "背景", "exhortation": "号召", "unobservable": "无法由方案看出", "rules": "规则"}


def index(policies):
    rows = [f"| [{each['title']['en']}]({each['policy']}.md) | [{each['title']['zh']}]({each['policy']}.zh.md) |"
            + "".join(f" {each[count]} |" for count in COUNTS) for each in policies]
    sums = "".join(f" {sum(each[count] for each in policies)} |" for count in COUNTS)
    return "\n".join([
        "# The rulebook 规则库", "",
        "A page a policy: what the document is, its parameters, and every clause with the rules that check it, or why none does.",
        "Made from `rules/` by `./dev docs`.", "",
        "每部政策一页：是什么文件，有哪些参数，每一条款由哪些规则检查，或为什么不检查。由 `./dev docs` 根据 `rules/` 生成。", "",
        "| policy | 政策 | " + " | ".join(f"{en} {zh}" for en, zh in COUNTS.items()) + " |", "|---|---|" + "---|" * len(COUNTS), *rows, f"| all | 合计 |{sums}", ""])


def rulebook_pages(policies):
    pages = {"rulebook/README.md": index(policies)}
    for policy in (each["policy"] for each in policies):
        page = ["list", "--policy", policy, "--format", "markdown", "--lang"]
        pages[f"rulebook/{policy}.md"] = under_title(said(*page, "en"), f"中文：[{policy}.zh.md]({policy}.zh.md). Made from `rules/{policy}/` by `./dev docs`.\n")
        pages[f"rulebook/{policy}.zh.md"] = under_title(said(*page, "zh"), f"English: [{policy}.md]({policy}.md)。本页由 `./dev docs` 根据 `rules/{policy}/` 生成。\n")
    return pages


def schemas(policies):
    made = {f"schema/{kind}.schema.json": said("schema", kind) for kind in ("policy", "facts", "rules", "findings", "waivers", "profile", "roster", "scoring")}
    for policy in (each["policy"] for each in policies):
        made[f"schema/plan.{policy}.schema.json"] = a_line_each(json.loads(said("schema", "plan", "--policy", policy, "--lang", "zh")))
    return made


def a_line_each(schema):
    """Of a plan's schema each definition on a line: a fact's change shows as one."""
    def compact(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    head = [f" {compact(key)}: {compact(value)}" for key, value in schema.items() if key != "$defs"]
    definitions = ",\n".join(f"  {compact(key)}: {compact(value)}" for key, value in schema["$defs"].items())
    return "{\n" + ",\n".join([*head, ' "$defs": {\n' + definitions + "\n }"]) + "\n}\n"


def schema_of(path, policies):
    """Its schema's file name; None for a plan that names no policy or several."""
    if path.parts[:2] == ("rules", "scoring"):
        return "scoring.schema.json"
    if path.parts[0] == "rules":
        return f"{path.stem if path.stem in ('policy', 'facts') else 'rules'}.schema.json"
    named = set(re.findall(r"(?m)^(?:policy|政策|政策文件): *(\S+) *(?:#.*)?$", (root / path).read_text(encoding="utf-8")))
    return f"plan.{named.pop()}.schema.json" if len(named) == 1 and named <= {each["policy"] for each in policies} else None


MODELINE = "# yaml-language-server: $schema="


def yaml_files(policies):
    """Those whose first line does not name their schema, with the text that does."""
    files = {}
    for path in sorted([*(root / "rules").glob("*/*.yaml"), *(root / "examples").glob("*.yaml")]):
        path = path.relative_to(root)
        schema = schema_of(path, policies)
        text = (root / path).read_text(encoding="utf-8")
        bare = text.split("\n", 1)[1] if text.startswith(MODELINE) else text
        up = "../" * (len(path.parts) - 1)
        named = f"{MODELINE}{up}docs/schema/{schema}\n{bare}" if schema else bare
        if named != text:
            files[path] = named
    return files


policies = json.loads(said("list", "--format", "json"))
pages = {**rulebook_pages(policies), **schemas(policies)}
unnamed = yaml_files(policies)
there = {f"{folder}/{page.name}" for folder in ("rulebook", "schema") for page in (docs / folder).glob("*") if page.is_file()}
stale = sorted(name for name, text in pages.items()
               if name not in there or (docs / name).read_text(encoding="utf-8") != text)
odd = sorted(there - set(pages))
if "--write" in sys.argv:
    for name in odd:
        (docs / name).unlink()
    for name in stale:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(pages[name], encoding="utf-8")
    for path, text in unnamed.items():
        (root / path).write_text(text, encoding="utf-8")
    print(f"{len(pages)} pages, {len(stale)} rewritten, {len(odd)} taken out; {len(unnamed)} YAML files told their schema")
elif stale or odd or unnamed:
    print("".join(f"docs/{name}: not fresh\n" for name in stale) + "".join(f"docs/{name}: made from nothing\n" for name in odd)
          + "".join(f"{path}: the first line does not name its schema\n" for path in unnamed), end="")
    sys.exit("./dev docs rewrites what is made")
else:
    print(f"{len(pages)} pages and schemas")
