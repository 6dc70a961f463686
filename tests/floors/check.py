#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that every #include between the floors of src/, and between the rooms of a floor that edges.txt lists, is an
allowed edge, and that no units (a header with its source) of one floor include each other in a circle that edges.txt
does not name with its reason, and that docs/architecture.md says the same. A breach prints file, line and header."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
allowed, circles = {}, []
for line in (pathlib.Path(__file__).parent / "edges.txt").read_text().splitlines():
    line = line.split("#")[0].strip()
    if not line:
        continue
    name, _, rest = line.partition(":")
    if name == "circle":
        circles.append(set(rest.split()))
    else:
        allowed[name.strip()] = rest.split()

include = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
checked, breaches, graph = 0, [], {}


def room_of(name):
    """The innermost place of a file that edges.txt knows: feel/run, or feel."""
    parts = name.split("/")
    room = "/".join(parts[:2])
    return room if len(parts) > 2 and room in allowed else parts[0]


def may(place, header):
    target = room_of(header)
    if target == place or any(header == edge or header.startswith(edge + "/") for edge in allowed[place]):
        return True
    # What lies at the root of a floor belongs to its rooms, and they to it.
    return target == place.split("/")[0] or target.split("/")[0] == place


for path in sorted((root / "src").rglob("*")):
    if path.suffix not in (".h", ".cpp", ".def"):
        continue
    name = str(path.relative_to(root / "src"))
    floor = name.split("/")[0]
    if floor not in allowed:
        breaches.append(f"src/{name}: floor {floor} is not in tests/floors/edges.txt")
        continue
    unit = name.rsplit(".", 1)[0]
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = include.match(text)
        if not found:
            continue
        checked += 1
        header = found.group(1)
        target = header.split("/")[0]
        if "/" not in header or target not in allowed:
            breaches.append(f'src/{name}:{number}: "{header}" does not name its floor')
        elif not may(room_of(name), header):
            breaches.append(f'src/{name}:{number}: {room_of(name)} may not include "{header}"')
        elif target == floor and header.rsplit(".", 1)[0] != unit and header.endswith(".h"):
            graph.setdefault(unit, set()).add(header.rsplit(".", 1)[0])

# Tarjan's strongly connected components: each of more than one unit is a circle.
index, low, stack, found = {}, {}, [], []


def visit(unit):
    index[unit] = low[unit] = len(index)
    stack.append(unit)
    for other in sorted(graph.get(unit, ())):
        if other not in index:
            visit(other)
            low[unit] = min(low[unit], low[other])
        elif other in stack:
            low[unit] = min(low[unit], index[other])
    if low[unit] == index[unit]:
        circle = set()
        while unit not in circle:
            circle.add(stack.pop())
        if len(circle) > 1:
            found.append(circle)


sys.setrecursionlimit(10_000)
for unit in sorted(graph):
    if unit not in index:
        visit(unit)
for circle in found:
    if not any(circle <= known for known in circles):
        breaches.append("units in a circle: " + " ".join(sorted(circle)))

# The page that draws the floors says the same.
drawn = re.search(r"<!-- floors -->\n```text\n(.*?)```", (root / "docs/architecture.md").read_text(encoding="utf-8"), re.S)
written = [f"{name}: {' '.join(edges)}".rstrip() for name, edges in allowed.items()]
if drawn is None or drawn.group(1).splitlines() != written:
    breaches.append("docs/architecture.md: the table of floors is not that of tests/floors/edges.txt")

print("\n".join(breaches))
print(f"{checked} includes, {len(breaches)} breaches")
sys.exit(1 if breaches or not checked else 0)
