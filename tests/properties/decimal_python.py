# SPDX-License-Identifier: Apache-2.0
"""FEEL's numbers against Python's decimal module, which is another implementation of the same arithmetic.

usage: decimal_python.py DUCHA [PAIRS] [SEED]

Both compute in decimal128: 34 digits, half to even. Every pair is added, subtracted, multiplied, divided and compared; a part
of them is raised to powers and rounded in every way; exponentials, logarithms and roots come between. The results must be the same number, digit for digit.
"""

import json
import os
import random
import subprocess
import sys
from decimal import (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP,
                     Context, Decimal)

DECIMAL128 = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
EXACT = Context(prec=400, Emin=-99999, Emax=99999, traps=[])
WIDE = Context(prec=80, Emin=-99999999, Emax=99999999, traps=[])  # of which 34 digits are right
ROUNDINGS = [
    ("decimal(a, b)", ROUND_HALF_EVEN),
    ("floor(a, b)", ROUND_FLOOR),
    ("ceiling(a, b)", ROUND_CEILING),
    ("round up(a, b)", ROUND_UP),
    ("round down(a, b)", ROUND_DOWN),
    ("round half up(a, b)", ROUND_HALF_UP),
    ("round half down(a, b)", ROUND_HALF_DOWN),
]


def random_number(rng):
    digits = rng.choice([1, 2, 3, 6, 10, 17, 20, 33, 34])
    exponent = rng.choice([0, 0, 0, -2, -4, -digits, rng.randint(-40, 40)])
    if rng.random() < 0.05:
        exponent = rng.randint(-6150, 6080)
    number = Decimal(rng.randint(0, 10**digits - 1)) * rng.choice([1, -1])
    return DECIMAL128.plus(EXACT.scaleb(number, exponent))


def power_case(rng):
    """Powers that the standard defines, with a base and an exponent of all sizes."""
    base = random_number(rng)
    kind = rng.random()
    if kind < 0.5:
        exponent = Decimal(rng.randint(-20, 40))
    elif kind < 0.8:
        exponent = Decimal(rng.randint(-3000, 3000))
    else:
        base = abs(base)
        exponent = Decimal(rng.randint(-10**6, 10**6)).scaleb(-rng.randint(1, 5))
    if base == 0:
        base = Decimal(1)
    return base, exponent, [DECIMAL128.plus(WIDE.power(base, exponent))]


def rounding_case(rng, mode):
    scale = rng.randint(-4, 12)
    number = random_number(rng)
    if rng.random() < 0.4:  # a tie
        number = Decimal(rng.randint(-99999, 99999) * 10 + 5).scaleb(-scale - 1)
    if number.adjusted() - scale > 300 or number.adjusted() < -300:
        number = Decimal(rng.randint(-10**9, 10**9)).scaleb(-rng.randint(0, 12))
    rounded = Context(prec=1000, rounding=mode, Emin=-99999, Emax=99999).quantize(number, Decimal(1).scaleb(-scale))
    return number, Decimal(scale), [DECIMAL128.plus(rounded)]


def cases(pairs, rng):
    for _ in range(pairs):
        a, b = random_number(rng), random_number(rng)
        if rng.random() < 0.02:
            b = DECIMAL128.multiply(a, Decimal("1.00"))
        yield ("[a + b, a - b, a * b, a / b, a < b, a <= b, a = b]", a, b,
               [DECIMAL128.add(a, b), DECIMAL128.subtract(a, b), DECIMAL128.multiply(a, b), DECIMAL128.divide(a, b),
                a < b, a <= b, a == b])
    for _ in range(pairs // 5):
        yield ("[a ** b]", *power_case(rng))
        number = Decimal(rng.randint(1, 10**rng.choice([1, 5, 20, 34]))).scaleb(-rng.randint(0, 34))
        yield ("[exp(a), exp(-a), log(a), sqrt(a)]", number, number,
               [DECIMAL128.plus(WIDE.exp(number)), DECIMAL128.plus(WIDE.exp(-number)), DECIMAL128.plus(WIDE.ln(number)),
                DECIMAL128.sqrt(number)])
        for expression, mode in ROUNDINGS:
            if rng.random() < 0.5:
                yield (f"[{expression}]", *rounding_case(rng, mode))


def same(wanted, got):
    if isinstance(wanted, bool):
        return got["t"] == "boolean" and got["v"] == wanted
    if not wanted.is_finite():
        return got["t"] == "null"
    return got["t"] == "number" and Decimal(got["v"]) == wanted


def main():
    binary = sys.argv[1]
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000 if os.environ.get("DUCHA_QUICK") else 100_000
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20240630)
    wanted, lines = [], []
    for expression, a, b, results in cases(pairs, rng):
        context = {name: {"t": "number", "v": str(number)} for name, number in (("a", a), ("b", b))}
        lines.append(json.dumps({"id": len(lines), "expr": expression, "context": context}))
        wanted.append((expression, a, b, results))
    run = subprocess.run([binary, "eval", "--batch"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(wanted):
        sys.exit(f"{len(wanted)} questions, {len(answers)} answers\n{run.stderr[:2000]}")
    faults = 0
    for answer, (expression, a, b, results) in zip(answers, wanted):
        got = answer["v"] if answer["t"] == "list" else []
        if len(got) != len(results) or not all(map(same, results, got)):
            faults += 1
            if faults <= 20:
                print(f"{expression} with a = {a}, b = {b}: expected {[str(r) for r in results]}, got {got}")
    print(f"{len(wanted)} expressions over {pairs} pairs, {faults} differ")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
