#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the golden cases of the command line: files that hold commands, their inputs and their whole output.

    run.py --ducha PROGRAM [--accept] CASE.txt...

A case opens with a sentence that says what it shows. Then come sections, each begun by a line `=== `:

    === use FOLDER as NAME     a folder of the project, copied into the case's own
    === file PATH              a file, its content below
    === env NAME=VALUE         for every run that follows
    === stdin                  what the next run reads
    === run                    a bash command; what follows is what it must give
    === run on a terminal      the same, its output and messages on a pseudo-terminal
    === stdout, === stderr, === terminal    left out where nothing came
    === exit N                 must be there

Every case runs in a folder of its own, with an environment of its own. Digests, the version and today's date are masked. An escape is
shown as <ESC>, a carriage return at the end of a line as <CR>; a line that begins with `===` or `\\` has a backslash before it; a missing last line feed is said.
--accept, or DUCHA_ACCEPT=1, rewrites the files: read the difference before you keep it.
"""
import argparse
import datetime
import difflib
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NO_NEWLINE = "\\ no line feed at the end"
TIMEOUT = 120


SKIPPED = 77


class Broken(Exception):
    pass


class NoTerminal(Exception):
    """This machine gives no pseudo-terminal, as a chroot without /dev/pts."""


def parse(text, path):
    """The description and the sections as [head, body]; a body ends in a line feed or is empty."""
    parts = re.split(r"^=== (.*)\n", text, flags=re.M)
    if not parts[0].strip():
        raise Broken(f"{path}: no sentence says what the case shows")
    return parts[0], [[parts[i].strip(), parts[i + 1]] for i in range(1, len(parts), 2)]


def unescape(body):
    body = re.sub(r"^\\(?=\\|===)", "", body, flags=re.M)
    if body.endswith(NO_NEWLINE + "\n"):
        body = body[: -len(NO_NEWLINE) - 2]
    return body


def escape(text):
    if not text:
        return ""
    whole = text.endswith("\n")
    text = re.sub(r"^(?=\\|===)", r"\\", text if whole else text + "\n", flags=re.M)
    return text if whole else text + NO_NEWLINE + "\n"


def mask(data, folder):
    text = data.decode("utf-8", "backslashreplace").replace("\x1b", "<ESC>").replace("\r\n", "<CR>\n")
    text = text.replace(str(folder), "$FOLDER")
    text = re.sub(r"xxh3:[0-9a-f]{32}", "xxh3:DIGEST", text)
    text = re.sub(r"sha256:[0-9a-f]{64}", "sha256:DIGEST", text)
    text = re.sub(r'("version": ?|ducha )"?\d+\.\d+\.\d+"?', r"\1VERSION", text)
    text = re.sub(r"([,\t])\d+\.\d+\.\d+(?=[,\t][^,\t\n]*sha256:)", r"\1VERSION", text)
    text = re.sub(r"sha256:[0-9a-f]{12}(?![0-9a-f])", "sha256:DIGEST", text)
    for day in (datetime.date.today(), datetime.date.today() - datetime.timedelta(days=1)):
        text = text.replace(day.isoformat(), "TODAY")
    return text


def run_plain(command, stdin, folder, environment):
    done = subprocess.run(["bash", "-c", command], input=stdin, cwd=folder, env=environment, capture_output=True, timeout=TIMEOUT)
    return done.returncode, [("stdout", done.stdout), ("stderr", done.stderr)]


def run_on_terminal(command, stdin, folder, environment):
    try:
        master, slave = pty.openpty()
    except OSError as fault:
        raise NoTerminal(str(fault)) from fault
    process = subprocess.Popen(["bash", "-c", command], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment,
                               start_new_session=True)
    os.close(slave)
    # Without echo: what is typed belongs to the case, not to the output.
    import termios
    attributes = termios.tcgetattr(master)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(master, termios.TCSANOW, attributes)
    if stdin:
        os.write(master, stdin)
    chunks = []
    while True:
        ready, _, _ = select.select([master], [], [], TIMEOUT)
        if not ready:
            process.kill()
            raise Broken("nothing came for too long")
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(master)
    return process.wait(timeout=TIMEOUT), [("terminal", b"".join(chunks).replace(b"\r\n", b"\n"))]


def play(path, program):
    """The case as it should stand, by what the program does."""
    description, sections = parse(path.read_text(encoding="utf-8"), path)
    out = [description]
    runs = 0
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        bin_folder = folder / ".bin"
        bin_folder.mkdir()
        (bin_folder / "ducha").symlink_to(program)
        environment = {"PATH": f"{bin_folder}:/usr/bin:/bin", "LANG": "en_US.UTF-8", "TERM": "xterm", "HOME": str(folder), "TZ": "UTC"}
        for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"):
            if kept in os.environ:
                environment[kept] = os.environ[kept]
        stdin = b""
        index = 0
        while index < len(sections):
            head, body = sections[index]
            index += 1
            out.append(f"=== {head}\n{body}")
            word, _, rest = head.partition(" ")
            if word == "use":
                source, _, target = rest.partition(" as ")
                shutil.copytree(ROOT / source, folder / (target or pathlib.Path(source).name))
            elif word == "file":
                target = folder / rest
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(unescape(body).encode("utf-8"))
            elif word == "env":
                key, _, value = rest.partition("=")
                environment[key] = value
            elif word == "stdin":
                stdin = unescape(body).encode("utf-8")
            elif head in ("run", "run on a terminal"):
                runs += 1
                expected = {}
                while index < len(sections) and sections[index][0].split(" ")[0] in ("stdout", "stderr", "terminal", "exit"):
                    expected[sections[index][0].split(" ")[0]] = True
                    index += 1
                if "exit" not in expected:
                    problems.append(f"{path.name}: a run has no `=== exit`")
                runner = run_plain if head == "run" else run_on_terminal
                code, outputs = runner(body, stdin, folder, environment)
                stdin = b""
                for stream, data in outputs:
                    text = mask(data, folder)
                    if text:
                        out.append(f"=== {stream}\n{escape(text)}")
                out.append(f"=== exit {code}\n")
                if index < len(sections):
                    out.append("\n")
            else:
                raise Broken(f"{path}: no such section: {head}")
    if not runs:
        raise Broken(f"{path}: the case runs nothing")
    return "".join(out), problems


def normal(text):
    """Empty lines between runs are for the eye."""
    return re.sub(r"(^=== exit \d+\n)\n*", r"\1", text, flags=re.M)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ducha", required=True)
    parser.add_argument("--accept", action="store_true", default=os.environ.get("DUCHA_ACCEPT") == "1")
    parser.add_argument("cases", nargs="+")
    said = parser.parse_args()
    program = pathlib.Path(said.ducha).resolve()
    failed = skipped = 0
    for case in said.cases:
        path = pathlib.Path(case)
        try:
            got, problems = play(path, program)
            want = path.read_text(encoding="utf-8")
            if said.accept:
                if normal(got) != normal(want):
                    path.write_text(got, encoding="utf-8")
                    print(f"{path.name}: rewritten")
                continue
        except Broken as broken:
            print(broken)
            failed += 1
            continue
        except NoTerminal as fault:
            print(f"{path.name}: skipped: no pseudo-terminal here ({fault})")
            skipped += 1
            continue
        except subprocess.TimeoutExpired:
            print(f"{path.name}: takes longer than {TIMEOUT} seconds")
            failed += 1
            continue
        if normal(got) != normal(want):
            problems.append("".join(difflib.unified_diff(normal(want).splitlines(True), normal(got).splitlines(True),
                                                         f"{path.name} (expected)", f"{path.name} (got)")))
        if problems:
            print("\n".join(problems))
            failed += 1
    print(f"{len(said.cases) - failed - skipped} cases passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else SKIPPED if skipped == len(said.cases) else 0)


main()
