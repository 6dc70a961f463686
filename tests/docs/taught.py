#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs what the pages teach: the rules of a page make a rulebook that lint finds clean and whose cases pass, and its commands give what stands
behind them.

    taught.py ROOT PROGRAM [--write]

A page's fenced blocks say what they are:

    ```yaml policy        the whole policy.yaml
    ```yaml facts         entries under `facts`
    ```yaml rule          entries under `rules`
    ```yaml plan NAME     a file
    ```console            `$ command` lines, each with its output; --write makes the output anew

A page in both languages has the same blocks of YAML. 77 where the program is not there.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PAGES = ["docs/rules", "docs/judging"]
BLOCK = re.compile(r"^```(yaml|console)(?: (\w+)(?: (\S+))?)?\n(.*?)^```$", re.M | re.S)


def indented(text, width):
    return "".join(" " * width + line if line.strip() else line for line in text.splitlines(keepends=True))


def make(page, root, folder):
    """The files of the page's blocks, and the calendars; False where it teaches none."""
    policy, facts, rules = "", "", ""
    for kind, what, name, text in BLOCK.findall(page):
        if kind == "yaml" and what == "policy":
            policy += text
        elif kind == "yaml" and what == "facts":
            facts += indented(text, 2)
        elif kind == "yaml" and what == "rule":
            rules += indented(text, 2) + "\n"
        elif kind == "yaml" and what == "plan":
            (folder / name).write_text(text)
    if not policy:
        return False
    name = re.search(r"^policy: (\S+)", policy, re.M).group(1)
    home = folder / "rules" / name
    home.mkdir(parents=True)
    shutil.copytree(root / "rules" / "calendars", folder / "rules" / "calendars")
    (home / "policy.yaml").write_text(policy)
    (home / "facts.yaml").write_text("facts:\n" + facts)
    (home / "1-rules.yaml").write_text(f"policy: {name}\nrules:\n" + rules)
    return True


def run(program, command, folder):
    assert command.startswith("ducha "), command
    done = subprocess.run(["bash", "-c", f'"{program}" {command[6:]}'], cwd=folder, capture_output=True, text=True)
    text = re.sub(r"^ducha [0-9.]+ · .*\n\n", "", done.stdout, flags=re.M)
    return (text + done.stderr).rstrip("\n") + "\n", done.returncode


def shown(program, block, folder):
    """The block's commands with the output that they give now."""
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines.append(line + "\n" + run(program, line[2:], folder)[0])
    return "\n".join(lines)


def main():
    arguments = [one for one in sys.argv[1:] if one != "--write"]
    root, program = pathlib.Path(arguments[0]), pathlib.Path(arguments[1]).resolve()
    if not program.exists():
        return 77
    failed, blocks = 0, {}
    for stem in PAGES:
        for path in (root / f"{stem}.md", root / f"{stem}.zh.md"):
            page = path.read_text()
            with tempfile.TemporaryDirectory() as made:
                folder = pathlib.Path(made)
                if not make(page, root, folder):
                    print(f"{path}: teaches nothing")
                    failed += 1
                    continue
                for command in ("ducha lint", "ducha test"):
                    text, code = run(program, command, folder)
                    if code != 0:
                        print(f"{path}: {command} gives {code}\n{text}")
                        failed += 1

                def replaced(match):
                    if match.group(1) != "console":
                        return match.group(0)
                    return "```console\n" + shown(program, match.group(4), folder) + "```"

                new = BLOCK.sub(replaced, page)
                if new != page and "--write" in sys.argv:
                    path.write_text(new)
                    print(f"{path}: rewritten")
                elif new != page:
                    print(f"{path}: its commands give something else; --write makes it anew")
                    failed += 1
            blocks[path.name] = [found[1:] for found in BLOCK.findall(page) if found[0] == "yaml"]
        if blocks[f"{pathlib.Path(stem).name}.md"] != blocks[f"{pathlib.Path(stem).name}.zh.md"]:
            print(f"{stem}: the pages of both languages teach different rules")
            failed += 1
    print(f"{2 * len(PAGES)} pages, {sum(len(one) for one in blocks.values())} blocks, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
