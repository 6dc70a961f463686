#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every code of a message is used by the sources of its floor or one above, and has a case: a test in which it comes.

Usage: codes.py ROOT

A case is its name in a test, its sentence, filled in, in a line of a golden file or of a test, or a piece of its sentence that a
script of the tests looks for. Codes that no test can bring about stand in tests/sources/codes_without_case.txt, each with the reason.
"""
import ast
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
QUOTED = r'((?:"(?:\\.|[^"\\])*"\s*)+)'
ROW = re.compile(rf'DUCHA_CODE(?:_OF\(\s*\w+\s*,|\()\s*(\w+)\s*,\s*"([^"]+)"\s*,\s*\w+\s*,\s*{QUOTED},\s*{QUOTED}\)')
PIECE = {"zh": 4, "en": 10}  # characters of a sentence that a script means it by


def unquoted(literals):
    return "".join(re.findall(r'"((?:\\.|[^"\\])*)"', literals)).replace('\\"', '"').replace("\\\\", "\\")


def text_of(path):
    return path.read_text(encoding="utf-8", errors="replace")


def literals_of(path):
    """The strings of a script."""
    return {node.value for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


class Cases:
    def __init__(self, folder):
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and "floors" not in path.parts and "sources" not in path.parts]
        scripts = [path for path in files if path.suffix == ".py"]
        told = [text_of(path) for path in files if path.suffix in (".txt", ".cpp", ".h", ".json", ".ndjson", ".yaml", ".def")]
        self.named = set(re.findall(r"\bcode::(\w+)", "\n".join(told)))
        self.names = set(re.findall(r"[a-z]+\.[a-z0-9-]+", "\n".join(told + [text_of(path) for path in scripts])))
        # As they stand in a source or in JSON, and as they stand in a terminal.
        lines = {line.replace('\\"', '"') for text in told for line in text.splitlines()}
        self.lines = "\n".join(sorted(lines)) + "\n"
        self.pieces = set().union(*map(literals_of, scripts))

    def has(self, name, code, sentences, others):
        if name in self.named or code in self.names:
            return True
        return any(self.is_said(sentence) or self.is_looked_for(sentence, PIECE[language], others) for language, sentence in sentences.items())

    def is_said(self, sentence):
        chunks = re.split(r"\{\d\}", sentence)
        longest = max(chunks, key=len)
        whole = re.compile(".*?".join(map(re.escape, chunks)))
        at = self.lines.find(longest)
        while at >= 0:
            begin, end = self.lines.rfind("\n", 0, at) + 1, self.lines.find("\n", at)
            if whole.search(self.lines, begin, end):
                return True
            at = self.lines.find(longest, end)
        return False

    def is_looked_for(self, sentence, least, others):
        """A piece that is in no other's sentence."""
        return any(len(piece) >= least and piece in sentence and others(piece) == 1 for piece in self.pieces)


rows = []
for table in sorted((root / "src").glob("*/codes.def")):
    text = text_of(table)
    found = list(ROW.finditer(text))
    written = len(re.findall(r"^DUCHA_CODE(?:_OF)?\(", text, re.M))
    if len(found) != written:
        sys.exit(f"{table.relative_to(root)}: {written} rows, {len(found)} understood")
    rows += [(table.relative_to(root), m[1], m[2], {"zh": unquoted(m[3]), "en": unquoted(m[4])}) for m in found]

excused = {}
for line in text_of(root / "tests/sources/codes_without_case.txt").splitlines():
    if line and not line.startswith("#"):
        code, _, reason = line.partition(": ")
        excused[code] = reason
used = set()
for path in (root / "src").rglob("*"):
    if path.suffix in (".cpp", ".h", ".def") and path.name != "codes.def":
        used |= set(re.findall(r"\w+", text_of(path)))
cases = Cases(root / "tests")
sentences_of_all = [f"{row[3]['zh']}\n{row[3]['en']}" for row in rows]
faults = []


def has_case(name, code, sentences):
    return cases.has(name, code, sentences, lambda piece: sum(piece in each for each in sentences_of_all))


for table, name, code, sentences in rows:
    if name not in used:
        faults.append(f"{table}: {code} is used nowhere; expected a source that gives it, or the row gone")
    elif code in excused:
        if not excused[code]:
            faults.append(f"tests/sources/codes_without_case.txt: no reason why {code} has no case")
        if has_case(name, code, sentences):
            faults.append(f"tests/sources/codes_without_case.txt: {code} has a case")
    elif not has_case(name, code, sentences):
        faults.append(f"{table}: {code} has no case; expected a test in which it comes: {sentences['en']}")
faults += [f"tests/sources/codes_without_case.txt: there is no code {code}" for code in excused if code not in {row[2] for row in rows}]
print("\n".join(faults))
print(f"{len(rows)} codes, {len(faults)} faults")
sys.exit(1 if faults or not rows else 0)
