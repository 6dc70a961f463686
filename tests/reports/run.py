#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs small inputs made after public reports of trouble elsewhere, where they lie beside the checkout, and holds what
comes out against what was wanted of each. The project's own copies of each kind are tests/commands/input-*.txt.

    run.py PROGRAM FOLDER

Exit code 77 where the folder is not there.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
if not folder.is_dir():
    print(f"{folder} is not there")
    sys.exit(77)

# number: (exit code, what must be said, what must not be said); None: any code but 0
WANTED = {
    "01": (None, [r"plans.csv:2:23: 错误"], []),
    "02": (1, [r"“合计”是合计行", r"9 个单位", r"不符合 +必须 +九成以上的县达标"], [r"10 个单位"]),
    "03": (2, [r"fact|约数"], [r'"status":"pass"']),
    "04": (2, [r"写作 60%", r"有误"], [r"^ +通过 "]),
    "05": (None, [r"dangling.yaml: 错误"], []),
    "15": (1, [r"2名社工负责31人"], [r"已略过"]),
    "17": (2, [r"方案是单个值"], [r"YAML"]),
    "18": (2, [r"会议：映射", r"日期：列表"], [r"：\{", r"：\["]),
    "22": (None, [r"plans/甲县.yaml:1"], [r"\\347"]),
    "23": (1, [r"试验政策"], [r"没有写明单位"]),
    "30": (2, [r"“12人次”", r"与这项事实的单位“人”不同", r"试验政策 +9 "], [r"“13万2”", r"“3万5”", r"“共12人”"]),
    "31": (2, [r"相当于 2024-06-30"], [r"“2024/6/30 0:00”不能", r"“20240630”不能"]),
    "32": (0, [r"通过"], [r"错误"]),
    "33": (None, [r"没有写到日；应写到日，如 2024-06-30"], [r"通过 +应当"]),
    "34": (2, [r"学期没有固定的起止日"], [r"“2024年前三季度”不是", r"“2021-2025年”不是", r"“2024—2025学年”不是"]),
    "36": (2, [r"“无”可以是零", r"无法判断"], [r"“—”不能", r"“N/A”不能", r"“未统计”不能", r"“”不能"]),
    "38": (2, [r"“w”不是单位", r"约数", r"括号在账目中表示负数"], [r"“35万元人民币”不能", r"“80元/人·年”不能", r"“每人80元”不能"]),
    "39": (2, [r"带千分位逗号"], []),
    "51": (0, [r"是表格的注", r"通过 1"], [r"错误"]),
    "55": (0, [r"试验政策 +5 "], [r"错误"]),
    "59": (1, [r"1 份方案"], [r"两份方案"]),
}

# A copy, whose rules say when a shortfall is final: they are older than that key.
scratch = tempfile.TemporaryDirectory(prefix="ducha-reports-")  # goes with the process, whichever way that ends
copy = pathlib.Path(scratch.name) / "reports"
shutil.copytree(folder, copy, symlinks=True)
for rules in copy.glob("rules/*/*.yaml"):
    text = rules.read_text(encoding="utf-8")
    if "\nrules:" not in text or "due:" in text:
        continue
    text = re.sub(r"(?m)^(  - \{id: [^\n]*?)require:", r"\1due: at once, require:", text)
    blocks = re.split(r"(?m)^(?=  - id:)", text)
    rules.write_text("".join(one if "every:" in one else re.sub(r"(?m)^    require:", "    due: at once\n    require:", one)
                             for one in blocks), encoding="utf-8")
folder = copy

faults = []
for number, (code, said, unsaid) in WANTED.items():
    case = next(iter(sorted(folder.glob(f"{number}-*"))), None)
    if case is None:
        faults.append(f"{number}: no such case")
        continue
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    environment.pop("DUCHA_RULES", None)
    done = subprocess.run(["sh", "./cmd"], cwd=case, env=environment, capture_output=True, text=True, timeout=120)
    out = done.stdout + done.stderr
    if (done.returncode == 0) if code is None else (done.returncode != code):
        faults.append(f"{case.name}: exit code {done.returncode}")
    faults += [f"{case.name}: {pattern} is not said:\n{out[:1500]}" for pattern in said if not re.search(pattern, out, re.M)]
    faults += [f"{case.name}: {pattern} is said:\n{out[:1500]}" for pattern in unsaid if re.search(pattern, out, re.M)]

print("\n".join(faults))
print(f"{len(WANTED)} cases, {len(faults)} faults")
sys.exit(1 if faults else 0)
