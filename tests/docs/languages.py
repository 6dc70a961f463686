#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the pages of one language against those of the other.

Usage: languages.py ROOT

Every page for users exists in Chinese and English, or is one page in both. The two of a pair name each other at the top; a Chinese page sends its reader
to Chinese pages where there are any; links lead somewhere, also within a page. The pages of SAME have the same sections, blocks and tables in the same order, but
for what a comment in a block says. Those of FEEL have the same examples and signatures: tests/feel/docs_test.cpp runs those of the English one and holds its signatures against the functions, so this holds the Chinese one.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()
# In both languages at once, and those for people who work on the program.
BOTH = {"docs/glossary.md", "docs/diagnostics.md", "docs/rulebook/README.md"}
SAME = ("docs/feel", "docs/judging", "docs/formats", "docs/audit-year", "docs/batches", "docs/installing", "docs/ci")
MAKERS = {"docs/architecture.md", "docs/adding.md", "docs/peers.md"}
CHINESE = re.compile("[\u4e00-\u9fff]")
faults = []


def unfenced(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def anchor(heading):
    """As the usual hosts make it: lower case, spaces to hyphens, signs left out."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(text):
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", unfenced(text), re.M)}


def shape(text):
    """What is the same in both languages: the depths of the headings, the blocks line by line, the signatures with their marks, the rows of tables."""
    lines, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        fence = line.startswith("```")
        inside ^= fence
        if fence or inside or line.startswith("    "):
            lines.append((number, re.sub(" +# .*", "", line)))
        elif line.startswith("#"):
            lines.append((number, line.split(" ")[0]))
        elif line.startswith("|"):
            lines.append((number, "|" * line.count("|")))
        elif line.startswith("- `") and " -> " in line:
            entry = line.rindex("`") + 1
            lines.append((number, line[:entry] + (" marked" if line[entry:] in (" *(addition)*", " *（扩展）*") else line[entry:])))
    return lines


def compare(english, chinese):
    one, other = (shape((root / name).read_text(encoding="utf-8")) for name in (english, chinese))
    for here, there in zip(one, other):
        if here[1] != there[1]:
            faults.append(f"{english}:{here[0]}: {here[1]!r}, but {chinese}:{there[0]}: {there[1]!r}")
            return 0
    if len(one) != len(other):
        longer, rest = (english, one) if len(one) > len(other) else (chinese, other)
        number, line = rest[min(len(one), len(other))]
        faults.append(f"{longer}:{number}: {line!r}, which the other language lacks")
    return len(one)


pages = {str(path.relative_to(root)): path.read_text(encoding="utf-8")
         for path in (*root.glob("*.md"), *(root / "docs").rglob("*.md"))}
makers = MAKERS | {name for name in pages if name.startswith("docs/decisions/")}
links = 0
for name, text in sorted(pages.items()):
    chinese = name.endswith(".zh.md")
    other = name.removesuffix(".zh.md") + ".md" if chinese else name.removesuffix(".md") + ".zh.md"
    if other in pages:
        top = "\n".join(text.splitlines()[:10])
        if f"({pathlib.Path(other).name})" not in top:
            faults.append(f"{name}: does not name {other} at the top")
    elif name in BOTH:
        heads = unfenced(text).split("\n|")[0]
        if not CHINESE.search(heads) or not re.search("[a-z]", heads):
            faults.append(f"{name}: is to be in both languages, from its first lines on")
    elif name not in makers:
        faults.append(f"{name}: there is no {other}")
    for place in re.findall(r"\]\(([^)\s]+)\)", unfenced(text)):
        if re.match(r"[a-z]+:", place):
            continue
        links += 1
        path, _, part = place.partition("#")
        target = (root / name).parent / path if path else root / name
        target = target.resolve()
        if not target.exists():
            faults.append(f"{name}: leads to {place}, which there is not")
            continue
        if part and target.suffix == ".md" and part not in anchors(target.read_text(encoding="utf-8")):
            faults.append(f"{name}: leads to {place}, a heading that there is not")
        twin = target.with_name(target.name.removesuffix(".md") + ".zh.md")
        if chinese and target.suffix == ".md" and not target.name.endswith(".zh.md") and twin.exists() and target != root / other:
            faults.append(f"{name}: leads to {place}, which there is in Chinese")
    if chinese and (around := [line for line in text.splitlines()[10:] if re.search(rf"\]\({re.escape(pathlib.Path(other).name)}[)#]", line)]):
        faults.append(f"{name}: sends its reader to the English page: {around[0][:60]}")
compared = sum(compare(f"{stem}.md", f"{stem}.zh.md") for stem in SAME)
print("".join(f"{fault}\n" for fault in faults) + f"{len(pages)} pages, {links} links, {compared} lines alike, {len(faults)} faults")
sys.exit(1 if faults or not links or not compared else 0)
