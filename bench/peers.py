#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same thirteen rules given to other programs, where they are installed: what is not is skipped, and said so.

    peers.py BUILD [--plans N] [--only NAME] [--markdown]

The rules are those of tests/conformance, the plans those of bench/peers/plans.py. bench/peers/ has the rules in the language of each:
Rego (Open Policy Agent, Conftest, regorus), CEL (cel-go), Guard (cfn-guard), Python. Each says pass or fail, or says nothing. Of plans that
are whole every verdict has to be ours; of plans as they come, it is counted what becomes of those that we call `unknown`, `pending` and
`not_applicable`. Times are seconds of the processor from start to end, the least of three runs. docs/peers.md says what comes out.

Found on the PATH: opa, conftest, regorus, cfn-guard, go (which builds bench/peers/celgo; its modules have to be at hand or to be had).
Found as a Python module: opa_eval (regorus). feelin, a package that `node` finds, evaluates bench/expressions.def; it reads an expression each
time that it evaluates it, so it stands beside compiling and evaluating once.
"""
import argparse
import collections
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
peers = root / "bench" / "peers"
sys.path.insert(0, str(peers))
import plans as made  # noqa: E402

ROUNDS = 3
SLOW = 5  # seconds, after which once is enough
RULES = 13


class Skipped(Exception):
    """Why a peer is not asked."""


class Failed(Exception):
    """It is there, and what it was given it cannot do."""


def least(command, codes=(0,)):
    """The least seconds of the processor of several runs, and what the last one wrote."""
    best, text = None, ""
    for _ in range(ROUNDS):
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            text = out.read()
            if process.returncode not in codes:
                said.seek(0)
                raise Failed(f"exit code {process.returncode}: {' '.join(map(str, command))}\n{(said.read() or text)[-3000:]}")
        seconds = usage.ru_utime + usage.ru_stime
        best = seconds if best is None else min(best, seconds)
        if seconds > SLOW:
            break
    return best, text


def key(plan, rule, subject):
    return plan, rule, json.dumps(subject)


def keyed(rows):
    return {key(plan, rule, subject): status for plan, rule, subject, status in rows}


# Ours.

def subject_of(found):
    if found is None:
        return None
    name = found["index"] if found["kind"] == "record" else found["name"]
    return [name, found["window"]] if found["kind"] == "record" and "window" in found else found.get("window") or name


def ours(ducha, folder):
    check = [ducha, "check", folder / "plans.ndjson", "--rules", root / "tests" / "conformance" / "rules", "--quiet", "-j1", "--fail-on", "never"]
    seconds, text = least([*check, "--format", "ndjson", "--status", "all"])
    rows = []
    for line in text.splitlines():
        one = json.loads(line)
        if one["type"] == "finding":
            plan = int(one["unit"][1:]) if one["unit"] else None
            rows.append((plan, one["rule"].removeprefix("shapes."), subject_of(one["subject"]), one["status"]))
    counted, _ = least([*check, "--format", f"ndjson={os.devnull}", "--status", "waived"])
    return seconds, counted, keyed(rows)


# The others: each gives its seconds and its verdicts, for plans in plans.json.

def on_path(name):
    found = shutil.which(name)
    if found is None:
        raise Skipped(f"no {name} on the PATH")
    return found


def module(name):
    if importlib.util.find_spec(name) is None:
        raise Skipped(f"no Python module {name}")


def by_python(folder):
    seconds, text = least([sys.executable, peers / "plain.py", folder / "plans.json"])
    return seconds, keyed(json.loads(text))


def by_opa(folder):
    seconds, text = least([on_path("opa"), "eval", "--format", "json", "--data", peers / "rules.rego", "--input", folder / "plans.json", "data.peer.verdicts"])
    return seconds, keyed(json.loads(text)["result"][0]["expressions"][0]["value"])


def by_conftest(folder):
    """It reports failures alone: what others have a verdict on and it is silent of, it lets pass."""
    asked = keyed(json.loads(subprocess.run([sys.executable, peers / "plain.py", folder / "plans.json"], capture_output=True, text=True, check=True).stdout))
    policy = folder / "conftest"
    policy.mkdir(exist_ok=True)
    for name in ("rules.rego", "conftest.rego"):
        shutil.copy(peers / name, policy)
    seconds, text = least([on_path("conftest"), "test", "--combine", "--policy", policy, "--output", "json", folder / "plans.json"], codes=(0, 1))
    failed = keyed(json.loads(failure["msg"]) for result in json.loads(text) for failure in result.get("failures", []))
    return seconds, {**{one: "pass" for one in asked}, **failed}


def by_regorus(folder):
    seconds, text = least([on_path("regorus"), "eval", "--data", peers / "rules.rego", "--input", folder / "plans.json", "data.peer.verdicts"])
    return seconds, keyed(json.loads(text)["result"][0]["expressions"][0]["value"])


def by_script(name, text, *arguments):
    """A peer that is a Python module."""
    module(name)
    return least([sys.executable, "-c", text, *arguments])


def by_opa_eval(folder):
    text = """import json, sys, opa_eval
print(json.dumps(opa_eval.OpaEval(sys.argv[1], query="data.peer.verdicts").evaluate_parsed(open(sys.argv[2]).read())))"""
    seconds, out = by_script("opa_eval", text, peers / "rules.rego", folder / "plans.json")
    return seconds, keyed(json.loads(out))


def by_cel_go(folder):
    go = on_path("go")
    program = folder / "celgo"
    if not program.exists():
        built = subprocess.run([go, "build", "-o", program, "."], cwd=peers / "celgo", capture_output=True, text=True)
        if built.returncode != 0:
            raise Skipped("go cannot build it: " + (built.stderr.strip().splitlines() or ["no reason given"])[-1])
    seconds, text = least([program, peers / "rules.cel.json", folder / "plans.json"])
    return seconds, keyed(json.loads(text))


def guard_key(plan, rule):
    name, _, subject = rule.partition("__")
    return key(plan, name, "2024-" + subject if subject else None)


def by_cfn_guard(folder):
    single = folder / "single"
    single.mkdir(exist_ok=True)
    for i, plan in enumerate(json.loads((folder / "plans.json").read_text(encoding="utf-8"))):
        (single / f"{i}.json").write_text(json.dumps(plan), encoding="utf-8")
    seconds, text = least([on_path("cfn-guard"), "validate", "--rules", peers / "rules.guard", "--data", single, "--output-format", "json", "--structured",
                           "--show-summary", "none"], codes=(0, 19))
    found = {}
    for report in json.loads(text):
        plan = int(pathlib.Path(report["name"]).stem)
        found.update((guard_key(plan, one["Rule"]["name"]), "fail") for one in report["not_compliant"])
        found.update((guard_key(plan, rule), "pass") for rule in report["compliant"])
    return seconds, found


PEERS = {
    "Python by hand": by_python,
    "Open Policy Agent": by_opa,
    "Conftest": by_conftest,
    "regorus": by_regorus,
    "regorus in Python (opa_eval)": by_opa_eval,
    "cel-go": by_cel_go,
    "cfn-guard": by_cfn_guard,
}
SILENT = ("unknown", "pending", "not_applicable")


def write(folder, plan, count):
    folder.mkdir()
    several = [plan(number) for number in range(count)]
    (folder / "plans.ndjson").write_text("".join(json.dumps(one) + "\n" for one in several), encoding="utf-8")
    (folder / "plans.json").write_text(json.dumps(several), encoding="utf-8")


def compared(expected, found, rules):
    """Verdicts that are the same; that are not; and for each status that is neither pass nor fail what they say of it."""
    same, other = 0, []
    instead = {status: collections.Counter() for status in SILENT}
    for one, status in expected.items():
        if one[1] not in rules:
            continue
        said = found.get(one, "nothing")
        if status in instead:
            instead[status][said] += 1
        elif said == status:
            same += 1
        else:
            other.append((one, status, said))
    other += [(one, "nothing", said) for one, said in found.items() if one not in expected]
    return same, other, instead


def table(rows, markdown):
    head = ["", "rules", "plans/s", "ducha is faster", "same", "other", "unknown: pass/fail/none", "pending: pass/fail/none", "n.a.: pass/fail/none"]
    if markdown:
        print("| " + " | ".join(head) + " |")
        print("|" + "---|" * len(head))
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))))


def thirteen(ducha, count, markdown, only):
    with tempfile.TemporaryDirectory() as name:
        whole, gaps = pathlib.Path(name) / "whole", pathlib.Path(name) / "gaps"
        write(whole, made.whole, count)
        write(gaps, made.with_gaps, count)
        written, counted, verdicts = ours(ducha, whole)
        _, _, loose = ours(ducha, gaps)
        tally = collections.Counter(loose.values())
        print(f"thirteen rules, {count:,} plans that are whole and {count:,} as they come; of the latter ducha says "
              + ", ".join(f"{tally[status]:,} {status}" for status in ("pass", "fail", *SILENT)))
        rows = [["ducha, findings written", str(RULES), f"{count / written:,.0f}", "", "", "", "", "", ""],
                ["ducha, verdicts counted", str(RULES), f"{count / counted:,.0f}", "", "", "", "", "", ""]]
        skipped, wrong = [], []
        for peer, asked in PEERS.items():
            if only not in (None, peer):
                continue
            try:
                seconds, found = asked(whole)
                _, found_loose = asked(gaps)
            except Skipped as why:
                skipped.append(f"{peer}: skipped, {why}")
                continue
            except Failed as why:
                wrong.append(f"{peer}: {why}")
                continue
            rules = {one[1] for one in found}
            _, other, _ = compared(verdicts, found, rules)
            wrong += [f"{peer}: {one[1]} {one[2]} of plan {one[0]}: {here} here, {there} there" for one, here, there in other
                      if here in ("pass", "fail", "nothing")]
            same, other, instead = compared(loose, found_loose, rules)
            rows.append([peer, str(len(rules)), f"{count / seconds:,.0f}", f"{seconds / written:.1f}x", f"{same:,}", f"{len(other):,}",
                         *("/".join(f"{instead[status][said]:,}" for said in ("pass", "fail", "nothing")) for status in SILENT)])
        table(rows, markdown)
        for line in skipped:
            print(line)
        if wrong:
            sys.exit("what is not as it should be:\n" + "\n".join(wrong[:20]))


def against_feelin(build):
    node = shutil.which("node")
    expressions = root / "bench" / "expressions.def"
    done = node and subprocess.run([node, peers / "expressions.mjs", expressions], capture_output=True, text=True)
    if not node or "MODULE_NOT_FOUND" in done.stderr:
        print("feelin: skipped, " + ("node finds no such package" if node else "no node on the PATH"))
        return
    if done.returncode != 0:
        sys.exit(done.stderr)
    program = build / "bench" / "feel_bench"
    if not program.exists():
        print("feelin: skipped, this build has no benchmark of expressions")
        return
    measured = subprocess.run([program, "--benchmark_filter=^(compile|evaluate)/", "--benchmark_format=json"],
                              capture_output=True, text=True, check=True)
    ours_of = {one["name"]: one["real_time"] for one in json.loads(measured.stdout)["benchmarks"]}
    print("feelin, nanoseconds an expression:       feelin    compiled and evaluated        evaluated alone")
    for line in done.stdout.splitlines():
        name, theirs, value = line.split(maxsplit=2)
        if value == "null":
            continue  # a function that the standard does not have
        theirs, alone = float(theirs), ours_of["evaluate/" + name]
        both = ours_of["compile/" + name] + alone
        print(f"  {name:<36} {theirs:>10,.0f} {both:>10,.0f} ({theirs / both:>6,.0f} times) {alone:>8,.0f} ({theirs / alone:>8,.0f} times)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--only", choices=PEERS)
    parser.add_argument("--markdown", action="store_true")
    said = parser.parse_args()
    thirteen(said.build / "ducha", said.plans, said.markdown, said.only)
    if said.only is None:
        against_feelin(said.build)


main()
