#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the steps of action.yml in a shell, as a runner does, and the hooks by pre-commit where it is installed.

Usage: ci.py DUCHA ROOT
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ducha, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
failures, left_out = [], []


def check(name, holds):
    if not holds:
        failures.append(name)


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@example", *arguments], cwd=folder, check=True,
                   capture_output=True)


def repository(folder):
    plans = folder / "plans"
    plans.mkdir(parents=True)
    git(folder, "init", "-q")
    shutil.copy(root / "examples/qingshan.yaml", plans / "old.yaml")
    (plans / "gone.yaml").write_text("unit: x\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    (plans / "gone.yaml").unlink()
    shutil.copy(root / "examples/qingshan.yaml", plans / "新的.yaml")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "two")


def step(folder, temp, **given):
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    environment = {**os.environ, "PATH": f"{ducha.parent}:{os.environ['PATH']}", "DUCHA_RULES": str(root / "rules"),
                   "GITHUB_ACTION_PATH": str(root), "GITHUB_OUTPUT": str(temp / "output"), "GITHUB_ENV": str(temp / "env"),
                   "GITHUB_PATH": str(temp / "path"), "GITHUB_STEP_SUMMARY": str(temp / "summary"), "RUNNER_TEMP": str(temp)}
    inputs = {name: given.get(name, value["default"]) for name, value in action["inputs"].items()}
    for one in action["runs"]["steps"]:
        local = {name: value.replace("${{ inputs.", "").replace(" }}", "") for name, value in one.get("env", {}).items()}
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", one["run"]], cwd=folder, capture_output=True, text=True,
                              env={**environment, **{name: inputs[value] for name, value in local.items()}})
    return done


with tempfile.TemporaryDirectory() as name:
    folder, temp = pathlib.Path(name) / "work", pathlib.Path(name) / "temp"
    temp.mkdir()
    repository(folder)
    done = step(folder, temp)
    check(f"all plans: {done.stderr[-300:]}", done.returncode == 1 and "file=plans/old.yaml" in done.stdout)
    done = step(folder, temp, base="HEAD~1")
    check(f"what changed: {done.stderr[-300:]}", done.returncode == 1 and "plans/old.yaml" not in done.stdout and "::error" in done.stdout)
    check("SARIF", json.loads((temp / "ducha.sarif").read_text())["version"] == "2.1.0" and (temp / "ducha.html").exists())
    summary = (temp / "summary").read_text(encoding="utf-8")
    check("the job's summary has a table and what failed, of each run", summary.count("|---|") == 2 and "**" in summary)
    done = step(folder, temp, base="HEAD")
    check(f"nothing changed: {done.stderr[-300:]}", done.returncode == 0)
    done = step(folder, temp, arguments="--fail-on never")
    check("more options", done.returncode == 0)

    pre_commit = os.environ.get("DUCHA_PRE_COMMIT") or shutil.which("pre-commit")
    if pre_commit:
        hooks = pathlib.Path(name) / "hooks"
        hooks.mkdir()
        git(hooks, "init", "-q")
        shutil.copy(root / ".pre-commit-hooks.yaml", hooks)
        git(hooks, "add", ".")
        git(hooks, "commit", "-qm", "hooks")
        environment = {**os.environ, "PATH": f"{ducha.parent}:{os.environ['PATH']}", "DUCHA_RULES": str(root / "rules"),
                       "PRE_COMMIT_HOME": str(temp / "pre-commit")}
        done = subprocess.run([pre_commit, "try-repo", str(hooks), "ducha-check", "--all-files"], cwd=folder, capture_output=True,
                              text=True, env=environment)
        check(f"pre-commit: {done.stdout[-300:]}{done.stderr[-300:]}", done.returncode == 1 and "corrections.caseload" in done.stdout)
    else:
        left_out.append("pre-commit")

print(("left out, not installed: " + ", ".join(left_out) + "\n" if left_out else "") + ("\n".join(failures) or "as it should be"))
sys.exit(1 if failures else 0)
