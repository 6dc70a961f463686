# SPDX-License-Identifier: Apache-2.0
"""A command with what it took.

Linux counts into the peak of a process what whoever started it held; so this file also runs as a small process of its own that starts the
command and tells what it took: `measured.py FD COMMAND...`
"""
import os
import subprocess
import sys
import time
from typing import NamedTuple


class Took(NamedTuple):
    processor: float  # seconds
    clock: float  # seconds
    memory: float  # megabytes at the peak
    code: int


def measured(command, **streams):
    """Runs it, both streams to nowhere unless they are given; another call waits until it has ended."""
    reading, writing = os.pipe()
    launch = [sys.executable, "-E", "-S", __file__, str(writing), *map(os.fspath, command)]
    process = subprocess.Popen(launch, pass_fds=[writing], **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **streams})
    os.close(writing)
    with os.fdopen(reading) as told:
        figures = told.read().split()
    process.wait()
    return Took(*map(float, figures[:3]), int(figures[3]))


def run(told, command):
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    clock = time.perf_counter() - start
    os.write(told, f"{usage.ru_utime + usage.ru_stime} {clock} {usage.ru_maxrss / 1024} {os.waitstatus_to_exitcode(status)}".encode())


if __name__ == "__main__":
    os.set_inheritable(int(sys.argv[1]), False)
    run(int(sys.argv[1]), sys.argv[2:])
