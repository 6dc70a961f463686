#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes docs/diagnostics.md from the tables of codes, or checks that it is fresh.

Usage: diagnostics.py ROOT [--write]
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
page = root / "docs" / "diagnostics.md"
row = re.compile(r'DUCHA_CODE(?:_OF\(\s*\w+\s*,|\()\s*\w+\s*,\s*"([^"]+)"\s*,\s*(\w+)\s*,\s*((?:"(?:\\.|[^"\\])*"\s*)+),\s*((?:"(?:\\.|[^"\\])*"\s*)+)\)')


def unquoted(literals):
    parts = re.findall(r'"((?:\\.|[^"\\])*)"', literals)
    return "".join(parts).replace('\\"', '"').replace("\\\\", "\\").replace("|", "\\|")


order = ["base", "feel", "document", "facts", "plan", "rulebook", "wording", "audit", "batch", "authoring", "cli"]
assert {f"{floor}/codes.def" for floor in order} == {str(path.relative_to(root / "src")) for path in root.glob("src/*/codes.def")}
lines = ["# Diagnostics 提示信息", "", "Every message of the program about its inputs; `{0}`, `{1}` stand for what is named. Made from `src/*/codes.def`.", "",
         "程序对输入的全部提示信息；`{0}`、`{1}` 处填入所说的内容。error 是错误，warning 是警告，note 是提示。由 `src/*/codes.def` 生成。", ""]
count = 0
for floor in order:
    name = f"{floor}/codes.def"
    text = (root / "src" / name).read_text(encoding="utf-8")
    rows = [(m[1], m[2], unquoted(m[3]), unquoted(m[4])) for m in row.finditer(text)]
    written = len(re.findall(r"^DUCHA_CODE(?:_OF)?\(", text, re.M))
    if len(rows) != written:
        sys.exit(f"{name}: {written} rows, {len(rows)} understood")
    if not rows:
        continue
    lines += [f"## {floor}", "", "| code 代码 | severity 程度 | English | 中文 |", "|---|---|---|---|"]
    lines += [f"| `{code}` | {severity} | {en} | {zh} |" for code, severity, zh, en in rows]
    lines.append("")
    count += len(rows)
fresh = "\n".join(lines)
if "--write" in sys.argv:
    page.write_text(fresh, encoding="utf-8")
elif not page.exists() or page.read_text(encoding="utf-8") != fresh:
    sys.exit("docs/diagnostics.md is not fresh: run tests/docs/diagnostics.py . --write")
print(f"{count} codes")
